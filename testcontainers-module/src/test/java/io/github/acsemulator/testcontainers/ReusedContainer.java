package io.github.acsemulator.testcontainers;

/** Starts a container that outlives this JVM, or finds the one that a JVM before left; stops it where STOP is set. */
final class ReusedContainer {

    private ReusedContainer() {}

    public static void main(String[] arguments) {
        AcsIdentityEmulatorContainer acs = new AcsIdentityEmulatorContainer(TestImage.NAME)
                .withSetting("workerId", "decade")
                .withReuse(true);
        acs.start();
        System.out.println(acs.getContainerId() + " " + acs.getConnectionString() + " " + acs.caCertificatePem());
        if (System.getenv("STOP") != null) {
            acs.stop();
        }
    }
}
