/**
 * Teams users: the exchange of their Entra tokens, and the Teams Phone extension with its assignments.
 */
@NullMarked
package io.github.acsemulator.teams;

import org.jspecify.annotations.NullMarked;
