package io.github.acsemulator.fault;

import static io.github.acsemulator.fault.FaultReader.mistake;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.fault.FaultAnswer.Broken;
import io.github.acsemulator.fault.FaultAnswer.Status;
import io.github.acsemulator.fault.FaultAnswer.Whole;
import io.github.acsemulator.fault.FaultBody.EffectBody;
import io.github.acsemulator.fault.FaultBody.ResponseBody;
import io.github.acsemulator.fault.FaultEffect.Delay;
import io.github.acsemulator.http.ConnectionFault;
import io.github.acsemulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a rule does. */
final class EffectReader {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private EffectReader() {}

    static boolean isEmpty(EffectBody body) {
        return body.delay() == null && body.response() == null && body.connection() == null;
    }

    /** The effect at the path {@code at}, which is empty or ends in a dot. */
    static FaultEffect read(EffectBody body, String at) {
        if (isEmpty(body)) {
            throw mistake(
                    at + "response",
                    "there, or 'delay' or 'connection'" + (at.isEmpty() ? ", or 'steps'" : "")
                            + ": a fault without an effect is none");
        }
        if (body.response() != null && body.connection() != null) {
            throw mistake(at + "connection", "left out beside 'response': an answer cannot be both");
        }
        Optional<FaultAnswer> answer = body.response() != null
                ? Optional.of(response(body.response(), at + "response."))
                : Optional.ofNullable(body.connection()).map(name -> new Broken(connection(name, at + "connection")));
        return new FaultEffect(delay(body.delay(), at + "delay"), answer);
    }

    private static ConnectionFault connection(String name, String at) {
        return Arrays.stream(ConnectionFault.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> mistake(at, "one of reset, empty, truncated, malformed, drip"));
    }

    private static Delay delay(@Nullable JsonNode node, String at) {
        if (node == null) {
            return Delay.NONE;
        }
        if (!node.isObject()) {
            Duration fixed = duration(node, at);
            return new Delay(fixed, fixed);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!name.equals("from") && !name.equals("to")) {
                throw mistake(at + "." + name, "left out: a range of delays has 'from' and 'to'");
            }
        });
        Duration from = duration(node.path("from"), at + ".from");
        Duration to = duration(node.path("to"), at + ".to");
        if (to.compareTo(from) < 0) {
            throw mistake(at + ".to", "no shorter than 'from'");
        }
        return new Delay(from, to);
    }

    private static Duration duration(JsonNode node, String at) {
        try {
            Duration duration = node.isTextual() ? Duration.parse(node.textValue()) : LONGEST.negated();
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Refused below, in the same words as one that is too long.
        }
        throw mistake(at, "an ISO 8601 duration such as PT0.2S, of an hour at most");
    }

    private static FaultAnswer response(ResponseBody body, String at) {
        Integer status = body.status();
        if (status == null || status < 200 || status > 599) {
            throw mistake(at + "status", "an HTTP status from 200 to 599");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers(body, at).forEach(headers::put);
        JsonNode content = body.body();
        if (content == null) {
            return new Status(status, headers);
        }
        if (status == 204 || status == 304) {
            throw mistake(at + "body", "left out: an answer of status " + status + " has none");
        }
        String given = headers.remove("Content-Type");
        if (content.isTextual()) {
            return new Whole(
                    status,
                    headers,
                    Objects.requireNonNullElse(given, "text/plain; charset=utf-8"),
                    content.textValue().getBytes(StandardCharsets.UTF_8));
        }
        return new Whole(
                status,
                headers,
                Objects.requireNonNullElse(given, "application/json; charset=utf-8"),
                Json.bytes(content));
    }

    private static Map<String, String> headers(ResponseBody body, String at) {
        Map<String, String> headers = body.headers() == null ? Map.of() : body.headers();
        headers.forEach((name, value) -> {
            String path = at + "headers." + name;
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                throw mistake(path, "a header's name");
            }
            if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                throw mistake(path, "left out: 'connection' has the ways in which an answer may break");
            }
            if (value == null || !value.matches("[\\t\\x20-\\x7E\\xA0-\\xFF]*")) {
                throw mistake(path, "a text of printable characters (ISO 8859-1)");
            }
        });
        return headers;
    }
}
