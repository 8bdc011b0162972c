package io.github.acsemulator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/**
 * A value that writes itself as JSON, as those do that the start and every token need: the mapper would look at their
 * classes first, and at each member by reflection.
 */
public interface SelfWriting extends JsonSerializable {
    /** Writes this, and nothing else, to {@code json}. */
    void write(JsonGenerator json) throws IOException;

    @Override
    default void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        write(json);
    }

    @Override
    default void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        write(json);
    }
}
