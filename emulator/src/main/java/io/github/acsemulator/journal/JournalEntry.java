package io.github.acsemulator.journal;

import java.util.List;
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
        @Nullable AuthenticationEntry authentication) {
    /** How it authenticated itself, and why not. */
    public record AuthenticationEntry(
            String scheme,
            String verdict,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable List<DifferenceEntry> differences,
            @Nullable SignedTextsEntry stringToSign) {}

    /** What the server signs and, where that is known, what the client signed. */
    public record SignedTextsEntry(String server, @Nullable String client) {}

    /** Where the client's string-to-sign differs from the server's. */
    public record DifferenceEntry(String field, String server, String client) {}
}
