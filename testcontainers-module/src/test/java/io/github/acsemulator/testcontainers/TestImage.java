package io.github.acsemulator.testcontainers;

/** The image that is tested: {@code acs-identity-emulator:latest}, or another tag by {@code -Dtest.image=…}. */
final class TestImage {

    static final String NAME = System.getProperty("test.image", AcsIdentityEmulatorContainer.DEFAULT_IMAGE);

    private TestImage() {}
}
