/**
 * The clock and the random numbers. Nothing else in the emulator asks the system for either.
 */
@NullMarked
package io.github.acsemulator.time;

import org.jspecify.annotations.NullMarked;
