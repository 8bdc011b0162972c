package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.identity.CommunicationIdentityClientBuilder;
import com.azure.core.credential.AccessToken;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** {@code ManagedIdentityCredential} in a process that is told where its identity is by the environment alone. */
@EmulatorOnly
@OfSdk(since = "1.4.10")
class ManagedIdentityConformanceIT {

    @TempDir
    private Path directory;

    static Stream<Arguments> environments() {
        URI endpoint = Target.current().connectionString().endpoint();
        return Stream.of(
                Arguments.of(
                        "App Service",
                        Map.of("IDENTITY_ENDPOINT", endpoint + "/msi/token", "IDENTITY_HEADER", "of-the-platform")),
                Arguments.of("virtual machine", Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", endpoint + "/")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void anApplicationUsesTheServiceByTheIdentityOfItsHost(String host, Map<String, String> environment)
            throws Exception {
        ChildJvm jvm = new ChildJvm(directory);
        String token = jvm.run(ManagedIdentityProgram.class.getName(), environment, jvm.trustFlags())
                .strip();

        assertThat(TokenClaims.of(token).text("idtyp")).isEqualTo("app");
        assertThat(new CommunicationIdentityClientBuilder()
                        .endpoint(Target.current().connectionString().endpoint().toString())
                        .credential(request -> Mono.just(
                                new AccessToken(token, OffsetDateTime.now().plusHours(1))))
                        .httpClient(
                                HttpStack.NETTY.clientThatHas(Target.current().trust()))
                        .buildClient()
                        .createUser()
                        .getId())
                .startsWith("8:acs:");
    }
}
