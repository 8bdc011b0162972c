/**
 * The web page: its files, and the two routes that serve them. What the page does it does through the emulator's public
 * routes, as any user could.
 */
@NullMarked
package io.github.acsemulator.portal;

import org.jspecify.annotations.NullMarked;
