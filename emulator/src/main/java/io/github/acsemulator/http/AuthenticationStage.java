package io.github.acsemulator.http;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.HmacVerifier;
import io.github.acsemulator.auth.SignedRequest;
import io.github.acsemulator.auth.Verdict;
import io.github.acsemulator.auth.Verdict.Accepted;
import io.github.acsemulator.auth.Verdict.Refused;
import io.github.acsemulator.config.Settings.AuthMode;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.token.TokenOrigin;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which resource a request may act on, and refuses it, serves it with a warning, or does not look. */
public final class AuthenticationStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationStage.class);

    private final HmacVerifier verifier;
    private final Resources resources;
    private final Supplier<AuthMode> mode;

    /** A stage that verifies with {@code verifier}, as strictly as {@code mode} says at the time. */
    public AuthenticationStage(HmacVerifier verifier, Resources resources, Supplier<AuthMode> mode) {
        this.verifier = verifier;
        this.resources = resources;
        this.mode = mode;
    }

    @Override
    public void run(Exchange exchange) {
        if (mode.get() == AuthMode.OFF) {
            useDefaultResource(exchange);
            exchange.authentication(new Authentication(scheme(exchange), "off", null));
            return;
        }
        Verdict verdict = verifier.verify(
                new SignedRequest(exchange.method(), exchange.target(), exchange::headers, exchange.body()));
        if (verdict instanceof Accepted accepted) {
            exchange.authenticated(accepted.resource(), accepted.origin());
            exchange.authentication(new Authentication(scheme(exchange), "accepted", null));
        } else if (verdict instanceof Refused refused) {
            exchange.authentication(new Authentication(scheme(exchange), "refused", refused.denial()));
            String why = PrintableLine.of(refused.denial().line());
            if (mode.get() == AuthMode.STRICT) {
                LOG.warn("{} {} denied: {}", exchange.method(), PrintableLine.of(exchange.path()), why);
                throw refused.refusal().exception().header("x-acs-emulator-denied", why);
            }
            exchange.warn("not authenticated, Azure would refuse it: " + why);
            useDefaultResource(exchange);
        }
    }

    private static String scheme(Exchange exchange) {
        return Authentication.schemeOf(exchange.header("Authorization").orElse(""));
    }

    private void useDefaultResource(Exchange exchange) {
        Resource resource = resources.defaultResource();
        exchange.authenticated(resource, TokenOrigin.ofNoKey(resource.id()));
    }
}
