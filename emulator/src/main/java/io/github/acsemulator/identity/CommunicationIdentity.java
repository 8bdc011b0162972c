package io.github.acsemulator.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.acsemulator.error.Evidence;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.json.SelfWriting;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The specification's model of an identity, its members in the recorded order.
 *
 * @param customId the caller's own name for it
 * @param lastTokenIssuedAt when it last got a token, in whole seconds
 * @param id its id
 */
@Evidence(value = Evidence.Grade.RECORDED, reference = ".NET GetUserShouldReturnTheCustomId@c33e140f")
public record CommunicationIdentity(
        @Nullable String customId, @Nullable String lastTokenIssuedAt, String id) implements SelfWriting {
    /** The model of {@code id}, with what {@code version} tells of {@code identity} if that has a customId. */
    static CommunicationIdentity of(IdentityId id, Identity identity, ApiVersion version) {
        if (!version.hasCustomId() || identity.customId() == null) {
            return new CommunicationIdentity(null, null, id.toString());
        }
        Instant lastToken = Instant.ofEpochMilli(identity.lastTokenIssuedAt()).truncatedTo(ChronoUnit.SECONDS);
        return new CommunicationIdentity(
                identity.customId(),
                identity.lastTokenIssuedAt() == 0 ? null : DotNetTime.of(lastToken),
                id.toString());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (customId != null) {
            json.writeStringField("customId", customId);
        }
        if (lastTokenIssuedAt != null) {
            json.writeStringField("lastTokenIssuedAt", lastTokenIssuedAt);
        }
        json.writeStringField("id", id);
        json.writeEndObject();
    }
}
