/**
 * The command, the embeddable emulator, the whole HTTP surface on one screen ({@link Routes}) and the only place that
 * constructs services ({@link Wiring}).
 */
@NullMarked
package io.github.acsemulator;

import org.jspecify.annotations.NullMarked;
