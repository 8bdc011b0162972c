package io.github.acsemulator.clients;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an SDK does with the service, by the names that the suites have for it in every language. */
enum Feature {
    OPERATIONS("identities and tokens", "operations", "revocation", "verifier", "parallelclients", "sdkversion"),
    SCOPES("scopes", "scopes"),
    LIFETIMES("lifetimes", "lifetimes"),
    REFUSALS("refusals", "refusals", "identities", "accesskeys"),
    TRUST("trust of the CA", "trust", "tls"),
    BEARER("Entra sign-in", "bearer", "msal", "managedidentity"),
    TEAMS("Teams exchange", "teams"),
    REFRESH("refreshing credential", "refresh"),
    ENTRA("Entra exchange", "entra");

    private final String title;
    private final List<String> suites;

    Feature(String title, String... suites) {
        this.title = title;
        this.suites = List.of(suites);
    }

    /** The feature of a suite: {@code scopes}, {@code test_scopes}, {@code …ScopesConformanceIT}. */
    static Optional<Feature> of(String suite) {
        String name = suite.substring(suite.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^test_|conformanceit$", "");
        return Stream.of(values())
                .filter(feature -> feature.suites.contains(name))
                .findFirst();
    }

    /** The head of its column. */
    @Override
    public String toString() {
        return title;
    }
}
