package io.github.acsemulator.auth;

import io.github.acsemulator.auth.Denial.Cause;
import io.github.acsemulator.auth.Denial.Difference;
import io.github.acsemulator.resource.AccessKey;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what is wrong with a signature: by the string-to-sign that the Java SDK sends along, else by trying the
 * mistakes that people make.
 */
final class SignatureExplainer {
    /** The Java SDK's own debug header. */
    private static final String CLIENT_STRING_TO_SIGN = "x-ms-hmac-string-to-sign-base64";

    private static final int RESOURCES_TRIED = 16;
    private static final int MOST_DIFFERENCES = 16;
    private static final int LONGEST_BODY_TRIED = 4096;

    private final Resources resources;
    private final Signatures signatures;

    SignatureExplainer(Resources resources, Signatures signatures) {
        this.resources = resources;
        this.signatures = signatures;
    }

    /** Why the body's hash is not {@code difference.client()}. */
    Denial explainHash(byte[] body, byte[] hash, Difference difference) {
        String client = difference.client();
        if (client.equalsIgnoreCase(HexFormat.of().formatHex(hash))) {
            return Denial.of(
                    Cause.HEX_INSTEAD_OF_BASE64, "x-ms-content-sha256 is in hex; it must be base64", difference);
        }
        for (int length = 0; length < Math.min(body.length, LONGEST_BODY_TRIED); length++) {
            byte[] part = Arrays.copyOf(body, length);
            if (client.equals(Base64.getEncoder().encodeToString(signatures.sha256(part)))) {
                return Denial.of(
                        Cause.HASH_OF_PART_OF_THE_BODY,
                        "x-ms-content-sha256 is the hash of the first " + length + " of the body's " + body.length
                                + " bytes",
                        difference);
            }
        }
        return Denial.of(
                Cause.HASH_DIFFERS,
                "x-ms-content-sha256 is not the hash of the " + body.length + " bytes that arrived",
                difference);
    }

    /** Why no key verifies a signature over {@code received} with any of {@code hosts}. */
    Denial explainSignature(
            SignedRequest request, HmacAuthorization authorization, StringToSign received, Set<String> hosts) {
        return fromClient(request, received, hosts)
                .or(() -> fromGuesses(request, authorization, received, hosts))
                .orElseGet(() -> Denial.of(
                        Cause.UNKNOWN_KEY,
                        "no access key of this server makes this signature; is it the emulator's key?"));
    }

    private static Optional<Denial> fromClient(SignedRequest request, StringToSign received, Set<String> hosts) {
        if (!request.has(CLIENT_STRING_TO_SIGN)) {
            return Optional.empty();
        }
        String text;
        try {
            byte[] bytes = Base64.getDecoder().decode(request.header(CLIENT_STRING_TO_SIGN));
            text = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] lines = text.split("\n", -1);
        if (lines.length != 3) {
            return Optional.empty();
        }
        List<Difference> differences = new ArrayList<>();
        compare("method", received.method(), lines[0], differences);
        compare("target", received.target(), lines[1], differences);
        String[] values = lines[2].split(";", -1);
        if (values.length == received.names().size()) {
            for (int i = 0; i < values.length; i++) {
                String name = received.names().get(i);
                if (!name.equals("host") || !hosts.contains(values[i])) {
                    compare(name, received.values().get(i), values[i], differences);
                }
            }
        } else {
            compare("signed headers", String.join(";", received.values()), lines[2], differences);
        }
        if (differences.isEmpty()) {
            return Optional.of(Denial.of(
                    Cause.UNKNOWN_KEY,
                    "client and server sign the same text, so the access key is another one than the emulator's"));
        }
        String field = differences.get(0).field();
        return Optional.of(
                new Denial(causeOf(field), "the client signed another " + field + " than arrived", differences));
    }

    private static void compare(String field, String server, String client, List<Difference> differences) {
        if (!server.equals(client) && differences.size() < MOST_DIFFERENCES) {
            differences.add(new Difference(field, server, client));
        }
    }

    private static Cause causeOf(String field) {
        return switch (field) {
            case "method" -> Cause.METHOD_DIFFERS;
            case "target" -> Cause.TARGET_DIFFERS;
            case "host" -> Cause.HOST_DIFFERS;
            case "x-ms-content-sha256" -> Cause.HASH_DIFFERS;
            default -> Cause.DATE_DIFFERS;
        };
    }

    private Optional<Denial> fromGuesses(
            SignedRequest request, HmacAuthorization authorization, StringToSign received, Set<String> hosts) {
        byte[] signature = authorization.signature().getBytes(StandardCharsets.US_ASCII);
        List<Mistake> mistakes = Mistake.candidates(request, received, resources);
        for (AccessKey key : keysTried()) {
            for (String host : hosts) {
                Optional<Denial> encoding = wrongEncoding(received.with("host", host), key, signature);
                if (encoding.isPresent()) {
                    return encoding;
                }
                for (Mistake mistake : mistakes) {
                    StringToSign text = mistake.fixesHost()
                            ? mistake.text()
                            : mistake.text().with("host", host);
                    if (signatures.matches(text, key, signature)) {
                        return Optional.of(mistake.denial());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Denial> wrongEncoding(StringToSign text, AccessKey key, byte[] signature) {
        byte[] undecoded = key.base64().getBytes(StandardCharsets.US_ASCII);
        String expected = Base64.getEncoder().encodeToString(signatures.hmac(text, undecoded));
        if (MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), signature)) {
            return Optional.of(
                    Denial.of(Cause.KEY_NOT_DECODED, "the access key is base64 and must be decoded before it signs"));
        }
        String hex = HexFormat.of().formatHex(signatures.hmac(text, key.secret()));
        String given = new String(signature, StandardCharsets.US_ASCII);
        String hexInBase64 = Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.US_ASCII));
        if (given.equalsIgnoreCase(hex) || given.equals(hexInBase64)) {
            return Optional.of(
                    Denial.of(Cause.HEX_INSTEAD_OF_BASE64, "the signature is in hex; it must be base64 of its bytes"));
        }
        return Optional.empty();
    }

    private List<AccessKey> keysTried() {
        return resources.all().stream()
                .limit(RESOURCES_TRIED)
                .map(Resource::keys)
                .flatMap(List::stream)
                .toList();
    }
}
