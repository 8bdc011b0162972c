package io.github.acsemulator.testcontainers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the signature of a request was accepted or refused.
 *
 * @param accepted whether it was accepted
 * @param cause the likely cause if not, such as {@code hostDiffers}, {@code clockSkew} or {@code keyNotDecoded}
 * @param detail the same in words
 * @param serverStringToSign what the server signs
 * @param clientStringToSign what the client has signed, where it says so, as the Java SDK does
 * @param differences where the two differ
 */
public record Explanation(
        boolean accepted,
        @Nullable String cause,
        @Nullable String detail,
        @Nullable String serverStringToSign,
        @Nullable String clientStringToSign,
        List<Difference> differences) {

    static Explanation of(ControlJson json) {
        ControlJson texts = json.objectOrNull("stringToSign");
        return new Explanation(
                json.text("verdict").equals("accepted"),
                json.textOrNull("cause"),
                json.textOrNull("detail"),
                texts == null ? null : texts.textOrNull("server"),
                texts == null ? null : texts.textOrNull("client"),
                json.list("differences", Difference::of));
    }

    /**
     * A part of the string-to-sign that differs.
     *
     * @param field which, such as {@code host} or {@code x-ms-date}
     */
    public record Difference(String field, String server, String client) {
        static Difference of(ControlJson json) {
            return new Difference(json.text("field"), json.text("server"), json.text("client"));
        }
    }
}
