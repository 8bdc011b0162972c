package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static io.github.acsemulator.SignedRequestBuilder.rfc1123;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What settings change on the wire. */
class SettingsIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String OTHER_ID = "11111111-2222-3333-4444-555555555555";
    private static final String OTHER_KEY = "b3RoZXI=";

    @RegisterExtension
    static final EmulatorExtension LENIENT = new EmulatorExtension().setting("auth", "lenient");

    @RegisterExtension
    static final EmulatorExtension OFF = new EmulatorExtension().setting("auth", "off");

    @RegisterExtension
    static final EmulatorExtension OTHERS = new EmulatorExtension()
            .setting("clockSkew", "PT1H")
            .setting("publicUrl", "https://acs.example:9443")
            .setting(
                    "resources",
                    "[{\"id\":\"" + OTHER_ID + "\",\"name\":\"other\",\"location\":\"europe\",\"primaryKey\":\""
                            + OTHER_KEY + "\"}]");

    @Test
    void lenientServesWhatIsNotSignedWithAWarning() {
        Response unsigned = LENIENT.send(request("POST", CREATE).authorization("Basic something"));
        assertThat(unsigned.status()).isEqualTo(201);
        assertThat(unsigned.header("x-acs-emulator-warning").orElseThrow())
                .startsWith("not authenticated, Azure would refuse it: malformedAuthorization");
        assertThat(LENIENT.post(CREATE, "{}").header("x-acs-emulator-warning")).isEmpty();
    }

    @Test
    void offDoesNotLook() {
        Response response = OFF.send(request("POST", CREATE).header("Authorization", ""));
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("x-acs-emulator-warning")).isEmpty();
        assertThat(response.body()).contains(Resources.DEFAULT_ID.toString());
    }

    @Test
    void theKeyOfARequestTellsItsResource() {
        Response created =
                OTHERS.send(request("POST", CREATE).key(OTHER_KEY).body("{\"createTokenWithScopes\":[\"chat\"]}"));
        assertThat(created.body()).contains("8:acs:" + OTHER_ID + "_");
        String token = json(created).at("/accessToken/token").textValue();
        assertThat(EmulatorExtension.claims(token))
                .contains("\"rgn\":\"emea\"", "\"resourceLocation\":\"europe\"", "\"resourceId\":\"" + OTHER_ID + "\"");
        String id = json(created).at("/identity/id").textValue();
        String issue = "/identities/" + id + "/:issueAccessToken?api-version=2023-10-01";
        assertThat(OTHERS.post(issue, "{\"scopes\":[\"chat\"]}").body()).contains("IdentityNotOwned");
        assertThat(OTHERS.newIdentity()).startsWith("8:acs:" + Resources.DEFAULT_ID + "_");
    }

    @Test
    void theClockSkewIsASetting() {
        assertThat(OTHERS.send(request("POST", CREATE)
                                .date(rfc1123(Instant.now().minusSeconds(3500))))
                        .status())
                .isEqualTo(201);
        assertThat(OTHERS.send(request("POST", CREATE)
                                .date(rfc1123(Instant.now().minusSeconds(3700))))
                        .body())
                .contains("greater than the allowed margin of 60 minutes.");
    }

    @Test
    void thePublicUrlIsHandedOut() {
        assertThat(OTHERS.emulator().connectionString()).startsWith("endpoint=https://acs.example:9443/;accesskey=");
        Response info = OTHERS.send("GET /_emulator/info HTTP/1.1\r\nHost: acs.example\r\n\r\n"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(json(info).get("endpoint").textValue()).isEqualTo("https://acs.example:9443");
        assertThat(json(info).get("resources")).hasSize(2);
    }
}
