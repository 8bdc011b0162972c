package io.github.acsemulator.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.acsemulator.http.ApiVersion;
import io.github.acsemulator.identity.IdentityService.Created;
import io.github.acsemulator.json.SelfWriting;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The specification's model of a new identity and, if asked for, its token. */
public record CommunicationIdentityAccessTokenResult(
        CommunicationIdentity identity, @Nullable CommunicationIdentityAccessToken accessToken) implements SelfWriting {
    /** The model of {@code created} in {@code version}. */
    public static CommunicationIdentityAccessTokenResult of(Created created, ApiVersion version) {
        return new CommunicationIdentityAccessTokenResult(
                CommunicationIdentity.of(created.id(), created.identity(), version),
                created.token().map(CommunicationIdentityAccessToken::of).orElse(null));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("identity");
        identity.write(json);
        if (accessToken != null) {
            json.writeFieldName("accessToken");
            accessToken.write(json);
        }
        json.writeEndObject();
    }
}
