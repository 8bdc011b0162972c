package io.github.acsemulator.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The one JSON mapper, and what does without it: compact, absent members absent rather than null. */
public final class Json {
    /** Reads and writes token by token, which is all that the service's operations need. */
    static final JsonFactory FACTORY = new JsonFactory();

    /** Names of the parser's own classes, which say nothing to who sent the text. */
    private static final Pattern JARGON = Pattern.compile(
            " \\(start marker at .*?\\]\\)|, from `[^`]*`|\\[?Source: .*?\\]|: enable `.*|: maybe a \\(non-standard\\) comment.*");

    private Json() {}

    /** {@code value} as compact JSON in UTF-8. */
    public static byte[] bytes(SelfWriting value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            value.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** {@code value} as compact JSON in UTF-8. */
    public static byte[] bytes(Object value) {
        if (value instanceof SelfWriting self) {
            return bytes(self);
        }
        try {
            return Mapper.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The JSON value in {@code text}.
     *
     * @throws IllegalArgumentException if it is not valid JSON, with what is wrong and where
     */
    public static JsonNode parse(String text) {
        try {
            JsonNode node = Mapper.MAPPER
                    .reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new IllegalArgumentException("it is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(explain(e), e);
        }
    }

    /** {@code text} without the byte order mark that some editors and shells put first. */
    public static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * The JSON object in {@code utf8}, its members in their order.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static Map<String, Object> object(byte[] utf8) {
        try {
            Map<String, Object> object = Mapper.MAPPER.readValue(utf8, Mapper.OBJECT);
            if (object == null) {
                throw new IllegalArgumentException("it is null");
            }
            return object;
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON object", e);
        }
    }

    /** One object with all members of {@code objects}, each in UTF-8; an object in several of them is merged, too. */
    public static ObjectNode merged(List<byte[]> objects) {
        ObjectNode whole = Mapper.MAPPER.createObjectNode();
        try {
            for (byte[] object : objects) {
                Mapper.MAPPER.readerForUpdating(whole).readValue(object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole;
    }

    /**
     * The values of the JSON list in {@code text}.
     *
     * @throws IllegalArgumentException if it is no JSON list, with what is wrong and where
     */
    public static Iterable<JsonNode> list(String text) {
        JsonNode list = parse(text);
        if (!list.isArray()) {
            throw new IllegalArgumentException("it must be a list");
        }
        return list;
    }

    /** What is wrong and where, without the text itself, which may hold secrets. */
    static String explain(JsonProcessingException e) {
        String what = e.getOriginalMessage();
        int end = what.indexOf('\n');
        String first = JARGON.matcher(end < 0 ? what : what.substring(0, end)).replaceAll("");
        return e.getLocation() == null
                ? first
                : first + " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** Made when it is first needed: it and its classes would take a tenth of the start. */
    private static final class Mapper {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    }
}
