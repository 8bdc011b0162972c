package io.github.acsemulator.control;

import io.github.acsemulator.entra.EntraDirectory;
import java.util.List;

/** What {@code GET /_emulator/info} answers: everything a client needs to know to use this server. */
record Info(
        String name,
        String version,
        String startedAt,
        String now,
        String endpoint,
        String connectionString,
        List<ResourceInfo> resources,
        CertificateInfo ca,
        String jwksUri,
        String openIdConfiguration,
        CryptoInfo crypto,
        EntraInfo entra) {
    /** One resource. */
    record ResourceInfo(
            String id, String name, String location, String connectionString, String secondaryConnectionString) {}

    /** What is to be trusted. */
    record CertificateInfo(
            String sha256Fingerprint, String notAfter, List<String> names, String pem, String trustStore) {}

    /** The built-in Entra issuer, and who can sign in there. */
    record EntraInfo(
            String authorityHost,
            String tenantId,
            String tokenEndpoint,
            String clientId,
            String clientSecret,
            TeamsUserInfo teamsUser) {
        static EntraInfo at(String endpoint) {
            String tenant = EntraDirectory.TENANT.toString();
            return new EntraInfo(
                    endpoint + "/",
                    tenant,
                    endpoint + "/" + tenant + "/oauth2/v2.0/token",
                    EntraDirectory.CLIENT_ID,
                    EntraDirectory.CLIENT_SECRET,
                    new TeamsUserInfo(
                            EntraDirectory.TEAMS_USER.toString(),
                            EntraDirectory.TEAMS_USERNAME,
                            EntraDirectory.TEAMS_PASSWORD));
        }
    }

    /** A Teams user. */
    record TeamsUserInfo(String objectId, String username, String password) {}

    /** Which providers do the cryptography. */
    record CryptoInfo(String tls, String signature) {}
}
