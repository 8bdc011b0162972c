package io.github.acsemulator.control;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.EntraAudience;
import io.github.acsemulator.auth.EntraVerdict;
import io.github.acsemulator.auth.EntraVerifier;
import io.github.acsemulator.auth.HmacVerifier;
import io.github.acsemulator.auth.SignedRequest;
import io.github.acsemulator.auth.SignedTexts;
import io.github.acsemulator.auth.Verdict;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.journal.Journal;
import io.github.acsemulator.journal.JournalEntry.AuthenticationEntry;
import io.github.acsemulator.journal.JournalEntry.DifferenceEntry;
import io.github.acsemulator.journal.JournalEntry.SignedTextsEntry;
import io.github.acsemulator.journal.RecordedRequest;
import io.github.acsemulator.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code POST /_emulator/explain}: why a request was, or would be, refused. */
public final class ExplainControl {
    private final Journal journal;
    private final HmacVerifier signatures;
    private final EntraVerifier tokens;

    /** Of requests in {@code journal}, and of any others by {@code signatures} and {@code tokens}. */
    public ExplainControl(Journal journal, HmacVerifier signatures, EntraVerifier tokens) {
        this.journal = journal;
        this.signatures = signatures;
        this.tokens = tokens;
    }

    /** Takes {@code {"request":"<journal id>"}}, or the request itself. */
    public void explain(Exchange exchange) {
        ExplainBody body = StrictJson.read(exchange.body(), ExplainBody.class);
        if (body.request() == null) {
            exchange.respond(200, explain(body, exchange.host()));
            return;
        }
        if (body.method() != null || body.target() != null || body.headers() != null || body.body() != null) {
            throw Members.invalid("request", "must be left out beside 'method', 'target', 'headers' and 'body'");
        }
        exchange.respond(200, explain(find(body.request())));
    }

    private RecordedRequest find(String id) {
        return journal.find(id)
                .orElseThrow(() -> Members.invalid("request", "must be the id of a request that the journal has"));
    }

    /** What was found out when it was answered. */
    private static Explanation explain(RecordedRequest recorded) {
        return switch (recorded.authentication().verdict()) {
            case "refused" -> Explanation.of(recorded.authentication());
            case "off" ->
                Explanation.accepted(
                        "nobody looked at who sent it: the setting auth is off, or a fault rule answered before", null);
            default -> Explanation.accepted("it was authenticated", null);
        };
    }

    private Explanation explain(ExplainBody body, String usualHost) {
        if (body.method() == null) {
            throw Members.invalid("method", "must be given, such as POST; or 'request', the id of one in the journal");
        }
        if (body.target() == null || !body.target().startsWith("/")) {
            throw Members.invalid(
                    "target", "must be the path and query that were sent, such as /identities?api-version=…");
        }
        if (body.headers() == null) {
            throw Members.invalid("headers", "must be an object of the headers that were sent");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", usualHost);
        body.headers().forEach((name, value) -> headers.put(name, Objects.requireNonNullElse(value, "")));
        byte[] bytes = Objects.requireNonNullElse(body.body(), "").getBytes(StandardCharsets.UTF_8);
        SignedRequest request = new SignedRequest(body.method(), body.target(), name -> values(headers, name), bytes);
        String authorization = headers.getOrDefault("Authorization", "");
        String scheme = Authentication.schemeOf(authorization);
        if (scheme.equals(Authentication.BEARER)) {
            return explainToken(authorization.substring(Authentication.BEARER.length()), audience(body.target()));
        }
        Verdict verdict = signatures.explain(request);
        if (verdict instanceof Verdict.Refused refused) {
            return Explanation.of(new Authentication(scheme, "refused", refused.denial()));
        }
        return Explanation.accepted(
                "the signature is right", new SignedTexts(HmacVerifier.stringToSign(request), null));
    }

    private static List<String> values(Map<String, String> headers, String name) {
        String value = headers.get(name);
        return value == null ? List.of() : List.of(value);
    }

    private Explanation explainToken(String token, EntraAudience audience) {
        EntraVerdict verdict = tokens.verify(token, audience);
        if (verdict instanceof EntraVerdict.Good) {
            return Explanation.accepted("the token is good", null);
        }
        Denial denial = verdict instanceof EntraVerdict.Unproven unproven
                ? unproven.denial()
                : ((EntraVerdict.Bad) verdict).denial();
        return Explanation.of(new Authentication(Authentication.BEARER, "refused", denial));
    }

    private static EntraAudience audience(String target) {
        if (!target.contains(":exchangeAccessToken") || target.startsWith("/teamsUser/")) {
            return EntraAudience.SERVICE;
        }
        return target.startsWith("/access/entra/") ? EntraAudience.CLIENTS : EntraAudience.TEAMS_EXTENSION;
    }

    private record ExplainBody(
            @Nullable String request,
            @Nullable String method,
            @Nullable String target,
            @Nullable Map<String, String> headers,
            @Nullable String body) {}

    private record Explanation(
            String verdict,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable SignedTextsEntry stringToSign,
            @Nullable List<DifferenceEntry> differences) {
        static Explanation accepted(String detail, @Nullable SignedTexts texts) {
            return new Explanation("accepted", null, detail, texts == null ? null : SignedTextsEntry.of(texts), null);
        }

        static Explanation of(Authentication refused) {
            AuthenticationEntry shown = AuthenticationEntry.of(refused);
            return new Explanation("refused", shown.cause(), shown.detail(), shown.stringToSign(), shown.differences());
        }
    }
}
