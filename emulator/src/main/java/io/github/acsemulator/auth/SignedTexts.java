package io.github.acsemulator.auth;

import io.github.acsemulator.auth.Denial.Difference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The strings-to-sign of a request whose signature was refused.
 *
 * @param server what the server signs
 * @param client what the client signed; null where that is not known
 */
public record SignedTexts(String server, @Nullable String client) {
    /** What was signed where {@code denial} tells {@code received} apart from the client's. */
    static SignedTexts of(StringToSign received, Denial denial) {
        StringToSign server = received;
        StringToSign client = received;
        for (Difference difference : denial.differences()) {
            server = with(server, difference.field(), difference.server());
            client = with(client, difference.field(), difference.client());
        }
        return new SignedTexts(server.toString(), denial.differences().isEmpty() ? null : client.toString());
    }

    SignedTexts with(UnaryOperator<String> change) {
        return new SignedTexts(change.apply(server), client == null ? null : change.apply(client));
    }

    private static StringToSign with(StringToSign text, String field, String value) {
        return switch (field) {
            case "method" -> text.withMethod(value);
            case "target" -> text.withTarget(value);
            default -> text.with(field, value);
        };
    }
}
