package io.github.acsemulator.testcontainers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource and its access keys.
 *
 * @param id its GUID
 * @param primary its primary access key, in base64
 * @param secondary its secondary access key, in base64
 */
record ResourceKeys(String id, String primary, String secondary) {

    /** The default resource, well known on purpose: every emulator has it unless it is told otherwise. */
    static final ResourceKeys WELL_KNOWN = new ResourceKeys(
            "ac5ac5ac-0000-4000-8000-000000000001",
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v",
            "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3NlY29uZGFyeS1hY2Nlc3Mta2V5L3dlbGwta25vd24vbm90LWEtc2VjcmV0");

    // There is no JSON library here, on purpose: whichever it were, a test may have another version of it.
    private static final Pattern FIRST_RESOURCE =
            Pattern.compile("\"resources\"\\s*:\\s*\\[\\s*\\{([^{}]*)\\}", Pattern.DOTALL);

    ResourceKeys withPrimary(String key) {
        return new ResourceKeys(id, key, secondary);
    }

    /**
     * Of the default resource, by what {@code /_emulator/info} answers.
     *
     * @throws IllegalStateException if it is not there
     */
    static ResourceKeys readFrom(String info) {
        Matcher first = FIRST_RESOURCE.matcher(info);
        if (!first.find()) {
            throw new IllegalStateException("The emulator does not tell its resources: " + info);
        }
        String resource = first.group(1);
        return new ResourceKeys(
                find(resource, "\"id\"\\s*:\\s*\"([^\"]+)\""),
                find(resource, "\"connectionString\"\\s*:\\s*\"[^\"]*accesskey=([^\"]+)\""),
                find(resource, "\"secondaryConnectionString\"\\s*:\\s*\"[^\"]*accesskey=([^\"]+)\""));
    }

    private static String find(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("The emulator tells nothing like " + regex + " of its resource: " + text);
        }
        return matcher.group(1);
    }
}
