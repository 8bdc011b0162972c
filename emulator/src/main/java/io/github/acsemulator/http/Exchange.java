package io.github.acsemulator.http;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.Refusal;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.JsonObject;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.token.TokenOrigin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer, as stages and handlers see them. */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final byte[] NOTHING = {};

    private final Context context;
    private final Operation operation;
    private final long startNanos;
    private final AnswerListener listener;
    private final List<String> warnings = new ArrayList<>(0);
    private byte[] body = NOTHING;
    private @Nullable ApiVersion apiVersion;
    private @Nullable Resource resource;
    private @Nullable TokenOrigin origin;
    private @Nullable Authentication authentication;
    private @Nullable String identity;
    private @Nullable EntraToken entraToken;
    private @Nullable String fault;
    private @Nullable Waiting waiting;
    private byte @Nullable [] answer;

    Exchange(Context context, Operation operation, long startNanos, AnswerListener listener) {
        this.context = context;
        this.operation = operation;
        this.startNanos = startNanos;
        this.listener = listener;
    }

    /** The exchange that {@code context} belongs to; empty where no route matched. */
    static Optional<Exchange> of(Context context) {
        return Optional.ofNullable(context.attribute(Exchange.class.getName()));
    }

    void attach() {
        context.attribute(Exchange.class.getName(), this);
    }

    /** The operation asked for. */
    public Operation operation() {
        return operation;
    }

    /** When it began, by the monotonic stopwatch. */
    public long startNanos() {
        return startNanos;
    }

    /** The HTTP method. */
    public String method() {
        return context.req().getMethod();
    }

    /** Path and query, undecoded. */
    public String target() {
        String query = context.req().getQueryString();
        return query == null ? path() : path() + "?" + query;
    }

    /** The path, undecoded. */
    public String path() {
        return context.req().getRequestURI();
    }

    /** The query, undecoded; empty if there is none. */
    public String query() {
        return Objects.requireNonNullElse(context.req().getQueryString(), "");
    }

    /** The Host header as received; empty if there is none. */
    public String host() {
        return header("Host").orElse("");
    }

    /** The first header {@code name}. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.req().getHeader(name));
    }

    /** All headers {@code name}. */
    public List<String> headers(String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /** The decoded path parameter {@code name}. */
    public String pathParameter(String name) {
        Map<String, String> ofSection = context.attribute(RouteSection.PARAMETERS);
        return ofSection == null ? context.pathParam(name) : Objects.requireNonNull(ofSection.get(name));
    }

    /** The decoded path parameter {@code name}, if the operation's path has one. */
    public Optional<String> knownPathParameter(String name) {
        return Optional.ofNullable(context.pathParamMap().get(name));
    }

    /** The body's bytes. */
    public byte[] body() {
        return body;
    }

    /**
     * The body as a JSON object; empty if there is none.
     *
     * @throws io.github.acsemulator.error.RefusedException if it is no JSON object, or of none of {@code mediaTypes}
     */
    public JsonObject json(String... mediaTypes) {
        if (body.length > 0 && !MediaType.isOneOf(header("Content-Type").orElse(""), mediaTypes)) {
            throw ErrorCatalogue.UNSUPPORTED_MEDIA_TYPE.exception(String.join(" or ", mediaTypes));
        }
        return JsonObject.read(body);
    }

    /** The api-version it is served as. */
    public ApiVersion apiVersion() {
        return Objects.requireNonNull(apiVersion, "the api-version stage comes first");
    }

    /** The resource it acts on. */
    public Resource resource() {
        return Objects.requireNonNull(resource, "the authentication stage comes first");
    }

    /** Where tokens that it asks for come from. */
    public TokenOrigin origin() {
        return Objects.requireNonNull(origin, "the authentication stage comes first");
    }

    /** The Entra token that it came with, to be exchanged. */
    public EntraToken entraToken() {
        return Objects.requireNonNull(entraToken, "the Entra token stage comes first");
    }

    /** The api-version it is served as, if it came so far. */
    public Optional<ApiVersion> knownApiVersion() {
        return Optional.ofNullable(apiVersion);
    }

    /** The resource it acts on, if it came so far. */
    public Optional<Resource> knownResource() {
        return Optional.ofNullable(resource);
    }

    /** What authentication said of it, if it came so far. */
    public Optional<Authentication> authentication() {
        return Optional.ofNullable(authentication);
    }

    /** The identity it is about, if it is known: by the handler, or by the path alone. */
    public Optional<String> identity() {
        boolean isByPath = identity == null && operation.isOfService() && !operation.equals(Operation.UNMATCHED);
        return isByPath ? knownPathParameter("id") : Optional.ofNullable(identity);
    }

    /** Notes that the request is about the identity {@code id}. */
    public void isAbout(String id) {
        identity = id;
    }

    void body(byte[] bytes) {
        body = bytes;
    }

    void apiVersion(ApiVersion version) {
        apiVersion = version;
    }

    void authentication(Authentication outcome) {
        authentication = outcome;
    }

    void authenticated(Resource authenticated, TokenOrigin tokenOrigin) {
        resource = authenticated;
        origin = tokenOrigin;
    }

    void entraToken(EntraToken token) {
        entraToken = token;
    }

    /** The fault that had a part in the answer, if one had. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Notes, in the answer too, that the fault {@code id} has a part in it. */
    public void madeBy(String id) {
        fault = id;
        context.header("x-acs-emulator-fault", id);
    }

    /** Breaks the answer, whoever makes it, as {@code how} says; where that leaves no answer, this was it. */
    public void breakAnswer(ConnectionFault how) {
        BrokenStream.of(ServletContextRequest.getServletContextRequest(context.req()), how);
        if (how.isInsteadOfAnswer()) {
            answering(0, NOTHING, null);
        }
    }

    /** Does {@code then} after {@code signal} instead of now; meanwhile no thread waits, and no later step runs. */
    public void await(CompletionStage<?> signal, ExchangeHandler then) {
        waiting = new Waiting(signal, then);
    }

    /** What it waits for, if it does; from now on it does not. */
    Optional<Waiting> takeWaiting() {
        Optional<Waiting> taken = Optional.ofNullable(waiting);
        waiting = null;
        return taken;
    }

    /** The body of its answer, known when listeners are told of it; empty if there is none, or it is a stream. */
    public byte[] answer() {
        return answer == null ? NOTHING : answer;
    }

    boolean isAnswered() {
        return answer != null;
    }

    /** Lets the client know what was let pass that the service may not. */
    public void warn(String warning) {
        warnings.add(warning);
        context.header("x-acs-emulator-warning", PrintableLine.of(String.join("; ", warnings)));
    }

    /** Adds a response header. */
    public void responseHeader(String name, String value) {
        context.header(name, value);
    }

    /** Answers with {@code value} as JSON. */
    public void respond(int status, Object value) {
        respond(status, "application/json; charset=utf-8", Json.bytes(value));
    }

    /** Answers with {@code bytes}. */
    public void respond(int status, String contentType, byte[] bytes) {
        context.status(status);
        answering(status, bytes, null);
        context.res().setContentType(contentType);
        context.res().setContentLength(bytes.length);
        try {
            context.res().getOutputStream().write(bytes);
        } catch (IOException e) {
            LOG.debug("a client went away before its answer", e);
        }
    }

    /** Begins an answer of unknown length, whose parts are written to the stream that is returned. */
    public OutputStream respondStreaming(String contentType) throws IOException {
        context.status(200);
        answering(200, NOTHING, null);
        context.res().setContentType(contentType);
        context.res().flushBuffer();
        return context.res().getOutputStream();
    }

    /** Answers 204. */
    public void respondNoContent() {
        respondWithoutBody(204);
    }

    /** Answers with {@code status} alone. */
    public void respondWithoutBody(int status) {
        context.status(status);
        // Javalin has put one there.
        context.res().setContentType(null);
        answering(status, NOTHING, null);
    }

    /** Tells the listeners that it is answered, and with what. */
    void answering(int status, byte[] bytes, @Nullable Refusal refusal) {
        answer = bytes;
        listener.answering(this, status, refusal);
    }
}
