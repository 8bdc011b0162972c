package io.github.acsemulator.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.acsemulator.json.SelfWriting;
import java.io.IOException;

/** The specification's model of an access token. */
public record CommunicationIdentityAccessToken(String token, String expiresOn) implements SelfWriting {
    /** The model of {@code issued}. */
    public static CommunicationIdentityAccessToken of(IssuedToken issued) {
        return new CommunicationIdentityAccessToken(issued.token(), DotNetTime.of(issued.expiresOn()));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("token", token);
        json.writeStringField("expiresOn", expiresOn);
        json.writeEndObject();
    }
}
