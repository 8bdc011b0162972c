/**
 * The emulator in a JUnit test: as a container, with what a client needs to trust it and nothing set for the whole JVM,
 * or in the test's own JVM where its jar is on the class path. {@link
 * io.github.acsemulator.testcontainers.EmulatorControl} does with a running one what Azure cannot do for a test.
 */
@NullMarked
package io.github.acsemulator.testcontainers;

import org.jspecify.annotations.NullMarked;
