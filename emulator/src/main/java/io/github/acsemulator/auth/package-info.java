/**
 * Authentication of requests: the HMAC signature made with an access key, and the explanation of what is wrong with one;
 * Entra tokens, by the keys of the issuers that are trusted.
 */
@NullMarked
package io.github.acsemulator.auth;

import org.jspecify.annotations.NullMarked;
