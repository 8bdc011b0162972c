package io.github.acsemulator.testcontainers;

import java.time.Instant;

/**
 * An access token.
 *
 * @param token the JWT
 * @param expiresOn when it expires, by the emulator's clock
 */
public record AccessToken(String token, Instant expiresOn) {

    static AccessToken of(ControlJson json) {
        return new AccessToken(json.text("token"), json.instant("expiresOn"));
    }
}
