package io.github.acsemulator.http;

import io.github.acsemulator.error.Evidence;
import java.util.List;
import java.util.Set;

/**
 * One operation of the service, of Entra, or of the emulator itself.
 *
 * @param id the specification's operationId
 * @param versions the api-versions that have it; empty for the emulator's own, which have no version
 * @param supportedVersions the response header {@code api-supported-versions}; empty if it has none
 * @param owner whose it is
 */
public record Operation(String id, Set<ApiVersion> versions, String supportedVersions, Owner owner) {
    /** What a request asks for that no operation of the service answers. */
    static final Operation UNMATCHED = new Operation("", Set.of(), "", Owner.SERVICE);

    @Evidence(
            value = Evidence.Grade.RECORDED,
            reference = "June to September 2025, chat and call automation recordings; 2026-09-23 is inferred")
    private static final List<ApiVersion> ADVERTISED_FOR_IDENTITIES = List.of(
            ApiVersion.V2020_07_20_PREVIEW2,
            ApiVersion.V2021_03_07,
            ApiVersion.V2021_10_31_PREVIEW,
            ApiVersion.V2021_11_01,
            ApiVersion.V2022_06_01,
            ApiVersion.V2022_10_01,
            ApiVersion.V2023_10_01,
            ApiVersion.V2025_03_02_PREVIEW,
            ApiVersion.V2025_06_30,
            ApiVersion.V2026_09_23);

    /** An operation on identities. */
    public static Operation onIdentities(String id, Set<ApiVersion> versions) {
        return new Operation(id, versions, ApiVersion.list(ADVERTISED_FOR_IDENTITIES), Owner.SERVICE);
    }

    /** An operation of the given versions, all advertised. */
    public static Operation of(String id, ApiVersion... versions) {
        return new Operation(id, Set.of(versions), ApiVersion.list(List.of(versions)), Owner.SERVICE);
    }

    /** This one, served in all versions from {@code first} on and advertised as before. */
    public Operation servedFrom(ApiVersion first) {
        return new Operation(id, first.andLater(), supportedVersions, owner);
    }

    /** One of the emulator's own. */
    public static Operation ofEmulator(String id) {
        return new Operation(id, Set.of(), "", Owner.EMULATOR);
    }

    /** One of the built-in Entra issuer. */
    public static Operation ofIssuer(String id) {
        return new Operation(id, Set.of(), "", Owner.ISSUER);
    }

    /** Whether it is the service's. */
    public boolean isOfService() {
        return owner == Owner.SERVICE;
    }

    /** Whose operations there are. */
    public enum Owner {
        /** The service's, in the service's words. */
        SERVICE,
        /** Entra's, which stands beside the service. */
        ISSUER,
        /** The emulator's own. */
        EMULATOR
    }
}
