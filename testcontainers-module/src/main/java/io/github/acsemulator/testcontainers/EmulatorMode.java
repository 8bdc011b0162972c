package io.github.acsemulator.testcontainers;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;

/** Where the JUnit extension runs the emulator. */
enum EmulatorMode {
    DOCKER,
    EMBEDDED;

    /** The system property and JUnit configuration parameter that decides by force. */
    static final String PARAMETER = "acs.emulator.mode";

    private static final String EMULATOR = "io.github.acsemulator.AcsIdentityEmulator";
    private static final String ADD_JAR =
            "add io.github.acsemulator:acs-identity-emulator to the dependencies with scope test";

    /**
     * The mode for this JVM.
     *
     * @param forced the value of {@link #PARAMETER}, if any
     * @throws IllegalStateException if neither is possible, or not the one that is asked for
     * @throws IllegalArgumentException if {@code forced} is no mode
     */
    static EmulatorMode choose(Optional<String> forced) {
        return choose(
                forced,
                ClassPath.has(EMULATOR),
                () -> DockerClientFactory.instance().isDockerAvailable());
    }

    static EmulatorMode choose(Optional<String> forced, boolean jarPresent, BooleanSupplier engineAnswers) {
        String wanted = forced.map(String::strip).orElse("");
        switch (wanted) {
            case "docker" -> {
                if (!engineAnswers.getAsBoolean()) {
                    throw new IllegalStateException(
                            PARAMETER + "=docker, but no Docker engine answers: start one, or leave " + PARAMETER
                                    + " out and " + ADD_JAR + ".");
                }
                return DOCKER;
            }
            case "embedded" -> {
                if (!jarPresent) {
                    throw new IllegalStateException(PARAMETER
                            + "=embedded, but the emulator's jar is not on the test class path: " + ADD_JAR + ".");
                }
                return EMBEDDED;
            }
            case "" -> {
                if (jarPresent) {
                    return EMBEDDED;
                }
                if (engineAnswers.getAsBoolean()) {
                    return DOCKER;
                }
                throw new IllegalStateException("There is nothing to run the emulator with: either " + ADD_JAR
                        + ", or start a Docker engine that has the image "
                        + AcsIdentityEmulatorContainer.DEFAULT_IMAGE + ".");
            }
            default -> throw new IllegalArgumentException(PARAMETER + "=" + wanted + " must be docker or embedded.");
        }
    }
}
