package io.github.acsemulator.control;

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
        CryptoInfo crypto) {
    /** One resource. */
    record ResourceInfo(
            String id, String name, String location, String connectionString, String secondaryConnectionString) {}

    /** What is to be trusted. */
    record CertificateInfo(
            String sha256Fingerprint, String notAfter, List<String> names, String pem, String trustStore) {}

    /** Which providers do the cryptography. */
    record CryptoInfo(String tls, String signature) {}
}
