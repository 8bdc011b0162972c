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
    @Evidence(value = RECORDED, reference = "Java getTokenForTeamsUser NullParams[1], [2]@38cf450e")
    EXCHANGE_TOKEN_ABSENT(
            400, "ValidationError", "The body is either missing or doesn't contain any token.", null, false),
    @Evidence(
            value = RECORDED,
            reference = ".NET GetTokenForTeamsUserWith{Empty,Invalid,Expired}TokenShouldThrow@4ad86b5e; for the two"
                    + " exchanges under /access it is inferred")
    INVALID_ACCESS_TOKEN(401, "InvalidAccessToken", "Provided access token is not valid.", null, false),
    @Evidence(value = RECORDED, reference = "azure-sdk-for-net @05a87306: 2021-03-31-preview1 answers without a body")
    INVALID_ACCESS_TOKEN_WITHOUT_BODY(401, "", "Provided access token is not valid.", null, false),
    @Evidence(value = RECORDED, reference = ".NET EmptyClientId@4ad86b5e; Java NullParams[3]@38cf450e")
    APP_ID_ABSENT(400, "ValidationError", "AppId: The AppId field is required.", "AppId", false),
    @Evidence(value = RECORDED, reference = ".NET EmptyUserObjectId@4ad86b5e; Java NullParams[4]@38cf450e")
    USER_ID_ABSENT(400, "ValidationError", "UserId: The UserId field is required.", "UserId", false),
    @Evidence(value = INFERRED, reference = "modelled on the recorded 'The <Member> field is required.'")
    MEMBER_ABSENT(400, "ValidationError", "%1$s: The %1$s field is required.", "%1$s", false),

    // What its controller says.
    @Evidence(value = RECORDED, reference = ".NET GetTokenForTeamsUserWithInvalidClientId@4ad86b5e")
    APP_ID_MALFORMED(400, "ValidationError", "Provided AppId has invalid format.", "appId", true),
    @Evidence(value = RECORDED, reference = ".NET GetTokenForTeamsUserWithInvalidUserObjectId@4ad86b5e")
    USER_ID_MALFORMED(400, "ValidationError", "Provided UserId has invalid format.", "userId", true),
    @Evidence(value = RECORDED, reference = ".NET GetTokenForTeamsUserWithWrongClientId@4ad86b5e")
    APP_ID_DIFFERS(400, "ValidationError", "AAD application is not the expected one.", "appId", true),
    @Evidence(value = RECORDED, reference = ".NET GetTokenForTeamsUserWithWrongUserObjectId@4ad86b5e")
    USER_ID_DIFFERS(400, "ValidationError", "Provided AAD token issued for unexpected user.", "userId", true),
    @Evidence(value = INFERRED, reference = "no evidence; modelled on the refusals of the Teams exchange")
    GUID_MALFORMED(400, "ValidationError", "Provided %2$s has invalid format.", "%1$s", true),
    @Evidence(value = INFERRED, reference = "no evidence; 404 with the error envelope")
    ASSIGNMENT_NOT_FOUND(404, "NotFound", "Assignment not found.", null, true),
    @Evidence(value = INFERRED, reference = "no evidence; as for a bearer token without a role on the resource")
    NOT_ASSIGNED(401, "Denied", "Denied by the resource provider.", null, false),
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

    // What the built-in Entra issuer says, in Entra's own envelope.
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS900144")
    ENTRA_PARAMETER_MISSING(
            400,
            "invalid_request",
            "AADSTS900144: The request body must contain the following parameter: '%s'.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS70003")
    ENTRA_GRANT_UNSUPPORTED(
            400,
            "unsupported_grant_type",
            "AADSTS70003: The app requested an unsupported grant type '%s'.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS70011")
    ENTRA_SCOPE_INVALID(
            400,
            "invalid_scope",
            "AADSTS70011: The provided request must include a 'scope' input parameter. The provided value for the input"
                    + " parameter 'scope' is not valid. The scope %s is not valid.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS28000")
    ENTRA_SEVERAL_RESOURCES(
            400,
            "invalid_request",
            "AADSTS28000: Provided value for the input parameter scope is not valid because it contains more than one"
                    + " resource. Scope %s is not valid.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS1002012")
    ENTRA_SCOPE_NOT_DEFAULT(
            400,
            "invalid_scope",
            "AADSTS1002012: The provided value for scope %s is not valid. Client credential flows must have a scope value"
                    + " with /.default suffixed to the resource identifier (application ID URI).",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS90002")
    ENTRA_TENANT_UNKNOWN(
            400,
            "invalid_request",
            "AADSTS90002: Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing into"
                    + " the correct cloud.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS700016")
    ENTRA_CLIENT_UNKNOWN(
            400,
            "unauthorized_client",
            "AADSTS700016: Application with identifier '%s' was not found in the directory '%s'.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS7000218")
    ENTRA_SECRET_MISSING(
            401,
            "invalid_client",
            "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or"
                    + " 'client_secret'.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS7000215")
    ENTRA_SECRET_WRONG(
            401,
            "invalid_client",
            "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client"
                    + " secret value, not the client secret ID, for a secret added to app '%s'.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS50027")
    ENTRA_ASSERTION_MALFORMED(
            401, "invalid_client", "AADSTS50027: JWT token is invalid or malformed: %s.", null, false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS700024")
    ENTRA_ASSERTION_EXPIRED(
            401, "invalid_client", "AADSTS700024: Client assertion is not within its valid time range.", null, false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS700027")
    ENTRA_ASSERTION_UNPROVEN(
            401,
            "invalid_client",
            "AADSTS700027: Client assertion failed signature validation. The application '%s' has no certificate here.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS50034")
    ENTRA_USER_UNKNOWN(
            400,
            "invalid_grant",
            "AADSTS50034: The user account %s does not exist in the %s directory. To sign into this application, the"
                    + " account must be added to the directory.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS50126")
    ENTRA_PASSWORD_WRONG(
            400,
            "invalid_grant",
            "AADSTS50126: Error validating credentials due to invalid username or password.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS9002313")
    ENTRA_GRANT_MALFORMED(
            400, "invalid_grant", "AADSTS9002313: Invalid request. Request is malformed or invalid.", null, false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS70008")
    ENTRA_GRANT_EXPIRED(
            400,
            "invalid_grant",
            "AADSTS70008: The provided authorization code or refresh token has expired due to inactivity. Send a new"
                    + " interactive authorization request for this user and resource.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS54005")
    ENTRA_GRANT_REDEEMED(
            400,
            "invalid_grant",
            "AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an"
                    + " existing refresh token.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS501481")
    ENTRA_VERIFIER_WRONG(
            400,
            "invalid_grant",
            "AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.",
            null,
            false),
    @Evidence(value = DOCS, reference = "Entra's error codes: AADSTS50011")
    ENTRA_REDIRECT_REFUSED(
            400,
            "invalid_request",
            "AADSTS50011: The redirect URI '%s' specified in the request does not match the redirect URIs configured for"
                    + " the application '%s'.",
            null,
            false),

    // What it says when there is too much to do.
    @Evidence(value = INFERRED, reference = "the documentation of its limits has only the status")
    TOO_MANY_REQUESTS(
            429, "TooManyRequests", "Too many requests. Retry after the time that Retry-After tells.", null, false),

    // What only the emulator says.
    @Evidence(value = INFERRED, reference = "the emulator's own: its fault, never the request's")
    INTERNAL_ERROR(500, "InternalServerError", "The emulator failed to answer; its log says why.", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own: a request on an open connection while it stops")
    STOPPING(503, "ServiceUnavailable", "The emulator is stopping.", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes: what is wrong, where, and what would be right")
    CONTROL_INVALID(400, "ValidationError", "%1$s", "%2$s", false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes")
    CONTROL_NOT_FOUND(404, "NotFound", "There is no %s '%s'.", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes: not while something else is as it is")
    CONTROL_CONFLICT(409, "Conflict", "%s", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes: each reader of the journal costs a thread")
    TOO_MANY_READERS(409, "Conflict", "Sixteen read the journal as it happens already; close one.", null, false),
    @Evidence(value = INFERRED, reference = "the emulator's own routes: each request is compared with every rule")
    TOO_MANY_FAULTS(409, "Conflict", "There are %s faults already; delete some.", null, false),
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
