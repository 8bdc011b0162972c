/**
 * Authentication of requests: the HMAC signature made with an access key, and the explanation of what is wrong with one.
 */
@NullMarked
package io.github.acsemulator.auth;

import org.jspecify.annotations.NullMarked;
