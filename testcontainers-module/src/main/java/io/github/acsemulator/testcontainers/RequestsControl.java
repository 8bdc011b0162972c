package io.github.acsemulator.testcontainers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journal: the latest requests to the service, and how they were answered. The oldest are dropped when it is full.
 *
 * <pre>{@code
 * acs.control().requests().await(RequestQuery.of("issueAccessToken"), 3, Duration.ofSeconds(2));
 * }</pre>
 */
public final class RequestsControl {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final ControlHttp http;
    private final @Nullable String resource;

    RequestsControl(ControlHttp http, @Nullable String resource) {
        this.http = http;
        this.resource = resource;
    }

    /** The latest, the oldest of them first. */
    public List<JournalEntry> list() {
        return list(RequestQuery.all());
    }

    /** The latest that match, the oldest of them first. */
    public List<JournalEntry> list(RequestQuery query) {
        return http.get(query.on(requests())).list("value", JournalEntry::of);
    }

    /** How many match, of those that are kept. */
    public int count(RequestQuery query) {
        return http.get(query.on(requests())).number("total");
    }

    /** How many were dropped because there were too many. */
    public long dropped() {
        return http.get(requests()).longNumber("dropped");
    }

    /**
     * Waits until so many match, those that came before the call included.
     *
     * @return the latest that match
     * @throws AssertionError if there are fewer when the time is over; it lists those that there are
     */
    public List<JournalEntry> await(RequestQuery query, int count, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            Duration wait = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
            ControlJson answer =
                    http.get(query.on(requests()).with("count", count).with("wait", wait));
            List<JournalEntry> entries = answer.list("value", JournalEntry::of);
            if (answer.flag("satisfied")) {
                return entries;
            }
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("Within " + atMost + " there were " + answer.number("total") + " requests "
                        + query + " instead of " + count + ": " + entries);
            }
        }
    }

    /**
     * One by its id.
     *
     * @throws EmulatorControlException if there is none, or no more
     */
    public JournalEntry get(String id) {
        return JournalEntry.of(http.get(ControlPath.of("requests", id)));
    }

    /** A shell snippet that signs the request anew, with the key in {@code ACS_ACCESS_KEY}, and sends it. */
    public String curl(String id) {
        return http.text(ControlPath.of("requests", id, "curl"));
    }

    /** All as an HTTP archive, which browsers' tools read. */
    public String har() {
        return http.text(ControlPath.of("requests.har").with("resource", resource));
    }

    /** Forgets them. */
    public void clear() {
        http.delete(requests());
    }

    /**
     * Why the signature of a request was refused.
     *
     * @param id that of its entry
     */
    public Explanation explain(String id) {
        return explain(Map.of("request", id));
    }

    /**
     * Why a request would be refused, though it was never sent.
     *
     * @param target path and query
     * @param headers those that it has, {@code Authorization} among them
     * @param body empty if it has none
     */
    public Explanation explain(String method, String target, Map<String, String> headers, String body) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", method);
        request.put("target", target);
        request.put("headers", headers);
        request.put("body", body);
        return explain(request);
    }

    private Explanation explain(Map<String, ?> request) {
        return Explanation.of(http.post(ControlPath.of("explain"), request));
    }

    private ControlPath requests() {
        return ControlPath.of("requests").with("resource", resource);
    }
}
