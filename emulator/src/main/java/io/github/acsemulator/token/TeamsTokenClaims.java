package io.github.acsemulator.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.acsemulator.error.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a Teams user's token, in the order in which the service issues them.
 *
 * @param skypeid {@code orgid:} and the user's object id
 * @param scp 1024 for every Teams user
 * @param csi the second in which the exchanged token was issued, as a string
 * @param exp the second at which it expires: that of the exchanged token
 * @param rgn the region
 * @param tid the user's tenant
 * @param acsScope always calls and chat
 * @param resourceId the resource
 * @param aadIat the claim {@code iat} of the exchanged token, as a string
 * @param aadUti its claim {@code uti}; absent if it has none
 * @param aadAppid its application
 * @param iat the second in which it was issued
 */
@JsonPropertyOrder({
    "skypeid",
    "scp",
    "csi",
    "exp",
    "rgn",
    "tid",
    "acsScope",
    "resourceId",
    "aad_iat",
    "aad_uti",
    "aad_appid",
    "iat"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Evidence(
        value = Evidence.Grade.DOCS,
        reference = "six expired tokens in public code, 2022-10 to 2024-12; their opaque aad_pft is left out")
public record TeamsTokenClaims(
        String skypeid,
        int scp,
        String csi,
        long exp,
        String rgn,
        String tid,
        String acsScope,
        String resourceId,
        @JsonProperty("aad_iat") String aadIat,
        @JsonProperty("aad_uti") @Nullable String aadUti,
        @JsonProperty("aad_appid") String aadAppid,
        long iat) {
    /** What {@code scp} is for a Teams user. */
    public static final int SCP_OF_TEAMS_USER = 1024;

    /** What {@code acsScope} is for a Teams user, whichever of the scopes the exchanged token has. */
    public static final String SCOPES_OF_TEAMS_USER = "voip,chat";
}
