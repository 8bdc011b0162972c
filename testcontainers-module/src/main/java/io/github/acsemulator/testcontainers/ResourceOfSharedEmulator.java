package io.github.acsemulator.testcontainers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A resource of one test class, on an emulator that runs until the last test of the run has ended. */
final class ResourceOfSharedEmulator implements RunningEmulator {

    private static final Namespace SHARED = Namespace.create(ResourceOfSharedEmulator.class);

    private final OwnResource resource;

    private ResourceOfSharedEmulator(OwnResource resource) {
        this.resource = resource;
    }

    /** On the emulator that {@code start} makes, which is made once in a test run; JUnit's {@code root} closes it. */
    static ResourceOfSharedEmulator on(ExtensionContext root, EmulatorStart start) {
        RunningEmulator shared =
                root.getStore(SHARED).getOrComputeIfAbsent(start, EmulatorStart::run, RunningEmulator.class);
        return new ResourceOfSharedEmulator(shared.access().control().newResource());
    }

    @Override
    public EmulatorAccess access() {
        return resource;
    }

    @Override
    public void close() {
        resource.close();
    }
}
