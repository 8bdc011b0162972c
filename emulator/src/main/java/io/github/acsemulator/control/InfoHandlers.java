package io.github.acsemulator.control;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.acsemulator.control.Info.CertificateInfo;
import io.github.acsemulator.control.Info.CryptoInfo;
import io.github.acsemulator.control.Info.EntraInfo;
import io.github.acsemulator.control.Info.ResourceInfo;
import io.github.acsemulator.http.Exchange;
import io.github.acsemulator.json.SelfWriting;
import io.github.acsemulator.resource.ConnectionString;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import io.github.acsemulator.time.EmulatorClock;
import io.github.acsemulator.tls.ServerCertificate;
import io.github.acsemulator.token.JsonWebKeys;
import io.github.acsemulator.token.TokenSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the server says of itself: health, info, what to trust, and the keys that verify its tokens. */
public final class InfoHandlers {
    private final String version;
    private final Instant startedAt;
    private final Resources resources;
    private final Supplier<ServerCertificate> certificate;
    private final Supplier<JsonWebKeys> keys;
    private final Supplier<TokenSigner> signer;
    private final CallerUrl url;
    private final EmulatorClock clock;

    /** Of the server of {@code version} that started at {@code startedAt}. */
    public InfoHandlers(
            String version,
            Instant startedAt,
            Resources resources,
            Supplier<ServerCertificate> certificate,
            Supplier<JsonWebKeys> keys,
            Supplier<TokenSigner> signer,
            CallerUrl url,
            EmulatorClock clock) {
        this.version = version;
        this.startedAt = startedAt;
        this.resources = resources;
        this.certificate = certificate;
        this.keys = keys;
        this.signer = signer;
        this.url = url;
        this.clock = clock;
    }

    /** {@code GET /_emulator/health}. The port opens before tokens can be issued; who asks so early waits until they can. */
    public void health(Exchange exchange) {
        ServerCertificate unused = certificate.get();
        TokenSigner unusedToo = signer.get();
        exchange.respond(200, new Health("UP", version));
    }

    /** {@code GET /_emulator/info}. */
    public void info(Exchange exchange) {
        String endpoint = url.of(exchange);
        Resource first = resources.defaultResource();
        exchange.respond(
                200,
                new Info(
                        "acs-identity-emulator",
                        version,
                        startedAt.toString(),
                        clock.now().toString(),
                        endpoint,
                        ConnectionString.of(endpoint, first.primaryKey()),
                        resources.all().stream()
                                .map(resource -> resource(endpoint, resource))
                                .toList(),
                        new CertificateInfo(
                                certificate.get().sha256Fingerprint(),
                                certificate.get().notAfter().toString(),
                                certificate.get().names(),
                                endpoint + "/_emulator/ca.pem",
                                endpoint + "/_emulator/truststore.p12"),
                        endpoint + "/.well-known/jwks.json",
                        endpoint + "/.well-known/openid-configuration",
                        new CryptoInfo(
                                certificate.get().tlsProvider(), signer.get().provider()),
                        EntraInfo.at(endpoint)));
    }

    private static ResourceInfo resource(String endpoint, Resource resource) {
        return new ResourceInfo(
                resource.id().toString(),
                resource.name(),
                resource.location(),
                ConnectionString.of(endpoint, resource.primaryKey()),
                ConnectionString.of(endpoint, resource.secondaryKey()));
    }

    /** {@code GET /_emulator/ca.pem}. */
    public void caCertificate(Exchange exchange) {
        byte[] pem = certificate.get().caCertificatePem().getBytes(StandardCharsets.US_ASCII);
        exchange.respond(200, "application/x-pem-file", pem);
    }

    /** {@code GET /_emulator/truststore.p12}. */
    public void trustStore(Exchange exchange) {
        exchange.respond(200, "application/x-pkcs12", certificate.get().trustStore());
    }

    /** {@code GET /.well-known/jwks.json}. */
    public void jsonWebKeys(Exchange exchange) {
        exchange.respond(
                200,
                keys.get()
                        .set(resources.all().stream()
                                .map(Resource::origins)
                                .flatMap(List::stream)
                                .toList()));
    }

    /** {@code GET /.well-known/openid-configuration}. The tokens have no issuer of their own; this names the server. */
    public void openIdConfiguration(Exchange exchange) {
        String endpoint = url.of(exchange);
        exchange.respond(
                200,
                Map.of(
                        "issuer", endpoint,
                        "jwks_uri", endpoint + "/.well-known/jwks.json",
                        "response_types_supported", List.of("token"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    private record Health(String status, String version) implements SelfWriting {
        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("status", status);
            json.writeStringField("version", version);
            json.writeEndObject();
        }
    }
}
