package io.github.acsemulator.token;

import com.nimbusds.jose.jwk.JWKSet;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.time.EmulatorClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer whose name and keys are fetched from its OpenID metadata when the first token comes, and once more when a
 * token names a key that is not among them.
 */
final class OpenIdIssuer implements TrustedIssuer {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdIssuer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    private final URI metadata;
    private final EmulatorClock clock;
    private long fetchedAt;
    private @Nullable Published published;

    OpenIdIssuer(URI metadata, EmulatorClock clock) {
        this.metadata = metadata;
        this.clock = clock;
        this.fetchedAt = clock.nanoTime() - BETWEEN_FETCHES.toNanos();
    }

    @Override
    public boolean issues(Map<String, Object> claims) {
        Published now = published(false);
        String tenant = Objects.toString(claims.get("tid"), "");
        // Entra's metadata of all tenants has a placeholder there.
        return now != null && now.issuer.replace("{tenantid}", tenant).equals(claims.get("iss"));
    }

    @Override
    public List<RSAPublicKey> keys(@Nullable String kid) {
        Published now = published(false);
        if (now == null) {
            return List.of();
        }
        List<RSAPublicKey> keys = JwksIssuer.keys(now.keys, kid);
        if (keys.isEmpty()) {
            now = published(true);
        }
        return now == null ? List.of() : JwksIssuer.keys(now.keys, kid);
    }

    private synchronized @Nullable Published published(boolean anew) {
        boolean mayFetch = clock.nanoTime() - fetchedAt >= BETWEEN_FETCHES.toNanos();
        if ((published == null || anew) && mayFetch) {
            fetchedAt = clock.nanoTime();
            try {
                published = fetch();
            } catch (IOException | ParseException | IllegalArgumentException e) {
                LOG.warn("the trusted issuer {} cannot be read: {}", metadata, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return published;
    }

    private Published fetch() throws IOException, InterruptedException, ParseException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Map<String, Object> document =
                Json.object(get(client, metadata).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        URI keys = metadata.resolve(text(document, "jwks_uri"));
        return new Published(text(document, "issuer"), JWKSet.parse(get(client, keys)));
    }

    private static String text(Map<String, Object> document, String member) {
        if (document.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("it has no " + member);
    }

    private static String get(HttpClient client, URI url) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(url).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(url + " answered " + response.statusCode());
        }
        return response.body();
    }

    private record Published(String issuer, JWKSet keys) {}
}
