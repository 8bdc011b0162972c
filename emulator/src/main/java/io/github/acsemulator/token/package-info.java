/**
 * Signing keys, claims, scopes, signing and verifying of user access tokens. The only package that imports Nimbus.
 */
@NullMarked
package io.github.acsemulator.token;

import org.jspecify.annotations.NullMarked;
