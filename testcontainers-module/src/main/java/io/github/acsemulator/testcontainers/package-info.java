/**
 * The emulator in a JUnit test: as a container, with what a client needs to trust it and nothing set for the whole JVM,
 * or in the test's own JVM where its jar is on the class path.
 */
@NullMarked
package io.github.acsemulator.testcontainers;

import org.jspecify.annotations.NullMarked;
