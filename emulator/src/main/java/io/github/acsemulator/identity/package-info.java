/**
 * The operations on identities, their rules, and the store that keeps them.
 */
@NullMarked
package io.github.acsemulator.identity;

import org.jspecify.annotations.NullMarked;
