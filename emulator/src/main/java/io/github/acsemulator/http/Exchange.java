package io.github.acsemulator.http;

import io.github.acsemulator.auth.Authentication;
import io.github.acsemulator.auth.Denial;
import io.github.acsemulator.auth.EntraToken;
import io.github.acsemulator.error.ErrorCatalogue;
import io.github.acsemulator.error.RefusedException;
import io.github.acsemulator.json.Json;
import io.github.acsemulator.json.JsonObject;
import io.github.acsemulator.resource.Resource;
import io.github.acsemulator.token.TokenOrigin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer, as stages and handlers see them. */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Context context;
    private final Operation operation;
    private final long startNanos;
    private final AnswerListener listener;
    private final List<String> warnings = new ArrayList<>(0);
    private byte[] body = new byte[0];
    private @Nullable ApiVersion apiVersion;
    private @Nullable Resource resource;
    private @Nullable TokenOrigin origin;
    private @Nullable Authentication authentication;
    private @Nullable String identity;
    private @Nullable EntraToken entraToken;

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
        List<String> values = new ArrayList<>(1);
        context.req().getHeaders(name).asIterator().forEachRemaining(values::add);
        return values;
    }

    /** The decoded path parameter {@code name}. */
    public String pathParameter(String name) {
        Map<String, String> ofSection = context.attribute(RouteSection.PARAMETERS);
        return ofSection == null ? context.pathParam(name) : Objects.requireNonNull(ofSection.get(name));
    }

    /** The body's bytes. */
    public byte[] body() {
        return body;
    }

    /**
     * The body as a JSON object; empty if there is none.
     *
     * @throws io.github.acsemulator.error.RefusedException if its media type is none of {@code mediaTypes}, or it is no
     *     JSON object
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

    /** The identity it is about, if it is known. */
    public Optional<String> identity() {
        return Optional.ofNullable(identity);
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

    void authenticatedByBearer(Resource authenticated) {
        authenticated(authenticated, TokenOrigin.ofNoKey(authenticated.id()));
    }

    void entraToken(EntraToken token) {
        entraToken = token;
    }

    /** Lets the client know what was let pass that the service may not. */
    public void warn(String warning) {
        warnings.add(warning);
        context.header("x-acs-emulator-warning", PrintableLine.of(String.join("; ", warnings)));
    }

    /** Lets the client and the journal know why the bearer of a good Entra token is refused all the same. */
    public RefusedException deny(ErrorCatalogue refusal, Denial denial) {
        authentication = new Authentication(Authentication.BEARER, "refused", denial);
        return refusal.exception().header(AuthenticationStage.DENIED, PrintableLine.of(denial.line()));
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
        listener.answering(this, context.statusCode(), null);
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
        listener.answering(this, context.statusCode(), null);
        context.res().setContentType(contentType);
        context.res().flushBuffer();
        return context.res().getOutputStream();
    }

    /** Answers 204 without a body. */
    public void respondNoContent() {
        context.status(204);
        // Javalin has put one there.
        context.res().setContentType(null);
        listener.answering(this, context.statusCode(), null);
    }

    /** Answers 304: the client has it. */
    public void respondNotModified() {
        context.status(304);
        context.res().setContentType(null);
        listener.answering(this, context.statusCode(), null);
    }
}
