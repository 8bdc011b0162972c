package io.github.acsemulator;

import static io.github.acsemulator.HostileServer.CREATE;
import static io.github.acsemulator.SignedRequestBuilder.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import io.github.acsemulator.resource.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever clients send, and wherever: no access key, signature or token is logged, or sent back in a header. */
class LogRedactionIT {
    private static final String FOREIGN_KEY = Base64.getEncoder()
            .encodeToString("a key of someone's real resource, 64 bytes long as those are, right?".getBytes(UTF_8));
    private static final String SHORT_KEY = "c2hvcnQga2V5";

    @RegisterExtension
    static final HostileServer SERVER = new HostileServer(
            "--log-level",
            "debug",
            "--resources",
            "[{\"name\":\"other\",\"primaryKey\":\"" + SHORT_KEY + "\",\"secondaryKey\":\"" + SHORT_KEY + "2222\"}]");

    private final List<String> secrets = new ArrayList<>(
            List.of(Resources.DEFAULT_PRIMARY_KEY, Resources.DEFAULT_SECONDARY_KEY, FOREIGN_KEY, SHORT_KEY + "2222"));

    private Response send(SignedRequestBuilder request) throws IOException {
        secrets.add(request.signature());
        byte[] answer = SERVER.exchange(request.header("Connection", "close").bytes(), true);
        Response response = RawHttp.read(new ByteArrayInputStream(answer), true);
        // The client's own id comes back as it was sent, as from the service.
        List<String> ours = response.headers().stream()
                .filter(line -> !line.startsWith("x-ms-client-request-id:"))
                .toList();
        assertThat(String.join("\n", ours)).doesNotContain(secrets);
        return response;
    }

    private String token() throws IOException {
        Response issued = send(request("POST", CREATE).body("{\"createTokenWithScopes\":[\"chat\"]}"));
        String token = EmulatorExtension.json(issued).at("/accessToken/token").textValue();
        secrets.add(token);
        secrets.add(token.split("\\.")[1]);
        return token;
    }

    @Test
    void neitherLogNorHeadersHoldSecrets() throws IOException {
        String token = token();
        String signature = request("POST", CREATE).signature();
        secrets.add(signature);
        String connectionString = "endpoint=https://localhost:8443/;accesskey=" + FOREIGN_KEY;
        for (String secret : List.of(
                FOREIGN_KEY,
                Resources.DEFAULT_PRIMARY_KEY,
                token,
                signature,
                connectionString,
                "accesskey=" + SHORT_KEY)) {
            sendEverywhere(secret);
        }
        send(request("POST", CREATE).key(FOREIGN_KEY));
        send(request("POST", CREATE).key(SHORT_KEY));
        send(request("POST", CREATE).keyBytes(Resources.DEFAULT_PRIMARY_KEY.getBytes(UTF_8)));
        send(request("POST", CREATE).signedHost("elsewhere"));
        send(request("POST", CREATE).date("yesterday"));
        assertThat(SERVER.process().err())
                .contains("denied: ", "debug")
                .doesNotContain(secrets)
                .doesNotContain("accesskey=" + SHORT_KEY, "Signature=" + signature.substring(0, 10));
        assertThat(SERVER.process().err().lines().filter(line -> line.contains("denied: ")))
                .hasSizeGreaterThan(50);
    }

    private void sendEverywhere(String secret) throws IOException {
        String encoded = URLEncoder.encode(secret, UTF_8);
        String half = encoded.replace("%2F", "/");
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(ISO_8859_1));
        for (String target : List.of(
                "/identities/" + encoded + "?api-version=2023-10-01",
                "/identities/" + half + "?api-version=2023-10-01",
                "/identities?api-version=" + encoded,
                CREATE + "&accesskey=" + encoded,
                "/" + encoded,
                "/_emulator/" + encoded)) {
            send(request("DELETE", target));
            send(request("POST", target));
            send(request("POST", target).authorization("Bearer " + secret));
            send(request("POST", target).signedTarget("/else"));
        }
        send(request("POST", CREATE).authorization(secret));
        send(request("POST", CREATE).authorization("Bearer " + secret));
        send(request("POST", CREATE).authorization("HMAC-SHA256 " + secret));
        send(request("POST", CREATE).authorization("HMAC-SHA256 SignedHeaders=" + secret + "&Signature=" + secret));
        send(request("POST", CREATE).authorization("HMAC-SHA256 Credential=" + secret));
        send(request("POST", CREATE).date(secret));
        send(request("POST", CREATE).hash(secret + "x"));
        send(request("POST", CREATE).host(secret.replace("=", "").replace(";", "")));
        send(request("POST", CREATE).signedHost("other").header("x-ms-client-request-id", secret));
        send(request("POST", CREATE).header("x-ms-client-request-id", secret));
        send(request("POST", CREATE).header("Connection-String", secret));
        send(request("POST", CREATE).contentType(secret));
        send(request("POST", CREATE).signedTarget("/x").header("x-ms-hmac-string-to-sign-base64", base64));
        String signed = Base64.getEncoder()
                .encodeToString(("POST\n" + secret + "\n" + secret + ";" + secret + ";" + secret).getBytes(ISO_8859_1));
        send(request("POST", CREATE).signedTarget("/x").header("x-ms-hmac-string-to-sign-base64", signed));
        send(request("POST", CREATE).body("{\"createTokenWithScopes\":[\"" + secret + "\"]}"));
        send(request("POST", CREATE).body(secret));
    }
}
