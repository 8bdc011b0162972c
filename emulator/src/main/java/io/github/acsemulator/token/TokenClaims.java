package io.github.acsemulator.token;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.acsemulator.json.SelfWriting;
import java.io.IOException;

/**
 * The claims of an ACS user's token, in the order in which the service issues them. All of it is ASCII without
 * {@code >}, {@code ?} and {@code ~}, so that base64url has neither {@code -} nor {@code _} there: several official
 * clients decode it as plain base64.
 *
 * @param skypeid the identity without its leading {@code 8:}
 * @param scp 1792 for every ACS user, whatever the scopes
 * @param csi the second since which it is valid, as a string
 * @param exp the second at which it expires
 * @param rgn the region
 * @param acsScope the scopes as asked for, joined with commas
 * @param resourceId the resource
 * @param resourceLocation its data location
 * @param iat the second in which it was issued
 */
public record TokenClaims(
        String skypeid,
        int scp,
        String csi,
        long exp,
        String rgn,
        String acsScope,
        String resourceId,
        String resourceLocation,
        long iat)
        implements SelfWriting {
    /** What {@code scp} is for an ACS user. */
    public static final int SCP_OF_ACS_USER = 1792;

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("skypeid", skypeid);
        json.writeNumberField("scp", scp);
        json.writeStringField("csi", csi);
        json.writeNumberField("exp", exp);
        json.writeStringField("rgn", rgn);
        json.writeStringField("acsScope", acsScope);
        json.writeStringField("resourceId", resourceId);
        json.writeStringField("resourceLocation", resourceLocation);
        json.writeNumberField("iat", iat);
        json.writeEndObject();
    }
}
