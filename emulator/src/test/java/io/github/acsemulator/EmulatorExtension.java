package io.github.acsemulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.acsemulator.RawHttp.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An emulator for a test class, and the shortest way to call it.
 */
public final class EmulatorExtension implements BeforeAllCallback, AfterAllCallback {
    private final AcsIdentityEmulator.Builder builder =
            AcsIdentityEmulator.builder().port(0);
    private String running;
    private AcsIdentityEmulator emulator;

    /** An emulator in this JVM or, where {@code -Dpage.connectionString} is given, the one that it leads to. */
    public static EmulatorExtension orRunning() {
        EmulatorExtension extension = new EmulatorExtension();
        extension.running = System.getProperty("page.connectionString");
        return extension;
    }

    public EmulatorExtension setting(String name, String value) {
        builder.setting(name, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (running == null) {
            emulator = builder.build().start();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (emulator != null) {
            emulator.close();
        }
    }

    public AcsIdentityEmulator emulator() {
        return emulator;
    }

    public int port() {
        return emulator == null
                ? URI.create(running.replaceAll("endpoint=|;.*", "")).getPort()
                : emulator.started().port();
    }

    public String connectionString() {
        return emulator == null ? running : emulator.connectionString();
    }

    /** The answer to {@code request} over plain HTTP. */
    public Response send(SignedRequestBuilder request) {
        return send(request.bytes());
    }

    /** The answer to {@code bytes} over plain HTTP. */
    public Response send(byte[] bytes) {
        try (RawHttp http = RawHttp.plain(port())) {
            return http.send(bytes).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A signed POST. */
    public Response post(String target, String body) {
        return send(SignedRequestBuilder.request("POST", target).body(body));
    }

    /** A request that is not signed; {@code headers} as lines. */
    public Response plain(String method, String target, String body, String... headers) {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (java.util.Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: localhost:").append(port()).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
        return send(head.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** An Entra token as {@code POST /_emulator/entra/tokens} makes it of {@code body}. */
    public String entraToken(String body) {
        Response minted = plain("POST", "/_emulator/entra/tokens", body);
        if (minted.status() != 201) {
            throw new AssertionError(minted.body());
        }
        return json(minted).get("token").textValue();
    }

    /** A new identity's id. */
    public String newIdentity() {
        return json(post("/identities?api-version=2023-10-01", "{}"))
                .at("/identity/id")
                .textValue();
    }

    public static JsonNode json(Response response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** The claims of {@code token}, as text. */
    public static String claims(String token) {
        return new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The header of {@code token}, as text. */
    public static String header(String token) {
        return new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.")[0]),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
