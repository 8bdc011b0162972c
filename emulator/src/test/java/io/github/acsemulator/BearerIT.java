package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.json;
import static io.github.acsemulator.RefusalsIT.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come with an Entra token instead of a signature. */
class BearerIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";
    private static final String OTHER = "{\"id\":\"0ac50ac5-0000-4000-8000-000000000001\",\"name\":\"other\"}";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension().setting("resources", "[" + OTHER + "]");

    @RegisterExtension
    static final EmulatorExtension LENIENT = new EmulatorExtension().setting("auth", "lenient");

    private static Response create(EmulatorExtension acs, String token, String... headers) {
        String[] all = Stream.concat(
                        Stream.of(headers),
                        Stream.of("Authorization: Bearer " + token, "Content-Type: application/json"))
                .toArray(String[]::new);
        return acs.plain("POST", CREATE, "{\"createTokenWithScopes\":[\"chat\"]}", all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"application\"}",
                "{\"kind\":\"application\",\"audience\":\"https://communication.azure.com/\"}",
                "{\"audience\":\"https://communication.azure.com//\"}",
                "{\"kind\":\"application\",\"lifetime\":\"-PT4M\"}",
                "{\"kind\":\"application\",\"tenantId\":\"11111111-2222-3333-4444-555555555555\"}"
            })
    void aTokenForTheServiceIsTaken(String kind) {
        Response response = create(ACS, ACS.entraToken(kind));
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        assertThat(response.header("x-acs-emulator-warning")).isEmpty();
    }

    @Test
    void theResourceIsTheOneThatTheHostNames() {
        String token = ACS.entraToken("{\"kind\":\"application\"}");
        assertThat(json(create(ACS, token, "Host: other.communication.azure.com"))
                        .at("/identity/id")
                        .textValue())
                .startsWith("8:acs:0ac50ac5-0000-4000-8000-000000000001_");
        assertThat(json(create(ACS, token)).at("/identity/id").textValue())
                .startsWith("8:acs:ac5ac5ac-0000-4000-8000-000000000001_");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("{\"kind\":\"application\",\"breakage\":\"signature\"}", "badSignature"),
                Arguments.of("{\"kind\":\"application\",\"lifetime\":\"-PT6M\"}", "expired"),
                Arguments.of(
                        "{\"kind\":\"application\",\"audience\":\"https://graph.microsoft.com\"}", "otherAudience"),
                Arguments.of("{}", "otherAudience"),
                Arguments.of(
                        "{\"kind\":\"application\",\"audience\":\"https://communication.azure.com/clients\"}",
                        "otherAudience"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anotherIsDeniedAndToldWhy(String kind, String cause) {
        assertDenied(create(ACS, ACS.entraToken(kind)), cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsDenied(String token) {
        assertDenied(create(ACS, token), "malformed");
    }

    private static void assertDenied(Response response, String cause) {
        assertRefused(response, 401, "Denied", "Denied by the resource provider.", null, false);
        assertThat(response.header("x-acs-emulator-denied").orElse("")).startsWith(cause);
    }

    @Test
    void aTokenOfTheServiceItselfIsNoneOfEntra() {
        String acsToken = json(ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\"]}"))
                .at("/accessToken/token")
                .textValue();
        assertDenied(create(ACS, acsToken), "malformedToken");
    }

    @Test
    void anUnsignedOrForeignTokenIsTakenWhereAuthenticationIsLenient() {
        String good = ACS.entraToken("{\"kind\":\"application\"}");
        String claims = claims(good);
        String unsigned = encode("{\"alg\":\"none\"}") + "." + encode(claims) + ".";
        String foreign = encode("{\"alg\":\"RS256\",\"kid\":\"x\"}") + "."
                + encode(claims.replace("https://sts.windows.net/", "https://idp.example/")) + ".AAAA";
        String otherKey = encode("{\"alg\":\"RS256\",\"kid\":\"x\"}") + "." + encode(claims) + ".AAAA";
        String symmetric = encode("{\"alg\":\"HS256\"}") + "." + encode(claims) + ".AAAA";
        assertDenied(create(ACS, unsigned), "unsupportedAlgorithm");
        assertDenied(create(ACS, symmetric), "unsupportedAlgorithm");
        assertDenied(create(ACS, foreign), "unknownIssuer");
        assertDenied(create(ACS, otherKey), "unknownSigningKey");
        for (String token : new String[] {unsigned, foreign, otherKey}) {
            Response response = create(LENIENT, token);
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.header("x-acs-emulator-warning").orElse("")).contains("Azure would refuse it");
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
