package io.github.acsemulator.journal;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.Denial.Difference;
import io.github.acsemulator.auth.SignedTexts;
import io.github.acsemulator.http.PrintableLine;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request and how it was answered, in the form in which the emulator's own routes tell it. Neither keys, tokens nor
 * signatures stand in it.
 */
public record JournalEntry(
        String id,
        String at,
        String duration,
        @Nullable String operation,
        @Nullable String apiVersion,
        String method,
        String target,
        int status,
        @Nullable String errorCode,
        @Nullable String identity,
        @Nullable String resource,
        @Nullable String client,
        @Nullable String clientRequestId,
        AuthenticationEntry authentication,
        @Nullable String fault,
        @Nullable String requestBody,
        @Nullable String responseBody) {
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64}");

    /** What may be shown of {@code request}. */
    public static JournalEntry of(RecordedRequest request) {
        String operation = request.operation().id();
        byte[] answer = request.responseBody();
        return new JournalEntry(
                request.id(),
                request.at().toString(),
                request.duration().toString(),
                operation.isEmpty() ? null : operation,
                request.apiVersion() == null ? null : request.apiVersion().toString(),
                PrintableLine.of(request.method()),
                PrintableLine.of(request.target()),
                request.status(),
                request.errorCode(),
                printable(request.identity()),
                request.resource() == null ? null : request.resource().toString(),
                printable(request.client()),
                printable(request.clientRequestId()),
                AuthenticationEntry.of(request.authentication()),
                request.fault(),
                request.showsBodies() && request.requestLength() > 0 ? requestText(request) : null,
                // Pages of the issuer hold codes that are as good as tokens.
                answer != null && BodyText.isJson(answer) ? BodyText.of(answer, answer.length) : null);
    }

    /** The body of {@code request}, as far as it is kept, whether bodies are recorded or not. */
    public static String requestText(RecordedRequest request) {
        return BodyText.of(request.requestBody(), request.requestLength());
    }

    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : PrintableLine.of(text);
    }

    /** How it authenticated itself, and why not. */
    public record AuthenticationEntry(
            String scheme,
            String verdict,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable List<DifferenceEntry> differences,
            @Nullable SignedTextsEntry stringToSign) {

        /** What may be shown of {@code authentication}. */
        public static AuthenticationEntry of(Authentication authentication) {
            Denial denial = authentication.denial();
            if (denial == null) {
                return new AuthenticationEntry(
                        authentication.scheme(), authentication.verdict(), null, null, null, null);
            }
            List<DifferenceEntry> differences =
                    denial.differences().stream().map(DifferenceEntry::of).toList();
            return new AuthenticationEntry(
                    authentication.scheme(),
                    authentication.verdict(),
                    denial.cause().wireName(),
                    PrintableLine.of(denial.detail()),
                    differences.isEmpty() ? null : differences,
                    denial.texts() == null ? null : SignedTextsEntry.of(denial.texts()));
        }
    }

    /** What the server signs and, where that is known, what the client signed. */
    public record SignedTextsEntry(String server, @Nullable String client) {
        /** What may be shown of {@code texts}. */
        public static SignedTextsEntry of(SignedTexts texts) {
            return new SignedTextsEntry(
                    printable(texts.server()), texts.client() == null ? null : printable(texts.client()));
        }

        /** A string-to-sign: method and target, then the values of the signed headers. */
        private static String printable(String stringToSign) {
            String[] lines = stringToSign.split("\n", 3);
            for (int i = 0; i < lines.length; i++) {
                lines[i] = i < 2
                        ? PrintableLine.of(lines[i])
                        : Arrays.stream(lines[i].split(";", -1))
                                .map(DifferenceEntry::printable)
                                .collect(Collectors.joining(";"));
            }
            return String.join("\n", lines);
        }
    }

    /** Where the client's string-to-sign differs from the server's. */
    public record DifferenceEntry(String field, String server, String client) {
        static DifferenceEntry of(Difference difference) {
            return new DifferenceEntry(
                    difference.field(), printable(difference.server()), printable(difference.client()));
        }

        /** The hash of a body, which developers compare, looks as a signature does, but no signature is signed. */
        private static String printable(String signedValue) {
            return HASH.matcher(signedValue).matches() ? signedValue : PrintableLine.of(signedValue);
        }
    }
}
