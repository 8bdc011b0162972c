package io.github.acsemulator.http;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.auth.EntraVerdict;
import io.github.acsemulator.auth.EntraVerdict.Bad;
import io.github.acsemulator.auth.EntraVerdict.Good;
import io.github.acsemulator.auth.EntraVerdict.Unproven;
import io.github.acsemulator.auth.EntraVerifier;
import io.github.acsemulator.config.Settings.AuthMode;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the Entra tokens that are to be exchanged, as strictly as the setting says. */
public final class EntraTokenCheck {
    private static final Logger LOG = LoggerFactory.getLogger(EntraTokenCheck.class);

    private final EntraVerifier verifier;
    private final Supplier<AuthMode> mode;

    /** A check that verifies with {@code verifier}; who signed a token matters only where {@code mode} is strict. */
    public EntraTokenCheck(EntraVerifier verifier, Supplier<AuthMode> mode) {
        this.verifier = verifier;
        this.mode = mode;
    }

    /**
     * The token that {@code text} spells, for use at {@code audience}.
     *
     * @param refusal what is answered if it is not good
     * @throws io.github.acsemulator.error.RefusedException {@code refusal}
     */
    public EntraToken require(Exchange exchange, String text, EntraAudience audience, ErrorCatalogue refusal) {
        return require(exchange, text, audience, refusal, flaw -> {});
    }

    /** The same; {@code told} learns what is wrong with it, whether it is refused or let pass. */
    EntraToken require(
            Exchange exchange, String text, EntraAudience audience, ErrorCatalogue refusal, Consumer<Denial> told) {
        EntraVerdict verdict = verifier.verify(text, audience);
        if (verdict instanceof Good good) {
            return good.token();
        }
        Denial denial = verdict instanceof Unproven unproven ? unproven.denial() : ((Bad) verdict).denial();
        String why = PrintableLine.of(denial.line());
        told.accept(denial);
        if (verdict instanceof Unproven unproven && mode.get() != AuthMode.STRICT) {
            LOG.warn("{} {} let pass: {}", exchange.method(), PrintableLine.of(exchange.path()), why);
            exchange.warn("Azure would refuse the Entra token: " + why);
            return unproven.token();
        }
        LOG.warn("{} {} denied: {}", exchange.method(), PrintableLine.of(exchange.path()), why);
        throw refusal.exception().header(AuthenticationStage.DENIED, why);
    }

    /** Lets the client and the journal know why the bearer of a good Entra token is refused all the same. */
    public static RefusedException deny(Exchange exchange, ErrorCatalogue refusal, Denial denial) {
        exchange.authentication(new Authentication(Authentication.BEARER, "refused", denial));
        return refusal.exception().header(AuthenticationStage.DENIED, PrintableLine.of(denial.line()));
    }
}
