package io.github.acsemulator.control;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.http.PrintableLine;
import io.github.acsemulator.journal.JournalEntry;
import io.github.acsemulator.journal.RecordedRequest;

/**
 * A recorded request as lines for a shell, signed anew with the access key in {@code ACS_ACCESS_KEY}, or with the token in
 * {@code ACS_TOKEN}. It needs curl and openssl, and holds no secret.
 */
record CurlSnippet(RecordedRequest request, String url) {
    String text() {
        String target = PrintableLine.of(request.target());
        boolean hasBody = request.requestLength() > 0;
        StringBuilder text = new StringBuilder();
        if (hasBody) {
            String body = JournalEntry.requestText(request);
            if (body.contains("<redacted>") || body.contains(" bytes)")) {
                text.append("# What is missing in the body was not kept, or is secret.\n");
            }
            text.append("body=").append(quoted(body)).append('\n');
        }
        boolean isSigned = request.operation().isOfService() && !isBearer();
        if (isSigned) {
            text.append(signing(target, hasBody));
        }
        // The emulator's certificate is none that curl knows.
        text.append("curl -sS --insecure ");
        text.append(request.method().equals("HEAD") ? "--head" : "-X " + word(request.method()));
        text.append(' ').append(quoted(url + target));
        if (isSigned) {
            header(text, "\"x-ms-date: $date\"");
            header(text, "\"x-ms-content-sha256: $hash\"");
            header(
                    text,
                    "\"Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=$signature\"");
        } else if (isBearer()) {
            header(text, "\"Authorization: Bearer $ACS_TOKEN\"");
        }
        if (hasBody) {
            header(text, quoted("Content-Type: " + contentType()));
            text.append(" \\\n  --data-raw \"$body\"");
        }
        return text.append('\n').toString();
    }

    private boolean isBearer() {
        return request.authentication().scheme().equals(Authentication.BEARER);
    }

    private String contentType() {
        return request.contentType() == null ? "application/json" : PrintableLine.of(request.contentType());
    }

    private String signing(String target, boolean hasBody) {
        String host = url.substring(url.indexOf("://") + 3);
        return """
                date=$(LC_ALL=C date -u '+%%a, %%d %%b %%Y %%H:%%M:%%S GMT')
                hash=$(printf '%%s' %s | openssl dgst -sha256 -binary | openssl base64 -A)
                key=$(printf '%%s' "$ACS_ACCESS_KEY" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
                signature=$(printf '%%s\\n%%s\\n%%s' %s %s "$date;"%s";$hash" |
                  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
                """.formatted(hasBody ? "\"$body\"" : "''", quoted(request.method()), quoted(target), quoted(host));
    }

    private static void header(StringBuilder text, String header) {
        text.append(" \\\n  -H ").append(header);
    }

    /** A method is any token of HTTP, some of whose characters mean something to a shell. */
    private static String word(String method) {
        return method.chars().allMatch(Character::isLetter) ? method : quoted(method);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
