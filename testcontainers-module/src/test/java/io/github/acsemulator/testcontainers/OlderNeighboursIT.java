package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.github.acsemulator.AcsIdentityEmulator;
import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.Test;

/**
 * The emulator's embedded jar in an application that has an older Javalin, Jetty and Jackson; the build runs it on a class
 * path of its own.
 */
class OlderNeighboursIT {

    @Test
    void theEmulatorServesBesideAServerOfAnotherVersion() throws Exception {
        assertThat(PackageVersion.VERSION).hasToString(System.getProperty("expected.jackson.version"));
        assertThat(Jetty.VERSION).startsWith(System.getProperty("expected.jetty.version"));

        Javalin application = Javalin.create();
        Handler handler = ctx -> ctx.json(Map.of("hello", "world"));
        // Later versions, which this is compiled with, have no such method.
        Javalin.class.getMethod("get", String.class, Handler.class).invoke(application, "/", handler);
        application.start("127.0.0.1", 0);
        try (EmulatorInJvm acs = EmulatorInJvm.start(Map.of())) {
            String answer = EmulatorInJvmIT.get(
                    HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + application.port() + "/"));

            assertThat(new ObjectMapper().readTree(answer).get("hello").textValue())
                    .isEqualTo("world");
            assertThat(IdentityClients.builder(acs).buildClient().createUser().getId())
                    .startsWith("8:acs:");
            assertThat(EmulatorInJvmIT.get(
                            HttpClient.newBuilder()
                                    .sslContext(acs.createSslContext())
                                    .build(),
                            acs.getJwksUri()))
                    .contains("RSA");
        } finally {
            application.stop();
        }
    }

    @Test
    void theJarHoldsNothingUnderTheNamesOfOthers() throws Exception {
        URI jar = AcsIdentityEmulator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        assertThat(jar.getPath()).endsWith("-embedded.jar");
        try (var file = new java.util.jar.JarFile(jar.getPath())) {
            assertThat(file.stream().filter(entry -> !entry.isDirectory()).map(java.util.zip.ZipEntry::getName))
                    .allMatch(name -> name.startsWith("io/github/acsemulator/") || name.startsWith("META-INF/"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/"))
                    .noneMatch(name -> name.contains("/picocli/") || name.contains("/jul/JULServiceProvider"));
        }
    }
}
