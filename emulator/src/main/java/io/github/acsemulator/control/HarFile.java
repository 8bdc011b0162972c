package io.github.acsemulator.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.acsemulator.journal.JournalEntry;
import io.github.acsemulator.journal.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journal as an HTTP Archive 1.2, which browsers and proxies read. What the journal does not keep is left empty. */
record HarFile(Log log) {
    /** Everything is listed in the order in which it was answered. */
    static HarFile of(List<RecordedRequest> requests, String url, String version) {
        return new HarFile(new Log(
                "1.2",
                Map.of("name", "acs-identity-emulator", "version", version),
                requests.stream().map(request -> entry(request, url)).toList()));
    }

    private static Entry entry(RecordedRequest recorded, String url) {
        JournalEntry shown = JournalEntry.of(recorded);
        List<Pair> headers = new ArrayList<>();
        add(headers, "Content-Type", recorded.contentType());
        add(headers, "User-Agent", shown.client());
        add(headers, "x-ms-client-request-id", shown.clientRequestId());
        Duration duration = recorded.duration();
        double millis = duration.toNanos() / 1e6;
        return new Entry(
                recorded.at().minus(duration).toString(),
                millis,
                new Request(
                        shown.method(),
                        url + shown.target(),
                        "HTTP/1.1",
                        List.of(),
                        headers,
                        query(shown.target()),
                        -1,
                        recorded.requestLength(),
                        shown.requestBody() == null
                                ? null
                                : new PostData(mimeType(recorded), List.of(), shown.requestBody())),
                new Response(
                        shown.status(),
                        shown.errorCode() == null ? "" : shown.errorCode(),
                        "HTTP/1.1",
                        List.of(),
                        List.of(),
                        new Content(
                                recorded.responseBody() == null ? 0 : recorded.responseBody().length,
                                "application/json",
                                shown.responseBody()),
                        "",
                        -1,
                        -1),
                Map.of(),
                Map.of("send", 0.0, "wait", millis, "receive", 0.0),
                shown);
    }

    private static String mimeType(RecordedRequest recorded) {
        return recorded.contentType() == null ? "" : recorded.contentType();
    }

    private static void add(List<Pair> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new Pair(name, value));
        }
    }

    private static List<Pair> query(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return List.of();
        }
        return Arrays.stream(target.substring(mark + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Pair(pair[0], pair.length < 2 ? "" : pair[1]))
                .toList();
    }

    record Log(String version, Map<String, String> creator, List<Entry> entries) {}

    record Entry(
            String startedDateTime,
            double time,
            Request request,
            Response response,
            Map<String, Object> cache,
            Map<String, Double> timings,
            @JsonProperty("_emulator") JournalEntry emulator) {}

    record Request(
            String method,
            String url,
            String httpVersion,
            List<Pair> cookies,
            List<Pair> headers,
            List<Pair> queryString,
            int headersSize,
            int bodySize,
            @Nullable PostData postData) {}

    record PostData(String mimeType, List<Pair> params, String text) {}

    record Response(
            int status,
            String statusText,
            String httpVersion,
            List<Pair> cookies,
            List<Pair> headers,
            Content content,
            @JsonProperty("redirectURL") String redirectUrl,
            int headersSize,
            int bodySize) {}

    record Content(int size, String mimeType, @Nullable String text) {}

    record Pair(String name, String value) {}
}
