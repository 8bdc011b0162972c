package io.github.acsemulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.config.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process. */
class CommandIT {
    @TempDir
    Path directory;

    private EmulatorProcess.Builder command(String... flags) {
        return EmulatorProcess.in(directory).flags(flags);
    }

    private void assertMisused(EmulatorProcess.Builder builder, String... parts) throws InterruptedException {
        try (EmulatorProcess process = builder.run()) {
            assertThat(process.exitCode()).as(process.err()).isEqualTo(2);
            assertThat(process.out()).isEmpty();
            // That a certificate was made meanwhile may be said, too.
            List<String> lines = process.err()
                    .lines()
                    .filter(each -> !each.contains(" info New certificate"))
                    .toList();
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0)).startsWith("acs-identity-emulator: ").contains(parts);
        }
    }

    @Test
    void printsTheConnectionStringOnALineOfItsOwnAndLogsElsewhere() throws Exception {
        try (EmulatorProcess process = command("--port", "0").start()) {
            assertThat(process.connectionString())
                    .matches("endpoint=https://localhost:\\d+/;accesskey=[A-Za-z0-9+/]+={0,2}");
            assertThat(process.out())
                    .contains(directory.resolve("ca/ca.pem").toString())
                    .doesNotContain(" info ", " warn ");
            assertThat(process.err()).contains(" info New certificate");
            assertThat(process.port()).isPositive();
        }
    }

    @Test
    void listensOnBothLoopbackAddressesAndOnePort() throws Exception {
        try (EmulatorProcess process = command("--port", "0").start()) {
            for (String address : List.of("127.0.0.1", "::1")) {
                if (exists(address)) {
                    assertThat(health(process.port(), address)).as(address).contains("200 OK");
                }
            }
        }
    }

    private static boolean exists(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static String health(int port, String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName(address), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @Test
    void aFlagGoesBeforeAVariableAndAVariableBeforeTheFile() throws Exception {
        Path file = Files.writeString(
                directory.resolve("settings.json"),
                "{\"port\":1,\"publicUrl\":\"https://of.the.file:1\",\"logFormat\":\"json\",\"hosts\":[\"a.test\",\"b.test\"]}");
        try (EmulatorProcess process = command("--config", file.toString(), "--port", "0")
                .variable("ACS_EMULATOR_PORT", "2")
                .variable("ACS_EMULATOR_PUBLIC_URL", "https://of.the.variable:9443")
                .start()) {
            assertThat(process.connectionString()).startsWith("endpoint=https://of.the.variable:9443/;accesskey=");
            assertThat(process.err()).startsWith("{");
        }
    }

    @Test
    void oneJsonObjectALineIsLoggedOnRequest() throws Exception {
        try (EmulatorProcess process = command("--port", "0", "--log-format", "json", "--log-level", "debug")
                .start()) {
            RawHttp.plain(process.port())
                    .send("POST /identities HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n")
                    .read();
            List<String> lines = process.err().lines().toList();
            assertThat(lines).isNotEmpty();
            for (String line : lines) {
                JsonNode event = EmulatorExtension.json(line);
                assertThat(event.get("time").textValue()).endsWith("Z");
                assertThat(event.get("level").textValue()).isIn("error", "warn", "info", "debug");
                assertThat(event.has("message")).isTrue();
            }
            assertThat(process.err()).contains("noAuthorization");
        }
    }

    @Test
    void helpListsEverySetting() throws Exception {
        try (EmulatorProcess process = command("--help").run()) {
            assertThat(process.exitCode()).isZero();
            assertThat(process.out())
                    .contains(Arrays.stream(Setting.values()).map(Setting::flag).toList());
            assertThat(process.err()).isEmpty();
        }
    }

    @Test
    void aConfigurationIsCheckedWithoutAStart() throws Exception {
        Path file = Files.writeString(directory.resolve("settings.json"), """
                {
                  "$schema": "https://localhost:8443/_emulator/config-schema.json",
                  "tokenLifetime": "PT10S",
                  "resources": [{"name": "orders", "primaryKey": "b3JkZXJz"}],
                  "identities": [{"customId": "alice", "resource": "orders", "createdAt": "-PT2H"}]
                }
                """);
        try (EmulatorProcess process =
                command("--check-config", "--config", file.toString()).run()) {
            assertThat(process.exitCode()).as(process.err()).isZero();
            assertThat(process.out()).isEqualTo("The settings can be used.\n");
        }
        Files.writeString(file, Files.readString(file).replace("\"orders\", \"created", "\"others\", \"created"));
        assertMisused(command("--check-config", "--config", file.toString()), "identities: [0].resource 'others'");
        assertThat(directory.resolve("ca")).doesNotExist();
    }

    @Test
    void versionIsPrinted() throws Exception {
        try (EmulatorProcess process = command("--version").run()) {
            assertThat(process.exitCode()).isZero();
            assertThat(process.out().strip()).matches("acs-identity-emulator \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("--clock-skwe PT1M", "'--clock-skwe'", "did you mean --clock-skew"),
                mistake("--prot 1", "'--prot'", "did you mean --port?"),
                mistake("--prot=1", "'--prot=1'", "did you mean --port?"),
                mistake("--nonsense", "--nonsense", "--help lists the flags"),
                mistake("stray", "stray", "--help lists the flags"),
                mistake("--port", "--port", "--help lists the flags"),
                mistake("--port x", "--port: 'x' must be a number from 0 to 65535.", ""),
                mistake("--port 65536", "--port: '65536' must be a number from 0 to 65535.", ""),
                mistake("--auth off --auth strict", "'--auth'", "only once"),
                mistake("--auth maybe", "--auth: 'maybe' must be one of strict|lenient|off.", ""),
                mistake("--log-level loud", "logLevel: 'loud' must be one of error|warn|info|debug.", ""),
                mistake("--log-format xml", "logFormat: 'xml' must be one of text|json.", ""),
                mistake("--config /nonexistent.json", "--config: cannot read '/nonexistent.json' (NoSuchFile).", ""),
                mistake("--ca-dir /dev/null/x", "caDir: cannot keep certificates in /dev/null/x", ""),
                mistake("--data-dir /dev/null/x", "dataDir: /dev/null/x", "cannot be written"),
                mistake("--data-dir /dev/null", "dataDir: /dev/null is not a directory", ""),
                mistake("--signing-key /nonexistent.pem", "signingKey", "/nonexistent.pem"),
                mistake("--public-url nonsense", "--public-url: 'nonsense' must be a URL without a path", ""),
                mistake("--check-config --host 0.0.0.0.0", "host: '0.0.0.0.0' is no address", ""),
                mistake("--host 0.0.0.0.0", "host: '0.0.0.0.0' is no address", ""));
    }

    private static Arguments mistake(String flags, String line, String more) {
        return Arguments.of(flags, line, more);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    @DisabledOnOs(OS.WINDOWS)
    void aMistakeIsToldInOneLine(String flags, String line, String more) throws Exception {
        List<String> all = Stream.concat(Arrays.stream(flags.split(" ")), portAndDirectory(flags))
                .toList();
        assertMisused(command(all.toArray(String[]::new)), line, more);
    }

    private Stream<String> portAndDirectory(String flags) {
        Stream<String> port = flags.contains("--port") ? Stream.of() : Stream.of("--port", "0");
        return flags.contains("--ca-dir")
                ? port
                : Stream.concat(
                        port, Stream.of("--ca-dir", directory.resolve("ca").toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prot\":1}",
                "{\"clock-skew\":\"PT1M\"}",
                "{\"config\":\"x\"}",
                "{\"seed\":1,\"seed\":2}",
                "[]",
                "{",
                "{\"port\":{}}"
            })
    void aMistakeInTheFileIsToldInOneLine(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("settings.json"), text);
        assertMisused(command("--config", file.toString()), file.toString());
    }

    @Test
    void anUnknownVariableIsRefusedAndThoseOfKubernetesAreNot() throws Exception {
        assertMisused(
                command("--port", "0").variable("ACS_EMULATOR_CLOCKSKEW", "PT1M"),
                "ACS_EMULATOR_CLOCKSKEW: there is no such setting. Did you mean ACS_EMULATOR_CLOCK_SKEW?");
        try (EmulatorProcess process = command("--port", "0")
                .variable("ACS_EMULATOR_PORT", "tcp://10.0.0.1:8443")
                .variable("ACS_EMULATOR_PORT_8443_TCP", "tcp://10.0.0.1:8443")
                .variable("ACS_EMULATOR_PORT_8443_TCP_ADDR", "10.0.0.1")
                .variable("ACS_EMULATOR_PORT_8443_TCP_PROTO", "tcp")
                .variable("ACS_EMULATOR_SERVICE_HOST", "10.0.0.1")
                .variable("ACS_EMULATOR_SERVICE_PORT", "8443")
                .variable("ACS_EMULATOR_SERVICE_PORT_HTTPS", "8443")
                .start()) {
            assertThat(process.port()).isPositive();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotTakenForATakenPort() throws Exception {
        try (EmulatorProcess process =
                command("--port", "0", "--host", "192.0.2.1").run()) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.err())
                    .contains("192.0.2.1", "an address of this machine")
                    .doesNotContain("taken");
        }
    }

    @Test
    void aTakenPortIsToldInOneLineAndNothingIsHalfStarted() throws Exception {
        try (EmulatorProcess first = command("--port", "0").start();
                EmulatorProcess second = command(
                                "--port",
                                Integer.toString(first.port()),
                                "--ca-dir",
                                directory.resolve("ca").toString())
                        .run()) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.out()).isEmpty();
            assertThat(second.err().lines()).hasSize(1);
            assertThat(second.err()).contains("port " + first.port() + " is taken", "--port");
            assertThat(health(first.port(), "127.0.0.1")).contains("200 OK");
        }
    }

    @Test
    void aDataDirectoryInUseIsToldInOneLine() throws Exception {
        String data = directory.resolve("data").toString();
        try (EmulatorProcess first = command("--port", "0", "--data-dir", data).start()) {
            assertMisused(
                    command(
                            "--port",
                            "0",
                            "--data-dir",
                            data,
                            "--ca-dir",
                            directory.resolve("ca").toString()),
                    "dataDir: " + data + " is in use by another emulator");
            assertThat(first.process().isAlive()).isTrue();
        }
    }

    @Test
    void aDamagedCertificateIsToldInOneLine() throws Exception {
        Path ca = Files.createDirectory(directory.resolve("ca"));
        Files.writeString(ca.resolve("server.pem"), "nonsense");
        assertMisused(command("--port", "0", "--ca-dir", ca.toString()), "server.pem is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    @DisabledOnOs(OS.WINDOWS)
    void aSignalStopsItSoonAndTheRunningRequestGetsItsAnswer(String signal) throws Exception {
        try (EmulatorProcess process = command("--port", "0").start();
                RawHttp running = RawHttp.plain(process.port());
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), process.port())) {
            assumeFalse(ignores(process.process(), signal), "this build's shell has it ignore SIG" + signal);
            SignedRequestBuilder create = SignedRequestBuilder.request("POST", "/identities?api-version=2023-10-01")
                    .body("{}");
            // What is loaded for the first request of all takes longer than the stop waits.
            assertThat(running.send(create.bytes()).read().status()).isEqualTo(201);
            byte[] request = create.header("Expect", "100-continue").bytes();
            running.send(Arrays.copyOf(request, request.length - 2));
            assertThat(running.read().status()).as("it waits for the body").isEqualTo(100);
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(process.process().pid()))
                    .start();
            awaitStop(process.port());
            assertThat(running.send("{}").read().status()).isEqualTo(201);
            assertThat(process.process().waitFor(10, SECONDS))
                    .as("it ends before Docker would kill it")
                    .isTrue();
            assertThat(process.err()).doesNotContain(" error ", "\tat ");
            assertThat(idle.getInputStream().read()).isNegative();
        }
    }

    /** Returns as soon as no more requests are served. */
    private static void awaitStop(int port) throws Exception {
        try (RawHttp asking = RawHttp.plain(port)) {
            for (int i = 0; i < 2_000; i++) {
                asking.send("GET /_emulator/health HTTP/1.1\nHost: localhost\n\n");
                int status = asking.read().status();
                if (status != 200) {
                    assertThat(status).isEqualTo(503);
                    return;
                }
                Thread.sleep(10);
            }
            fail("it still serves");
        } catch (IOException e) {
            // It has hung up.
        }
    }

    /** A shell without job control has what it starts in the background ignore SIGINT, and a JVM keeps to that. */
    private static boolean ignores(Process process, String signal) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        int number = signal.equals("INT") ? 2 : 15;
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .mapToLong(
                                line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .anyMatch(mask -> (mask >> (number - 1) & 1) == 1);
    }

    @Test
    void theTrustStoreOfTheBannerIsWrittenAndTrustsTheServer() throws Exception {
        Path store = directory.resolve("ca").resolve("truststore.p12");
        try (EmulatorProcess process = command("--port", "0").start()) {
            assertThat(process.out()).contains("-Djavax.net.ssl.trustStore=" + store);
            for (int i = 0; i < 400 && !Files.exists(store); i++) {
                Thread.sleep(50);
            }
            Process client = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djavax.net.ssl.trustStore=" + store,
                            "-Djavax.net.ssl.trustStorePassword=changeit",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TrustingClient.class.getName(),
                            "https://localhost:" + process.port() + "/_emulator/health")
                    .inheritIO()
                    .start();
            assertThat(client.waitFor(60, SECONDS)).isTrue();
            assertThat(client.exitValue()).isZero();
        }
    }

    @Test
    void theTrustStoreIsKeptUntilTheRootChanges() throws Exception {
        Path store = directory.resolve("ca").resolve("truststore.p12");
        byte[] first = startedUntil(() -> Files.exists(store), store);
        assertThat(startedUntil(() -> false, store)).isEqualTo(first);
        Files.delete(store.resolveSibling("server.pem"));
        assertThat(startedUntil(() -> !Arrays.equals(first, Files.readAllBytes(store)), store))
                .isNotEqualTo(first);
        try (Stream<Path> files = Files.list(store.getParent())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("ca.pem", "lock", "server.pem", "truststore.p12");
        }
    }

    /** The trust store's content once {@code done}, or some time after the start. */
    private byte[] startedUntil(Callable<Boolean> done, Path store) throws Exception {
        try (EmulatorProcess process = command("--port", "0").start()) {
            for (int i = 0; i < 60 && !done.call(); i++) {
                Thread.sleep(50);
            }
            byte[] content = Files.readAllBytes(store);
            process.process().destroy();
            process.exitCode();
            return content;
        }
    }
}
