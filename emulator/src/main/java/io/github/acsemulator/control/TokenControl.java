package io.github.acsemulator.control;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.http.QueryString;
import io.github.acsemulator.identity.IdentityService;
import io.github.acsemulator.json.StrictJson;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/tokens}: whether a token is good, and tokens of any kind. */
public final class TokenControl {
    private final Introspector introspector;
    private final TokenMint mint;

    /** By the keys and the state of this server. */
    public TokenControl(
            Supplier<SigningKeys> keys, IdentityService identities, Resources resources, EmulatorClock clock) {
        this.introspector = new Introspector(keys, identities, resources, clock);
        this.mint = new TokenMint(keys, identities, resources, clock);
    }

    /** {@code POST /_emulator/tokens}: one that the service may never issue. */
    public void mint(Exchange exchange) {
        exchange.respond(201, mint.mint(exchange));
    }

    /** {@code POST /_emulator/tokens/introspect} takes {@code {"token":"…"}}, or the form of RFC 7662. */
    public void introspect(Exchange exchange) {
        exchange.respond(200, introspector.introspect(token(exchange)));
    }

    private static String token(Exchange exchange) {
        @Nullable String token;
        String form = new String(exchange.body(), StandardCharsets.UTF_8);
        // curl says of JSON, too, that it is a form.
        if (exchange.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")
                && !form.stripLeading().startsWith("{")) {
            List<String> values = QueryString.values(form, "token");
            token = values.isEmpty() ? null : values.get(0);
        } else {
            token = StrictJson.read(exchange.body(), TokenBody.class).token();
        }
        if (token == null) {
            throw ErrorCatalogue.CONTROL_INVALID.exception("'token' must be the token to look at.", "token");
        }
        return token;
    }

    private record TokenBody(@Nullable String token) {}
}
