package io.github.acsemulator.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read as the service (ASP.NET) reads it: member names match in any letter case, the last of
 * several members of a name counts, null counts as absent, members nobody asks for and a byte order mark are ignored.
 */
public final class JsonObject {
    private static final JsonObject EMPTY = new JsonObject(Map.of());

    /** Each a JsonObject, a list, a string, a number, a boolean, or null. */
    private final Map<String, @Nullable Object> members;

    private JsonObject(Map<String, @Nullable Object> members) {
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
        try (JsonParser parser = Json.FACTORY.createParser(decode(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ErrorCatalogue.MALFORMED_JSON.exception("it does not begin with an object");
            }
            JsonObject object = object(parser);
            if (parser.nextToken() != null) {
                throw ErrorCatalogue.MALFORMED_JSON.exception("something follows the object");
            }
            return object;
        } catch (CharacterCodingException e) {
            throw ErrorCatalogue.MALFORMED_JSON.exception("it is not UTF-8");
        } catch (JsonProcessingException e) {
            throw ErrorCatalogue.MALFORMED_JSON.exception(Json.explain(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> null;
        };
    }

    private static String decode(byte[] body) throws CharacterCodingException {
        return Json.withoutByteOrderMark(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString());
    }

    /** The names of its members as they are written, sorted. */
    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /** Whether the member {@code name} is there and null, which in a merge patch takes something away. */
    public boolean isNull(String name) {
        return members.containsKey(name) && members.get(name) == null;
    }

    /** The object member {@code name}; empty if absent or null. */
    public Optional<JsonObject> object(String name) {
        return value(name).map(value -> as(JsonObject.class, name, value));
    }

    /** The integer member {@code name} (in PascalCase, as the refusal spells it); empty if absent or null. */
    public Optional<Integer> integer(String name) {
        return value(name).map(value -> as(Integer.class, name, value));
    }

    /** The string member {@code name} (in PascalCase, as the refusal spells it); empty if absent or null. */
    public Optional<String> string(String name) {
        return value(name).map(value -> as(String.class, name, value));
    }

    /** The member {@code name} (in PascalCase, as the refusal spells it), a list of strings; empty if absent or null. */
    public Optional<List<String>> strings(String name) {
        return value(name).map(value -> {
            List<?> items = as(List.class, name, value);
            return items.stream().map(item -> as(String.class, name, item)).toList();
        });
    }

    private static <T> T as(Class<T> type, String name, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw ErrorCatalogue.MEMBER_INVALID.exception(name);
        }
        return type.cast(value);
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(members.get(name));
    }
}
