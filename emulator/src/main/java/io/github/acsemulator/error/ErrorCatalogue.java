package io.github.acsemulator.error;

import static io.github.acsemulator.error.Evidence.Grade.DOCS;
import static io.github.acsemulator.error.Evidence.Grade.INFERRED;
import static io.github.acsemulator.error.Evidence.Grade.RECORDED;

import org.jspecify.annotations.Nullable;

/** Every refusal the server can give: status, code, wording, target, and how well each is known. */
public enum ErrorCatalogue {
    // What the service's authentication says.
    @Evidence(value = DOCS, reference = "azure-sdk-for-js #31604, #22312: full body reported by users of the service")
    DENIED(401, "Denied", "Denied by the resource provider.", null, false),
    @Evidence(value = DOCS, reference = "azure-rest-api-specs #11767, #27148")
    CONTENT_HASH_DIFFERS(
            401, "Denied", "Request 'x-ms-content-sha256' differs from generated content hash.", null, false),
    @Evidence(value = DOCS, reference = "applications that sign requests quote it; code and target are inferred")
    CLOCK_SKEW(
            401,
            "Denied",
            "The time difference between the originating client and the server is greater than the allowed margin of"
                    + " %s.",
            null,
            false),
    @Evidence(value = DOCS, reference = "StackOverflow 71439439; the code is inferred")
    AUTHORIZATION_MALFORMED(401, "Denied", "Given value does not match HMAC header structure", null, false),

    // What its routing and versioning say.
    @Evidence(value = DOCS, reference = "Azure/Communication #159, #160")
    UNSUPPORTED_API_VERSION(
            400,
            "UnsupportedApiVersion",
            "The HTTP resource that matches the request URI '%s' does not support the API version '%s'.",
            null,
            false),
    @Evidence(value = INFERRED, reference = "the default text of ASP.NET API versioning")
    API_VERSION_UNSPECIFIED(
            400, "ApiVersionUnspecified", "An API version is required, but was not specified.", null, false),
    @Evidence(value = INFERRED, reference = "the default text of ASP.NET API versioning")
    API_VERSION_AMBIGUOUS(
            400,
            "AmbiguousApiVersion",
            "The following API versions were requested: %s. At most, only a single API version may be specified. Please"
                    + " update the intended API version and retry the request.",
            null,
            false),
    @Evidence(value = INFERRED, reference = "no evidence; 404 with the error envelope")
    ROUTE_NOT_FOUND(404, "NotFound", "There is no operation at '%s'.", null, false),
    @Evidence(value = INFERRED, reference = "no evidence; 405 with Allow and the error envelope")
    METHOD_NOT_ALLOWED(405, "MethodNotAllowed", "'%s' does not take %s. Allowed: %s.", null, false),

    // What is no request at all.
    @Evidence(value = INFERRED, reference = "no evidence; answered before any operation")
    BAD_REQUEST(400, "BadRequest", "The request is not valid HTTP: %s.", null, false),
    @Evidence(value = INFERRED, reference = "no evidence; answered before any operation")
    URI_TOO_LONG(414, "UriTooLong", "The request target is too long.", null, false),
    @Evidence(value = INFERRED, reference = "no evidence; answered before any operation")
    HEADERS_TOO_LARGE(431, "RequestHeaderFieldsTooLarge", "The request's headers are too large.", null, false),
    @Evidence(value = INFERRED, reference = "no evidence; the limit is the emulator's own")
    PAYLOAD_TOO_LARGE(413, "PayloadTooLarge", "The body is larger than 1 MiB (1048576 bytes).", null, false),
    @Evidence(value = INFERRED, reference = "no evidence; every SDK sends application/json")
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "UnsupportedMediaType",
            "The body must be %s in UTF-8, and the Content-Type header must say so.",
            null,
            false),

    // What its model binding says.
    @Evidence(value = INFERRED, reference = "no evidence; code and stage as for other model binding errors")
    MALFORMED_JSON(400, "ValidationError", "The body is not a valid JSON object: %s.", null, false),
    @Evidence(value = INFERRED, reference = "modelled on the recorded 'The <Member> field is required.'")
    MEMBER_INVALID(400, "ValidationError", "%1$s: The %1$s field is invalid.", "%s", false),
    @Evidence(value = RECORDED, reference = "Python get_token_with_no_scopes.json@76a3062f")
    SCOPES_ABSENT(400, "ValidationError", "Scopes: The Scopes field is required.", "Scopes", false),

    // What its controller says.
    @Evidence(value = RECORDED, reference = "JS issue_a_token_without_any_scopes.json@433419a3")
    SCOPES_EMPTY(400, "ValidationError", "Invalid scopes - Scopes field is required.", "scopes", true),
    @Evidence(value = INFERRED, reference = "begins like the recorded refusal of an empty list")
    SCOPE_UNKNOWN(400, "ValidationError", "Invalid scopes - %s", "scopes", true),
    @Evidence(value = RECORDED, reference = ".NET CreateUserAndTokenWithMaxInvalidCustomExpiration@4ad86b5e")
    EXPIRES_IN_MINUTES_OUT_OF_RANGE(
            400,
            "ValidationError",
            "ExpiresInMinutes value %s is invalid. Value must be within the [60, 1440] interval.",
            "ExpiresInMinutes",
            true),
    @Evidence(value = INFERRED, reference = "the specification's lengths; the wording is modelled on ExpiresInMinutes")
    CUSTOM_ID_LENGTH(
            400,
            "ValidationError",
            "CustomId is invalid. Its length must be within the [1, 256] interval.",
            "customId",
            true),
    @Evidence(value = RECORDED, reference = "JS playbacklive_error_cases@433419a3, @fe6c06b5")
    IDENTITY_NOT_OWNED(401, "IdentityNotOwned", "Provided identity doesn't belong to the resource.", null, true),
    @Evidence(value = INFERRED, reference = "documentation: deleting an identity prevents issuing tokens for it")
    IDENTITY_NOT_FOUND(404, "IdentityNotFound", "Identity not found.", null, true),

    // What only the emulator says.
    @Evidence(value = INFERRED, reference = "the emulator's own: its fault, never the request's")
    INTERNAL_ERROR(500, "InternalServerError", "The emulator failed to answer; its log says why.", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes: what is wrong, where, and what would be right")
    CONTROL_INVALID(400, "ValidationError", "%1$s", "%2$s", false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes")
    CONTROL_NOT_FOUND(404, "NotFound", "There is no %s '%s'.", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes: each reader of the journal costs a thread")
    TOO_MANY_READERS(409, "Conflict", "Sixteen read the journal as it happens already; close one.", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes: kept from web pages of other origins")
    FORBIDDEN(403, "Forbidden", "%s", null, false);

    private final int status;
    private final String code;
    private final String message;
    private final @Nullable String target;
    private final boolean listsVersions;

    ErrorCatalogue(int status, String code, String message, @Nullable String target, boolean listsVersions) {
        this.status = status;
        this.code = code;
        this.message = message;
        this.target = target;
        this.listsVersions = listsVersions;
    }

    /** This refusal, its wording filled in with {@code values}. */
    public Refusal refusal(Object... values) {
        return new Refusal(
                status,
                code,
                message.formatted(values),
                target == null ? null : target.formatted(values),
                listsVersions);
    }

    /** This refusal as an exception. */
    public RefusedException exception(Object... values) {
        return refusal(values).exception();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
