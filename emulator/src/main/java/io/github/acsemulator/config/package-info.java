/**
 * The settings: what they are called, what they may be, and where a value comes from.
 */
@NullMarked
package io.github.acsemulator.config;

import org.jspecify.annotations.NullMarked;
