package io.github.acsemulator.testcontainers;

import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** An emulator that runs until it is closed. */
// Before 5.13, JUnit closes nothing else of what is left in its store at the end of the test run.
@SuppressWarnings("deprecation")
interface RunningEmulator extends AutoCloseable, CloseableResource {

    EmulatorAccess access();

    @Override
    void close();
}
