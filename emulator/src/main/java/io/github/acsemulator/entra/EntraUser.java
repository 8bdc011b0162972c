package io.github.acsemulator.entra;

import java.util.UUID;

/**
 * Somebody who signs in.
 *
 * @param objectId the object id
 * @param username the name to sign in with
 * @param tenantId the tenant
 */
record EntraUser(UUID objectId, String username, UUID tenantId) {}
