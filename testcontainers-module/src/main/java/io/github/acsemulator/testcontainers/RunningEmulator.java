package io.github.acsemulator.testcontainers;

/** An emulator that runs until it is closed. */
interface RunningEmulator extends AutoCloseable {

    EmulatorAccess access();

    @Override
    void close();
}
