package io.github.acsemulator;

import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.acsemulator.resource.Resources;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the journal tells of a signature that was refused: both strings-to-sign, and never a secret. */
class JournalOfSignaturesIT {
    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    private static final String TARGET = "/identities?api-version=2023-10-01";
    private static final String HASH_OF_NOTHING = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static JsonNode refused(SignedRequestBuilder request) {
        assertThat(ACS.send(request).status()).isEqualTo(401);
        String journal = ACS.send("GET /_emulator/requests HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII))
                .body();
        assertThat(journal).doesNotContain(request.signature(), Resources.DEFAULT_PRIMARY_KEY);
        JsonNode entries = json(journal).get("value");
        return entries.get(entries.size() - 1).at("/authentication/stringToSign");
    }

    @Test
    void bothStringsAreToldWhereTheMistakeIsKnown() {
        JsonNode texts = refused(SignedRequestBuilder.request("POST", TARGET)
                .date(SignedRequestBuilder.rfc1123(java.time.Instant.now()))
                .signedHost("default.communication.azure.com"));
        String[] server = texts.get("server").textValue().split("[\n;]");
        String[] client = texts.get("client").textValue().split("[\n;]");
        assertThat(server).hasSize(5).startsWith("POST", TARGET).endsWith("localhost", HASH_OF_NOTHING);
        assertThat(client)
                .hasSize(5)
                .startsWith("POST", TARGET)
                .endsWith("default.communication.azure.com", HASH_OF_NOTHING);
    }

    @Test
    void hashesAreToldBecauseTheyAreCompared() {
        JsonNode texts =
                refused(SignedRequestBuilder.request("POST", TARGET).body("{}").hash(HASH_OF_NOTHING));
        assertThat(texts.get("client").textValue()).endsWith(";" + HASH_OF_NOTHING);
        assertThat(texts.get("server").textValue()).endsWith(";RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=");
    }

    @Test
    void onlyTheServersStringIsToldOfAnUnknownKey() {
        JsonNode texts = refused(SignedRequestBuilder.request("POST", TARGET).key("AAAA"));
        assertThat(texts.has("server")).isTrue();
        assertThat(texts.has("client")).isFalse();
    }
}
