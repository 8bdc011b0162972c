package io.github.acsemulator.testcontainers;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What an emulator says of itself.
 *
 * @param startedAt when it started
 * @param endpoint where clients reach it
 * @param connectionString of the default resource
 * @param resources what there is, the default one first
 * @param caFingerprint the SHA-256 fingerprint of the certificate to trust, in hex with colons
 * @param entra the built-in Entra issuer
 */
public record EmulatorInfo(
        String name,
        String version,
        Instant startedAt,
        URI endpoint,
        String connectionString,
        List<ResourceAccess> resources,
        String caFingerprint,
        URI jwksUri,
        Entra entra) {

    static EmulatorInfo of(ControlJson json) {
        return new EmulatorInfo(
                json.text("name"),
                json.text("version"),
                json.instant("startedAt"),
                URI.create(json.text("endpoint")),
                json.text("connectionString"),
                json.list("resources", ResourceAccess::of),
                json.object("ca").text("sha256Fingerprint"),
                URI.create(json.text("jwksUri")),
                Entra.of(json.object("entra")));
    }

    /** A resource and how to call it. */
    public record ResourceAccess(
            String id, String name, String location, String connectionString, String secondaryConnectionString) {
        static ResourceAccess of(ControlJson json) {
            return new ResourceAccess(
                    json.text("id"),
                    json.text("name"),
                    json.text("location"),
                    json.text("connectionString"),
                    json.text("secondaryConnectionString"));
        }
    }

    /**
     * The built-in Entra issuer, and who can sign in there.
     *
     * @param authorityHost what azure-identity's credentials take as such
     */
    public record Entra(
            URI authorityHost,
            String tenantId,
            URI tokenEndpoint,
            String clientId,
            String clientSecret,
            String teamsUserObjectId,
            String teamsUsername,
            String teamsPassword) {
        static Entra of(ControlJson json) {
            ControlJson user = json.object("teamsUser");
            return new Entra(
                    URI.create(json.text("authorityHost")),
                    json.text("tenantId"),
                    URI.create(json.text("tokenEndpoint")),
                    json.text("clientId"),
                    json.text("clientSecret"),
                    user.text("objectId"),
                    user.text("username"),
                    user.text("password"));
        }
    }
}
