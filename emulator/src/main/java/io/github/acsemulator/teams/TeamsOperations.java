package io.github.acsemulator.teams;

import static io.github.acsemulator.http.ApiVersion.V2021_03_31_PREVIEW1;
import static io.github.acsemulator.http.ApiVersion.V2021_10_31_PREVIEW;
import static io.github.acsemulator.http.ApiVersion.V2022_06_01;
import static io.github.acsemulator.http.ApiVersion.V2022_10_01;
import static io.github.acsemulator.http.ApiVersion.V2023_10_01;
import static io.github.acsemulator.http.ApiVersion.V2025_03_02_PREVIEW;
import static io.github.acsemulator.http.ApiVersion.V2025_06_30;
import static io.github.acsemulator.http.ApiVersion.V2026_09_23;

import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.http.Operation;

/** The operations on Teams users, by their operationIds, each with the api-versions that have it. */
public final class TeamsOperations {
    /** {@code POST /teamsUser/:exchangeAccessToken}. */
    @Evidence(
            value = Evidence.Grade.RECORDED,
            reference = "the versions advertised in 2023 are recorded, the later ones inferred")
    public static final Operation EXCHANGE_TEAMS_USER_ACCESS_TOKEN = Operation.of(
                    "exchangeTeamsUserAccessToken",
                    V2021_10_31_PREVIEW,
                    V2022_06_01,
                    V2022_10_01,
                    V2023_10_01,
                    V2025_03_02_PREVIEW,
                    V2025_06_30,
                    V2026_09_23)
            .servedFrom(V2021_03_31_PREVIEW1);

    /** {@code POST /access/teamsExtension/:exchangeAccessToken}. */
    public static final Operation EXCHANGE_TOKEN = ofExtension("TeamsExtensionToken_Exchange");

    /** {@code GET /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}}. */
    public static final Operation GET_ASSIGNMENT = ofExtension("TeamsExtensionAssignment_Get");

    /** {@code PUT /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}}. */
    public static final Operation PUT_ASSIGNMENT = ofExtension("TeamsExtensionAssignment_Upsert");

    /** {@code DELETE /access/teamsExtension/tenants/{tenantId}/assignments/{objectId}}. */
    public static final Operation DELETE_ASSIGNMENT = ofExtension("TeamsExtensionAssignment_Delete");

    private TeamsOperations() {}

    private static Operation ofExtension(String id) {
        return Operation.of(id, V2025_03_02_PREVIEW, V2025_06_30, V2026_09_23);
    }
}
