package io.github.acsemulator;

import io.github.acsemulator.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as clients do, written from the scheme's documentation and sharing nothing with the server. Every part
 * can be made wrong: what is set with {@code sent…} goes over the wire, what is set with {@code signed…} is signed.
 */
public final class SignedRequestBuilder {
    private final String method;
    private final String target;
    private final Map<String, String> extraHeaders = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private String contentType = "application/json";
    private String key = Resources.DEFAULT_PRIMARY_KEY;
    private byte[] keyBytes = Base64.getDecoder().decode(key);
    private String dateHeader = "x-ms-date";
    private String date = rfc1123(Instant.now());
    private String sentHost = "localhost";
    private String signedHost = "localhost";
    private String signedTarget;
    private String signedMethod;
    private String hash = "";
    private String authorization = "";

    private SignedRequestBuilder(String method, String target) {
        this.method = method;
        this.target = target;
        this.signedTarget = target;
        this.signedMethod = method;
    }

    public static SignedRequestBuilder request(String method, String target) {
        return new SignedRequestBuilder(method, target);
    }

    public static String rfc1123(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    public SignedRequestBuilder body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public SignedRequestBuilder body(byte[] bytes) {
        body = bytes;
        return this;
    }

    /** The Content-Type header; empty for none. */
    public SignedRequestBuilder contentType(String value) {
        contentType = value;
        return this;
    }

    public SignedRequestBuilder key(String base64) {
        key = base64;
        keyBytes = Base64.getDecoder().decode(base64);
        return this;
    }

    public SignedRequestBuilder keyBytes(byte[] bytes) {
        keyBytes = bytes;
        return this;
    }

    public SignedRequestBuilder host(String value) {
        sentHost = value;
        signedHost = value;
        return this;
    }

    public SignedRequestBuilder signedHost(String value) {
        signedHost = value;
        return this;
    }

    public SignedRequestBuilder signedTarget(String value) {
        signedTarget = value;
        return this;
    }

    public SignedRequestBuilder signedMethod(String value) {
        signedMethod = value;
        return this;
    }

    public SignedRequestBuilder date(String value) {
        date = value;
        return this;
    }

    /** The name of the date header that is sent and signed. */
    public SignedRequestBuilder dateHeader(String name) {
        dateHeader = name;
        return this;
    }

    /** The value of x-ms-content-sha256 instead of the right one. */
    public SignedRequestBuilder hash(String value) {
        hash = value;
        return this;
    }

    public SignedRequestBuilder header(String name, String value) {
        extraHeaders.put(name, value);
        return this;
    }

    /** The whole Authorization header instead of the right one. */
    public SignedRequestBuilder authorization(String value) {
        authorization = value;
        return this;
    }

    public String contentHash() {
        if (!hash.isEmpty()) {
            return hash;
        }
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String stringToSign() {
        return signedMethod + "\n" + signedTarget + "\n" + date + ";" + signedHost + ";" + contentHash();
    }

    public byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyBytes, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public String signature() {
        return Base64.getEncoder().encodeToString(hmac(stringToSign()));
    }

    /** The headers that a signed request has. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", sentHost);
        headers.put(dateHeader, date);
        headers.put("x-ms-content-sha256", contentHash());
        headers.put(
                "Authorization",
                authorization.isEmpty()
                        ? "HMAC-SHA256 SignedHeaders=" + dateHeader + ";host;x-ms-content-sha256&Signature="
                                + signature()
                        : authorization);
        if (!contentType.isEmpty()) {
            headers.put("Content-Type", contentType);
        }
        headers.putAll(extraHeaders);
        return headers;
    }

    public String target() {
        return target;
    }

    public String method() {
        return method;
    }

    public byte[] bodyBytes() {
        return body.clone();
    }

    /** The request's bytes; an extra header that is empty leaves the header of that name out. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers().forEach((name, value) -> {
            if (!value.isEmpty()) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
