package io.github.acsemulator.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.acsemulator.error.ErrorCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the bodies of the emulator's own routes, which say of every mistake what would be right: names are exact,
 * unknown ones are refused, and no type passes for another.
 */
public final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
            .withCoercionConfig(
                    LogicalType.Textual,
                    textual -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> textual.setCoercion(shape, CoercionAction.Fail)))
            .build();

    private StrictJson() {}

    /**
     * The {@code type} that {@code body} spells; an empty body counts as an empty object.
     *
     * @throws io.github.acsemulator.error.RefusedException {@link ErrorCatalogue#MALFORMED_JSON} or
     *     {@link ErrorCatalogue#CONTROL_INVALID}, its target the path of the member that is wrong
     */
    public static <T> T read(byte[] body, Class<T> type) {
        byte[] json = body.length == 0 ? "{}".getBytes(StandardCharsets.US_ASCII) : body;
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw ErrorCatalogue.MALFORMED_JSON.exception("it is null");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            String known = e.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw ErrorCatalogue.CONTROL_INVALID.exception(
                    "There is no member '" + e.getPropertyName() + "' here; there are " + known + ".", path(e));
        } catch (MismatchedInputException e) {
            String which = e.getPath().isEmpty() ? "The body" : "'" + path(e) + "'";
            throw ErrorCatalogue.CONTROL_INVALID.exception(which + " must be " + wanted(e) + ".", path(e));
        } catch (JsonMappingException e) {
            throw ErrorCatalogue.CONTROL_INVALID.exception(reason(e), path(e));
        } catch (JsonProcessingException e) {
            throw ErrorCatalogue.MALFORMED_JSON.exception(Json.explain(e));
        } catch (IOException e) {
            throw ErrorCatalogue.MALFORMED_JSON.exception("it cannot be read");
        }
    }

    private static String reason(JsonMappingException e) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return "'" + path(e) + "' cannot be read: " + Json.explain(unreadable) + ".";
        }
        // A check of the type itself, which says what would be right.
        return e.getCause() == null
                ? e.getOriginalMessage()
                : String.valueOf(e.getCause().getMessage());
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String wanted(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "something else";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
