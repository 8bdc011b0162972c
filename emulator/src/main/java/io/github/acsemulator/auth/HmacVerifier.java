package io.github.acsemulator.auth;

import io.github.acsemulator.auth.Denial.Cause;
import io.github.acsemulator.auth.Denial.Difference;
import io.github.acsemulator.auth.Verdict.Accepted;
import io.github.acsemulator.auth.Verdict.Refused;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.resource.AccessKey;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signature that a request makes with an access key, as the documentation of the service's HMAC scheme has
 * it. A request's resource is the one whose key verifies it.
 */
@Evidence(value = Evidence.Grade.DOCS, reference = "azure-docs hmac-header-csharp.md@06867cc9; clients' sources")
public final class HmacVerifier {
    private final Resources resources;
    private final Supplier<Duration> clockSkew;
    private final IntSupplier publicPort;
    private final EmulatorClock clock;
    private final Signatures signatures;
    private final SignatureExplainer explainer;

    /**
     * A verifier for the keys of {@code resources}.
     *
     * @param clockSkew how far a signed date may be off at the time, either way
     * @param publicPort the port that callers know the server by
     * @param crypto may still be loading when the verifier is made
     */
    public HmacVerifier(
            Resources resources,
            Supplier<Duration> clockSkew,
            IntSupplier publicPort,
            EmulatorClock clock,
            Supplier<Crypto> crypto) {
        this.resources = resources;
        this.clockSkew = clockSkew;
        this.publicPort = publicPort;
        this.clock = clock;
        this.signatures = new Signatures(crypto);
        this.explainer = new SignatureExplainer(resources, signatures);
    }

    /** Judges {@code request}: its header's form, what is signed, the date, the body's hash, the signature. */
    public Verdict verify(SignedRequest request) {
        return judge(request, false);
    }

    /** Judges {@code request} as {@link #verify}, but as one that came a while ago: its age is looked at last. */
    public Verdict explain(SignedRequest request) {
        return judge(request, true);
    }

    /** What the server signs of {@code request}, whose Authorization header is well formed. */
    public static String stringToSign(SignedRequest request) {
        return HmacAuthorization.parse(request.header("authorization"))
                .map(authorization -> StringToSign.of(request, authorization).toString())
                .orElse("");
    }

    private Verdict judge(SignedRequest request, boolean ageLast) {
        if (!request.has("authorization")) {
            return denied(Denial.of(Cause.NO_AUTHORIZATION, "there is no Authorization header"));
        }
        String value = request.header("authorization");
        if (!value.regionMatches(true, 0, HmacAuthorization.SCHEME, 0, HmacAuthorization.SCHEME.length())) {
            return denied(Denial.of(
                    Cause.MALFORMED_AUTHORIZATION,
                    "the scheme of the Authorization header is not " + HmacAuthorization.SCHEME));
        }
        Optional<HmacAuthorization> parsed = HmacAuthorization.parse(value);
        if (parsed.isEmpty()) {
            return new Refused(
                    ErrorCatalogue.AUTHORIZATION_MALFORMED.refusal(),
                    Denial.of(
                            Cause.MALFORMED_AUTHORIZATION,
                            "the Authorization header must be 'HMAC-SHA256 SignedHeaders=<names>&Signature=<base64>'"));
        }
        HmacAuthorization authorization = parsed.get();
        if (!authorization.coversEnough()) {
            return denied(Denial.of(
                    Cause.TOO_LITTLE_SIGNED,
                    "SignedHeaders must name host, x-ms-content-sha256 and x-ms-date (or date); it names "
                            + String.join(";", authorization.signedHeaders())));
        }
        @Nullable Refused dated = checkDate(request, authorization);
        boolean isOldAlone = ageLast && dated != null && dated.denial().cause() == Cause.CLOCK_SKEW;
        if (dated != null && !isOldAlone) {
            return dated;
        }
        @Nullable Refused hashed = checkHash(request, authorization);
        Verdict verdict = hashed == null ? checkSignature(request, authorization) : hashed;
        return dated != null && verdict instanceof Accepted ? dated : verdict;
    }

