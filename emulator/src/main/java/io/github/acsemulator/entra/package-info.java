/**
 * Entra: the built-in issuer that plays its token endpoint, the exchange of its tokens for those of an ACS user, and the
 * assignments that allow it.
 */
@NullMarked
package io.github.acsemulator.entra;

import org.jspecify.annotations.NullMarked;
