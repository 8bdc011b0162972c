package io.github.acsemulator.entra;

import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.token.ForeignToken;
import java.util.Map;

/**
 * The JWT by which an application proves itself instead of by a secret: signed with its certificate, or of an issuer that
 * it is federated with. Neither is registered here, so its form and times are looked at, not its signature.
 */
final class ClientAssertion {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private ClientAssertion() {}

    /** Refuses an assertion that could be none. */
    static void check(String assertion, TokenForm form, EmulatorClock clock, EntraErrors errors) {
        if (!form.required("client_assertion_type").equals(TYPE)) {
            throw errors.of(ErrorCatalogue.ENTRA_ASSERTION_MALFORMED, "client_assertion_type must be " + TYPE);
        }
        Map<String, Object> claims = ForeignToken.parse(assertion)
                .map(ForeignToken::claims)
                .orElseThrow(() -> errors.of(
                        ErrorCatalogue.ENTRA_ASSERTION_MALFORMED, "client_assertion is no JWT with JSON claims"));
        if (!(claims.get("exp") instanceof Number expiry)) {
            throw errors.of(ErrorCatalogue.ENTRA_ASSERTION_MALFORMED, "client_assertion has no claim exp");
        }
        if (expiry.longValue() <= clock.now().getEpochSecond()) {
            throw errors.of(ErrorCatalogue.ENTRA_ASSERTION_EXPIRED);
        }
    }
}