    /** Verifies a request that it signs itself, so that what this takes is loaded before the first client comes. */
    public void warmUp() {
        AccessKey key = resources.defaultResource().primaryKey();
        byte[] body = {};
        String hash = Base64.getEncoder().encodeToString(signatures.sha256(body));
        String date = HttpDate.format(clock.now());
        Map<String, List<String>> headers = new HashMap<>(
                Map.of("host", List.of("localhost"), "x-ms-date", List.of(date), "x-ms-content-sha256", List.of(hash)));
        HmacAuthorization authorization =
                new HmacAuthorization(List.of("x-ms-date", "host", "x-ms-content-sha256"), "");
        SignedRequest request = new SignedRequest("POST", "/", name -> headers.getOrDefault(name, List.of()), body);
        byte[] signature = signatures.hmac(StringToSign.of(request, authorization), key.secret());
        headers.put(
                "authorization",
                List.of(HmacAuthorization.SCHEME + " SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                        + Base64.getEncoder().encodeToString(signature)));
        verify(request);
    }

    private @Nullable Refused checkDate(SignedRequest request, HmacAuthorization authorization) {
        String name = authorization.dateHeader().orElseThrow();
        if (!request.has(name)) {
            return denied(Denial.of(Cause.DATE_MISSING, "the signed header " + name + " is missing"));
        }
        Instant date;
        try {
            date = HttpDate.parse(request.header(name));
        } catch (DateTimeException e) {
            return denied(Denial.of(
                    Cause.DATE_UNREADABLE,
                    name + " '" + request.header(name) + "' must be in the form 'Mon, 23 Nov 2026 18:03:49 GMT'"));
        }
        Duration allowed = clockSkew.get();
        Duration off = Duration.between(clock.now(), date);
        if (off.abs().compareTo(allowed) <= 0 || isOfSystem(date, allowed)) {
            return null;
        }
        String time = roughly(off.abs());
        String detail = name + " is " + time + (off.isNegative() ? " behind" : " ahead of")
                + " the emulator's clock ('" + HttpDate.format(clock.now()) + "'): the client's is " + time
                + (off.isNegative() ? " slow" : " fast") + "; allowed are " + words(allowed);
        return new Refused(
                ErrorCatalogue.CLOCK_SKEW.refusal(words(allowed)),
                Denial.of(Cause.CLOCK_SKEW, detail).over(StringToSign.of(request, authorization)));
    }

    /** Clients sign with the real time and must go on working when the emulator's was moved. */
    private boolean isOfSystem(Instant date, Duration allowed) {
        return clock.isMoved()
                && Duration.between(clock.systemNow(), date).abs().compareTo(allowed) <= 0;
    }

    private @Nullable Refused checkHash(SignedRequest request, HmacAuthorization authorization) {
        if (!request.has("x-ms-content-sha256")) {
            return denied(Denial.of(Cause.HASH_DIFFERS, "the signed header x-ms-content-sha256 is missing"));
        }
        String client = request.header("x-ms-content-sha256");
        byte[] hash = signatures.sha256(request.body());
        String server = Base64.getEncoder().encodeToString(hash);
        if (MessageDigest.isEqual(
                server.getBytes(StandardCharsets.US_ASCII), client.getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        return new Refused(
                ErrorCatalogue.CONTENT_HASH_DIFFERS.refusal(),
                explainer
                        .explainHash(request.body(), hash, new Difference("x-ms-content-sha256", server, client))
                        .over(StringToSign.of(request, authorization)));
    }

    private Verdict checkSignature(SignedRequest request, HmacAuthorization authorization) {
        StringToSign received = StringToSign.of(request, authorization);
        Set<String> hosts = HostForms.of(received.value("host"), publicPort.getAsInt());
        byte[] signature = authorization.signature().getBytes(StandardCharsets.US_ASCII);
        for (Resource resource : resources.all()) {
            for (AccessKey key : resource.keys()) {
                if (verifies(received, hosts, key, signature)) {
                    return new Accepted(resource, resource.origin(key));
                }
            }
        }
        return denied(explainer
                .explainSignature(request, authorization, received, hosts)
                .over(received));
    }

    private boolean verifies(StringToSign received, Set<String> hosts, AccessKey key, byte[] signature) {
        for (String host : hosts) {
            StringToSign candidate = received.with("host", host);
            if (signatures.matches(candidate, key, signature)) {
                return true;
            }
            // A client that writes the name of the parameter as api%2Dversion may sign it as it is read.
            if (candidate.target().contains("api%2Dversion")
                    && signatures.matches(
                            candidate.withTarget(candidate.target().replace("api%2Dversion", "api-version")),
                            key,
                            signature)) {
                return true;
            }
        }
        return false;
    }

    private static Refused denied(Denial denial) {
        return new Refused(ErrorCatalogue.DENIED.refusal(), denial);
    }

    /** Of a long time, nobody wants to know the seconds. */
    private static String roughly(Duration duration) {
        return words(
                duration.toMinutes() < 2
                        ? duration
                        : Duration.ofMinutes(duration.plusSeconds(30).toMinutes()));
    }

    private static String words(Duration duration) {
        long minutes = duration.toMinutes();
        int seconds = duration.toSecondsPart();
        if (seconds == 0 && minutes > 0) {
            return minutes + " minutes";
        }
        return minutes == 0 ? seconds + " seconds" : minutes + " minutes " + seconds + " seconds";
    }
}
