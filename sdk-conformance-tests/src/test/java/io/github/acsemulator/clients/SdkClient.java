package io.github.acsemulator.clients;

import static io.github.acsemulator.clients.Language.AZURE_CLI;
import static io.github.acsemulator.clients.Language.DOTNET;
import static io.github.acsemulator.clients.Language.JAVA;
import static io.github.acsemulator.clients.Language.JAVASCRIPT;
import static io.github.acsemulator.clients.Language.PYTHON;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A version of an official SDK, in the environment that it is tested in.
 *
 * @param language what it is written in
 * @param version of the identity SDK
 * @param common the version of the language's communication-common that is beside it; empty where it is part of the SDK
 * @param apiVersion what it asks for unless told otherwise
 */
record SdkClient(Language language, String version, String common, String apiVersion) {

    /** Every version that can be had where this is built, and those that are replayed; oldest first in each language. */
    static final List<SdkClient> ALL = List.of(
            of(JAVA, "1.1.1", "1.0.2", "2021-03-07"),
            of(JAVA, "1.1.3", "1.0.5", "2021-03-07"),
            of(JAVA, "1.1.7", "1.1.1", "2021-03-07"),
            of(JAVA, "1.1.9", "1.1.3", "2021-03-07"),
            of(JAVA, "1.1.10", "1.1.4", "2021-03-07"),
            of(JAVA, "1.1.11", "1.1.5", "2021-03-07"),
            of(JAVA, "1.2.0-beta.1", "1.0.5", "2021-10-31-preview"),
            of(JAVA, "1.2.0", "1.1.5", "2022-06-01"),
            of(JAVA, "1.3.0", "1.2.0", "2022-06-01"),
            of(JAVA, "1.3.1", "1.2.1", "2022-06-01"),
            of(JAVA, "1.4.4", "1.2.6", "2022-10-01"),
            of(JAVA, "1.4.7", "1.2.9", "2022-10-01"),
            of(JAVA, "1.4.9", "1.2.11", "2022-10-01"),
            of(JAVA, "1.4.10", "1.2.12", "2022-10-01"),
            of(JAVASCRIPT, "1.0.0", "1.1.0", "2021-03-07"),
            of(JAVASCRIPT, "1.1.0", "2.3.1", "2022-06-01"),
            of(JAVASCRIPT, "1.2.0", "2.4.0", "2022-10-01"),
            of(JAVASCRIPT, "1.3.0", "2.4.2", "2023-10-01"),
            of(JAVASCRIPT, "1.3.1", "2.3.1", "2023-10-01"),
            of(JAVASCRIPT, "1.3.1", "2.4.0", "2023-10-01"),
            of(JAVASCRIPT, "1.3.1", "2.4.2", "2023-10-01"),
            of(JAVASCRIPT, "1.3.1", "2.5.0", "2023-10-01"),
            of(PYTHON, "1.0.0", "", "2021-03-07"),
            of(PYTHON, "1.0.1", "", "2021-03-07"),
            of(PYTHON, "1.1.0", "", "2022-06-01"),
            of(PYTHON, "1.2.0", "", "2022-06-01"),
            of(PYTHON, "1.3.0", "", "2022-10-01"),
            of(PYTHON, "1.3.1", "", "2022-10-01"),
            of(PYTHON, "1.4.0", "", "2023-10-01"),
            of(PYTHON, "1.5.0", "", "2023-10-01"),
            of(DOTNET, "1.0.1", "", "2021-03-07"),
            of(DOTNET, "1.1.0", "", "2022-06-01"),
            of(DOTNET, "1.2.0", "", "2022-10-01"),
            of(DOTNET, "1.3.1", "", "2023-10-01"),
            of(DOTNET, "1.4.0-beta.1", "", "2025-03-02-preview"),
            of(DOTNET, "2.0.0", "", "2026-09-23"),
            of(AZURE_CLI, "1.x", "", "2023-10-01"));

    /** Environments that every build runs, not the full one alone: the oldest, the newest and some between. */
    private static final Map<Language, Set<String>> IN_EVERY_BUILD = Map.of(
            JAVA, Set.of("1.1.1", "1.1.11", "1.2.0-beta.1", "1.3.1", "1.4.10"),
            JAVASCRIPT, Set.of("1.0.0-common-1.1.0", "1.2.0-common-2.4.0", "1.3.1-common-2.5.0"),
            PYTHON, Set.of("1.0.0", "1.3.1", "1.5.0"));

    private static SdkClient of(Language language, String version, String common, String apiVersion) {
        return new SdkClient(language, version, common, apiVersion);
    }

    /** Whether every build runs it. */
    boolean runsInEveryBuild() {
        return IN_EVERY_BUILD.getOrDefault(language, Set.of()).contains(environment());
    }

    /** Those of {@code language}, oldest first. */
    static Stream<SdkClient> of(Language language) {
        return ALL.stream().filter(client -> client.language == language);
    }

    /** The newest of {@code language}. */
    static SdkClient newest(Language language) {
        return of(language).reduce((older, newer) -> newer).orElseThrow();
    }

    /** The name of its directory under {@code environments}. */
    String environment() {
        return language == JAVASCRIPT ? version + "-common-" + common : version;
    }

    @Override
    public String toString() {
        return language + " " + version + (common.isEmpty() ? "" : " with common " + common);
    }
}
