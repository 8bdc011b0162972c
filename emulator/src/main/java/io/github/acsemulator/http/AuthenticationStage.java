package io.github.acsemulator.http;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraVerdict;
import io.github.acsemulator.auth.EntraVerdict.Bad;
import io.github.acsemulator.auth.EntraVerdict.Good;
import io.github.acsemulator.auth.EntraVerdict.Unproven;
import io.github.acsemulator.auth.EntraVerifier;
import io.github.acsemulator.auth.HmacVerifier;
import io.github.acsemulator.auth.SignedRequest;
import io.github.acsemulator.auth.Verdict;
import io.github.acsemulator.auth.Verdict.Accepted;
import io.github.acsemulator.auth.Verdict.Refused;
import io.github.acsemulator.config.Settings.AuthMode;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.token.TokenOrigin;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which resource a request may act on, and refuses it, serves it with a warning, or does not look. */
public final class AuthenticationStage implements Stage {
    /** The response header that says why a request was not authenticated. */
    static final String DENIED = "x-acs-emulator-denied";

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticationStage.class);

    private final HmacVerifier signatures;
    private final EntraVerifier tokens;
    private final Resources resources;
    private final Supplier<AuthMode> mode;

    /**
     * A stage as strict as {@code mode} says at the time.
     *
     * @param signatures judges requests signed with an access key
     * @param tokens judges those that come with an Entra token
     */
    public AuthenticationStage(
            HmacVerifier signatures, EntraVerifier tokens, Resources resources, Supplier<AuthMode> mode) {
        this.signatures = signatures;
        this.tokens = tokens;
        this.resources = resources;
        this.mode = mode;
    }

    @Override
    public void run(Exchange exchange) {
        String authorization = exchange.header("Authorization").orElse("");
        String scheme = Authentication.schemeOf(authorization);
        boolean isBearer = scheme.equals(Authentication.BEARER);
        Resource unproven = isBearer ? resources.ofHost(exchange.host()) : resources.defaultResource();
        if (mode.get() == AuthMode.OFF) {
            exchange.authenticated(unproven, TokenOrigin.ofNoKey(unproven.id()));
            exchange.authentication(new Authentication(scheme, "off", null));
            return;
        }
        Verdict verdict = isBearer
                ? bearer(authorization.substring(Authentication.BEARER.length()), unproven)
                : signatures.verify(
                        new SignedRequest(exchange.method(), exchange.target(), exchange::headers, exchange.body()));
        if (verdict instanceof Accepted accepted) {
            exchange.authenticated(accepted.resource(), accepted.origin());
            exchange.authentication(new Authentication(scheme, "accepted", null));
        } else if (verdict instanceof Refused refused) {
            exchange.authentication(new Authentication(scheme, "refused", refused.denial()));
            String why = PrintableLine.of(refused.denial().line());
            if (mode.get() == AuthMode.STRICT) {
                LOG.warn("{} {} denied: {}", exchange.method(), PrintableLine.of(exchange.path()), why);
                throw refused.refusal().exception().header(DENIED, why);
            }
            if (isBearer) {
                LOG.warn("{} {} let pass: {}", exchange.method(), PrintableLine.of(exchange.path()), why);
            }
            exchange.warn("not authenticated, Azure would refuse it: " + why);
            exchange.authenticated(unproven, TokenOrigin.ofNoKey(unproven.id()));
        }
    }

    private Verdict bearer(String token, Resource resource) {
        EntraVerdict verdict = tokens.verify(token, EntraAudience.SERVICE);
        if (verdict instanceof Good) {
            return new Accepted(resource, TokenOrigin.ofNoKey(resource.id()));
        }
        Denial denial = verdict instanceof Unproven unproven ? unproven.denial() : ((Bad) verdict).denial();
        return new Refused(ErrorCatalogue.DENIED.refusal(), denial);
    }
}
