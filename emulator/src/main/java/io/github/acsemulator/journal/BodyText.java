package io.github.acsemulator.journal;

import io.github.acsemulator.http.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Bodies as text, without the tokens, keys and passwords in them. */
final class BodyText {
    private static final String REDACTED = "$1<redacted>$2";
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"(?:token|access_?token|refresh_?token|id_?token|device_?code|client_?secret|password|(?:primary|"
                    + "secondary|access)_?key)\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*+(\"|\\\\?$)");
    private static final Pattern FORM = Pattern.compile(
            "(?i)((?:^|&)(?:client_secret|client_assertion|assertion|password|refresh_token|code|device_code|code_verifier"
                    + "|token)=)[^&]*+()");

    private BodyText() {}

    /** The beginning {@code kept} of a body of {@code length} bytes. */
    static String of(byte[] kept, int length) {
        String text = new String(kept, StandardCharsets.UTF_8);
        String blotted = isJson(kept)
                ? MEMBER.matcher(text).replaceAll(REDACTED)
                : FORM.matcher(text).replaceAll(REDACTED);
        String safe = Redaction.of(blotted);
        return length > kept.length ? safe + "… (" + length + " bytes)" : safe;
    }

    static boolean isJson(byte[] body) {
        return body.length > 0 && (body[0] == '{' || body[0] == '[');
    }
}
