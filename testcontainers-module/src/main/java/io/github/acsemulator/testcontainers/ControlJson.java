package io.github.acsemulator.testcontainers;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object of the emulator's, by its members. The only class that knows the JSON library. */
final class ControlJson {

    private final JsonObject object;

    private ControlJson(JsonObject object) {
        this.object = object;
    }

    /**
     * The object that {@code text} spells.
     *
     * @throws IllegalStateException if it spells none
     */
    static ControlJson parse(String text) {
        try {
            return new ControlJson(JsonParser.object().from(text));
        } catch (JsonParserException e) {
            throw new IllegalStateException("The emulator's answer is no JSON object: " + text, e);
        }
    }

    static String write(Map<String, ?> members) {
        return JsonWriter.string(members);
    }

    String text(String name) {
        return there(name, textOrNull(name));
    }

    @Nullable
    String textOrNull(String name) {
        return object.getString(name);
    }

    Instant instant(String name) {
        return there(name, instantOrNull(name));
    }

    @Nullable
    Instant instantOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    Duration duration(String name) {
        return there(name, durationOrNull(name));
    }

    @Nullable
    Duration durationOrNull(String name) {
        String text = textOrNull(name);
        return text == null ? null : Duration.parse(text);
    }

    int number(String name) {
        return Math.toIntExact(longNumber(name));
    }

    long longNumber(String name) {
        return there(name, object.getNumber(name)).longValue();
    }

    /** Whether it is there and true. */
    boolean flag(String name) {
        return object.getBoolean(name);
    }

    ControlJson object(String name) {
        return there(name, objectOrNull(name));
    }

    @Nullable
    ControlJson objectOrNull(String name) {
        JsonObject member = object.getObject(name);
        return member == null ? null : new ControlJson(member);
    }

    /** What {@code of} makes of each object in a list; none if there is no such member. */
    <T> List<T> list(String name, Function<ControlJson, T> of) {
        List<T> list = new ArrayList<>();
        for (Object element : object.getArray(name, new JsonArray())) {
            if (element instanceof JsonObject member) {
                list.add(of.apply(new ControlJson(member)));
            }
        }
        return Collections.unmodifiableList(list);
    }

    /** The strings in a list; none if there is no such member. */
    List<String> texts(String name) {
        return object.getArray(name, new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }

    /** All members: strings, numbers, booleans, lists and maps. */
    Map<String, Object> members() {
        return Collections.unmodifiableMap(object);
    }

    private <T> T there(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The emulator's answer lacks '" + name + "': " + JsonWriter.string(object));
        }
        return value;
    }
}
