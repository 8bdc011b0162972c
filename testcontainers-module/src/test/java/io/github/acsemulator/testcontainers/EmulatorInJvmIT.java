package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.communication.identity.models.CommunicationTokenScope;
import com.azure.core.credential.AzureKeyCredential;
import io.github.acsemulator.config.SettingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmulatorInJvmIT {

    private static final EmulatorInJvm ACS = EmulatorInJvm.start(Map.of());

    @AfterAll
    static void stop() {
        ACS.close();
    }

    @ParameterizedTest
    @EnumSource
    void theOfficialClientGetsATokenWithEveryHttpLibrary(HttpLibrary library) {
        CommunicationIdentityClient client =
                IdentityClients.builder(ACS, library).buildClient();

        var created = client.createUserAndToken(List.of(CommunicationTokenScope.CHAT));

        assertThat(created.getUser().getId()).startsWith("8:acs:" + ACS.getResourceId());
        assertThat(created.getUserToken().getToken()).startsWith("eyJ");
    }

    @Test
    void bothAccessKeysWork() {
        assertThat(ACS.getConnectionString()).endsWith("accesskey=" + ResourceKeys.WELL_KNOWN.primary());
        assertThat(ACS.getSecondaryConnectionString()).endsWith("accesskey=" + ResourceKeys.WELL_KNOWN.secondary());
        assertThat(IdentityClients.builder(ACS)
                        .connectionString(ACS.getSecondaryConnectionString())
                        .buildClient()
                        .createUser()
                        .getId())
                .startsWith("8:acs:");
        assertThat(IdentityClients.builder(ACS)
                        .credential(new AzureKeyCredential(ACS.getSecondaryAccessKey()))
                        .buildClient()
                        .createUser()
                        .getId())
                .startsWith("8:acs:");
    }

    @Test
    void clientsOfOnesOwnTrustItAndOnlyThey() throws Exception {
        HttpClient trusting =
                HttpClient.newBuilder().sslContext(ACS.createSslContext()).build();

        assertThat(get(trusting, ACS.getJwksUri())).contains("\"kty\":\"RSA\"");
        assertThatThrownBy(() -> get(HttpClient.newHttpClient(), ACS.getJwksUri()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void theTrustStoreHoldsTheCertificateAlone() throws Exception {
        assertThat(ACS.trustStore().size()).isOne();
        assertThat(ACS.trustStore().getCertificate("acs-identity-emulator")).isEqualTo(ACS.caCertificate());
        assertThat(ACS.x509TrustManager().getAcceptedIssuers()).containsExactly(ACS.caCertificate());
        assertThat(ACS.caCertificate().getBasicConstraints()).isNotNegative();
    }

    @Test
    void aSettingThatCannotBeFailsTheStart() {
        assertThatThrownBy(() -> EmulatorInJvm.start(Map.of("auth", "sloppy")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("strict|lenient|off");
    }

    static String get(HttpClient client, URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
