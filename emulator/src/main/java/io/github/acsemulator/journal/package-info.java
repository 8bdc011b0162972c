/**
 * The journal: what was asked of the service lately, how it was answered, and why not. Bounded, and without secrets.
 */
@NullMarked
package io.github.acsemulator.journal;

import org.jspecify.annotations.NullMarked;
