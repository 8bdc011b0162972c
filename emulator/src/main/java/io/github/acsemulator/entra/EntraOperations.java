package io.github.acsemulator.entra;

import static io.github.acsemulator.http.ApiVersion.V2025_03_02_PREVIEW;

import io.github.acsemulator.http.Operation;

/** The operations on Entra users, by their operationIds; only one preview has them. */
public final class EntraOperations {
    /** {@code POST /access/entra/:exchangeAccessToken}. */
    public static final Operation EXCHANGE_TOKEN = Operation.of("EntraIdToken_Exchange", V2025_03_02_PREVIEW);

    /** {@code GET /access/entra/assignments}. */
    public static final Operation LIST = Operation.of("EntraIdAssignments_List", V2025_03_02_PREVIEW);

    /** {@code PATCH /access/entra/assignments}. */
    public static final Operation PATCH = Operation.of("EntraIdAssignments_Update", V2025_03_02_PREVIEW);

    /** {@code GET /access/entra/assignments/{objectId}}. */
    public static final Operation GET = Operation.of("EntraIdAssignment_Get", V2025_03_02_PREVIEW);

    /** {@code PUT /access/entra/assignments/{objectId}}. */
    public static final Operation PUT = Operation.of("EntraIdAssignment_Upsert", V2025_03_02_PREVIEW);

    /** {@code DELETE /access/entra/assignments/{objectId}}. */
    public static final Operation DELETE = Operation.of("EntraIdAssignment_Delete", V2025_03_02_PREVIEW);

    private EntraOperations() {}
}
