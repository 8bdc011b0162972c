/**
 * Faults: answers that go wrong on purpose, by rules that say for which requests, how often and how.
 */
@NullMarked
package io.github.acsemulator.fault;

import org.jspecify.annotations.NullMarked;
