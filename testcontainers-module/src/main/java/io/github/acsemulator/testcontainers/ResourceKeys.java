package io.github.acsemulator.testcontainers;

import java.util.List;

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

    ResourceKeys withPrimary(String key) {
        return new ResourceKeys(id, key, secondary);
    }

    /**
     * Of the default resource, by what {@code /_emulator/info} answers.
     *
     * @throws IllegalStateException if it is not there
     */
    static ResourceKeys readFrom(String info) {
        List<ControlJson> resources = ControlJson.parse(info).list("resources", resource -> resource);
        if (resources.isEmpty()) {
            throw new IllegalStateException("The emulator does not tell its resources: " + info);
        }
        return of(resources.get(0));
    }

    private static ResourceKeys of(ControlJson resource) {
        return new ResourceKeys(
                resource.text("id"),
                ConnectionStrings.accessKey(resource.text("connectionString")),
                ConnectionStrings.accessKey(resource.text("secondaryConnectionString")));
    }
}
