package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationUserIdentifier;
import org.jose4j.json.JsonUtil;

/** The SDK's own retry policy, as faults of the emulator put it to the test. */
@EmulatorOnly
class RetryConformanceIT {
    private static final String BUSY =
            "{\"response\":{\"status\":429,\"headers\":{\"Retry-After\":\"1\",\"retry-after-ms\":\"50\"}}}";

    private final TrustedHttp http = TrustedHttp.ofTarget();

    @EveryClient
    void survivesTwoRefusalsForBeingTooFast(ClientKind kind) throws Exception {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();
        String every = fault(user, "\"delay\":\"PT0.001S\"");
        String fault = fault(user, "\"steps\":[" + BUSY + "," + BUSY + "]");

        assertThat(client.getToken(user, Scopes.CHAT).getToken()).startsWith("eyJ");

        assertThat(fired(fault)).isEqualTo(2);
        assertThat(fired(every)).as("two refused, one served").isEqualTo(3);
    }

    @EveryClient
    void givesUpOnTenOfThem(ClientKind kind) throws Exception {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();
        String fault = fault(user, "\"times\":10," + BUSY.substring(1, BUSY.length() - 1));

        SdkRefusal refusal = SdkRefusal.of(() -> client.getToken(user, Scopes.CHAT));

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.code()).isEqualTo("TooManyRequests");
        assertThat(fired(fault)).as("the first attempt and three more").isEqualTo(4);
    }

    @EveryClient
    void survivesAConnectionThatIsReset(ClientKind kind) throws Exception {
        IdentityApi client = kind.open();
        CommunicationUserIdentifier user = client.createUser();
        String fault = fault(user, "\"times\":1,\"connection\":\"reset\"");

        assertThat(client.getToken(user, Scopes.CHAT).getToken()).startsWith("eyJ");

        assertThat(fired(fault)).isEqualTo(1);
    }

    /** A fault for one user's tokens, so that tests do not meet each other's. */
    private String fault(CommunicationUserIdentifier user, String members) throws Exception {
        String match = "{\"operation\":\"issueAccessToken\",\"identity\":\"" + user.getId() + "\"}";
        String made = http.post("/_emulator/faults", "{\"match\":" + match + "," + members + "}");
        return (String) JsonUtil.parseJson(made).get("id");
    }

    private long fired(String fault) throws Exception {
        return (long)
                JsonUtil.parseJson(http.text("/_emulator/faults/" + fault)).get("fired");
    }
}
