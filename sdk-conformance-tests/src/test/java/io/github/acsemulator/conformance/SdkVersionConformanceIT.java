package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationUserIdentifier;
import com.azure.communication.identity.CommunicationIdentityClient;
import com.azure.core.http.HttpClient;
import com.azure.core.http.rest.Response;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the tests ran what they say they ran. */
class SdkVersionConformanceIT {

    @Test
    void runsTheSdkThatWasMeant() {
        System.out.println("The SDK under test is azure-communication-identity " + SdkUnderTest.version() + " over "
                + HttpStack.meant() + ", with " + jars("azure-core"));

        assertThat(CommunicationIdentityClient.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains("-" + SdkUnderTest.version() + ".jar");
        assertThat(jars("azure-communication-identity")).hasSize(1);
        assertThat(HttpClient.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains(jars("azure-core-[0-9]").get(0));
    }

    @Test
    void tellsItsVersionToTheServer() {
        Response<CommunicationUserIdentifier> response =
                ClientKind.all().findFirst().orElseThrow().open().createUserWithResponse();

        assertThat(Headers.value(response.getRequest().getHeaders(), "User-Agent"))
                .startsWith("azsdk-java-azure-communication-identity/" + SdkUnderTest.version() + " ");
    }

    private static List<String> jars(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> new File(path).getName())
                .filter(file -> file.matches(name + ".*"))
                .toList();
    }
}
