package io.github.acsemulator.auth;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not authenticated, for its developer: never a key, never a whole signature.
 *
 * @param cause the cause
 * @param detail the cause in words, with the values that matter
 * @param differences where the client's string-to-sign differs from the server's, as far as that is known
 * @param texts the strings-to-sign; null where it did not come to them
 */
public record Denial(
        Cause cause,
        String detail,
        List<Difference> differences,
        @Nullable SignedTexts texts) {
    Denial(Cause cause, String detail, List<Difference> differences) {
        this(cause, detail, differences, null);
    }

    /** Causes, by the names that the emulator's own routes use. */
    public enum Cause {
        NO_AUTHORIZATION("noAuthorization"),
        MALFORMED_AUTHORIZATION("malformedAuthorization"),
        TOO_LITTLE_SIGNED("tooLittleSigned"),
        DATE_MISSING("dateMissing"),
        DATE_UNREADABLE("dateUnreadable"),
        CLOCK_SKEW("clockSkew"),
        HASH_DIFFERS("hashDiffers"),
        HASH_OF_PART_OF_THE_BODY("hashOfPartOfTheBody"),
        HEX_INSTEAD_OF_BASE64("hexInsteadOfBase64"),
        KEY_NOT_DECODED("keyNotDecoded"),
        HOST_DIFFERS("hostDiffers"),
        TARGET_DIFFERS("targetDiffers"),
        DATE_DIFFERS("dateDiffers"),
        METHOD_DIFFERS("methodDiffers"),
        UNKNOWN_KEY("unknownKey"),
        OTHER_KEY("otherKey"),
        MALFORMED_TOKEN("malformedToken"),
        UNSUPPORTED_ALGORITHM("unsupportedAlgorithm"),
        UNKNOWN_ISSUER("unknownIssuer"),
        UNKNOWN_SIGNING_KEY("unknownSigningKey"),
        BAD_SIGNATURE("badSignature"),
        OTHER_AUDIENCE("otherAudience"),
        NOT_YET_VALID("notYetValid"),
        EXPIRED("expired"),
        MISSING_SCOPE("missingScope"),
        NOT_ASSIGNED("notAssigned");

        private final String wireName;

        Cause(String wireName) {
            this.wireName = wireName;
        }

        /** As JSON and headers spell it. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * One field that differs.
     *
     * @param field {@code method}, {@code target}, or the signed header's name
     * @param server what the server signs there
     * @param client what the client signed there
     */
    public record Difference(String field, String server, String client) {}

    /** A denial without differences. */
    public static Denial of(Cause cause, String detail) {
        return new Denial(cause, detail, List.of());
    }

    static Denial of(Cause cause, String detail, Difference difference) {
        return new Denial(cause, detail, List.of(difference));
    }

    /** This one with the strings-to-sign of a request that signed {@code received}. */
    Denial over(StringToSign received) {
        return new Denial(cause, detail, differences, SignedTexts.of(received, this));
    }

    /** This one, each text as {@code change} makes it. */
    Denial with(UnaryOperator<String> change) {
        return new Denial(
                cause,
                change.apply(detail),
                differences.stream()
                        .map(difference -> new Difference(
                                change.apply(difference.field()),
                                change.apply(difference.server()),
                                change.apply(difference.client())))
                        .toList(),
                texts == null ? null : texts.with(change));
    }

    /** Cause and detail in one line. */
    public String line() {
        StringBuilder line = new StringBuilder(cause.wireName()).append(": ").append(detail);
        for (Difference difference : differences) {
            line.append(" [").append(difference.field());
            line.append(": client '").append(difference.client());
            line.append("', server '").append(difference.server()).append("']");
        }
        return line.toString();
    }
}
