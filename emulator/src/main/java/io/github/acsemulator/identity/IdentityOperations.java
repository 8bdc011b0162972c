package io.github.acsemulator.identity;

import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.http.Operation;

/** The operations on identities, by their operationIds, each with the api-versions that have it. */
public final class IdentityOperations {
    /** {@code POST /identities}. */
    public static final Operation CREATE = Operation.onIdentities("create", ApiVersion.V2020_07_20_PREVIEW2.andLater());

    /** {@code GET /identities/{id}}; one preview had it. */
    public static final Operation GET = Operation.of("get", ApiVersion.V2025_03_02_PREVIEW);

    /** {@code POST /identities/{id}/:issueAccessToken}. */
    public static final Operation ISSUE_ACCESS_TOKEN =
            Operation.onIdentities("issueAccessToken", ApiVersion.V2021_02_22_PREVIEW1.andLater());

    /** {@code POST /identities/{id}/:revokeAccessTokens}. */
    public static final Operation REVOKE_ACCESS_TOKENS =
            Operation.onIdentities("revokeAccessTokens", ApiVersion.V2021_02_22_PREVIEW1.andLater());

    /** {@code DELETE /identities/{id}}. */
    public static final Operation DELETE = Operation.onIdentities("delete", ApiVersion.V2020_07_20_PREVIEW2.andLater());

    /** {@code POST /identities/{id}/token} of the 2020 preview. */
    public static final Operation ISSUE_TOKEN = Operation.of("issueToken", ApiVersion.V2020_07_20_PREVIEW2);

    /** {@code PATCH /identities/{id}} of the 2020 preview. */
    public static final Operation UPDATE = Operation.of("update", ApiVersion.V2020_07_20_PREVIEW2);

    private IdentityOperations() {}
}
