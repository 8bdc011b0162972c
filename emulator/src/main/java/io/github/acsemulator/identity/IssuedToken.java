package io.github.acsemulator.identity;

import java.time.Instant;

/**
 * A token that was issued.
 *
 * @param token the JWT
 * @param expiresOn when it expires; its claim {@code exp} is this, in whole seconds
 */
public record IssuedToken(String token, Instant expiresOn) {}
