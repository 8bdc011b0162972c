package io.github.acsemulator.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The body of a request, read as the service (ASP.NET) reads it: member names match in any letter case, the last of
 * several members of a name counts, null counts as absent, members nobody asks for are ignored.
 */
public final class JsonObject {
    private static final ObjectReader MEMBER =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, JsonNode> members;

    private JsonObject(Map<String, JsonNode> members) {
        this.members = members;
    }

    /**
     * The object in {@code body}; an empty body counts as an empty object, as JavaScript and Python clients send it.
     *
     * @throws io.github.acsemulator.error.RefusedException {@link ErrorCatalogue#MALFORMED_JSON} if the body is no
     *     single JSON object in UTF-8
     */
    @Evidence(value = Evidence.Grade.INFERRED, reference = "ASP.NET's defaults for JSON bodies")
    public static JsonObject read(byte[] body) {
        if (body.length == 0) {
            return EMPTY;
        }
        try (JsonParser parser = Json.MAPPER.createParser(decode(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ErrorCatalogue.MALFORMED_JSON.exception("it does not begin with an object");
            }
            Map<String, JsonNode> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                JsonNode value = MEMBER.readTree(parser);
                members.put(name, value);
            }
            if (parser.nextToken() != null) {
                throw ErrorCatalogue.MALFORMED_JSON.exception("something follows the object");
            }
            return new JsonObject(members);
        } catch (CharacterCodingException e) {
            throw ErrorCatalogue.MALFORMED_JSON.exception("it is not UTF-8");
        } catch (JsonProcessingException e) {
            throw ErrorCatalogue.MALFORMED_JSON.exception(Json.explain(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decode(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** The names of its members as they are written, sorted. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** Whether the member {@code name} is there and null, which in a merge patch takes something away. */
    public boolean isNull(String name) {
        JsonNode value = members.get(name);
        return value != null && value.isNull();
    }

    /** The object member {@code name}; empty if absent or null. */
    public Optional<JsonObject> object(String name) {
        return value(name).map(value -> {
            if (!value.isObject()) {
                throw ErrorCatalogue.MEMBER_INVALID.exception(name);
            }
            Map<String, JsonNode> inner = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            value.properties().forEach(member -> inner.put(member.getKey(), member.getValue()));
            return new JsonObject(inner);
        });
    }

    /** The integer member {@code name} (in PascalCase, as the refusal spells it); empty if absent or null. */
    public Optional<Integer> integer(String name) {
        return value(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw ErrorCatalogue.MEMBER_INVALID.exception(name);
            }
            return value.intValue();
        });
    }

    /** The string member {@code name} (in PascalCase, as the refusal spells it); empty if absent or null. */
    public Optional<String> string(String name) {
        return value(name).map(value -> text(name, value));
    }

    /** The member {@code name} (in PascalCase, as the refusal spells it), a list of strings; empty if absent or null. */
    public Optional<List<String>> strings(String name) {
        return value(name).map(value -> {
            if (!value.isArray()) {
                throw ErrorCatalogue.MEMBER_INVALID.exception(name);
            }
            List<String> texts = new ArrayList<>(value.size());
            value.forEach(item -> texts.add(text(name, item)));
            return List.copyOf(texts);
        });
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw ErrorCatalogue.MEMBER_INVALID.exception(name);
        }
        return value.textValue();
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
    }
}
