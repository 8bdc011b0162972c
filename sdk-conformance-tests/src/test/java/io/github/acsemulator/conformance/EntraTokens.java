package io.github.acsemulator.conformance;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import reactor.core.publisher.Mono;

/** Entra tokens as the emulator mints them without anybody signing in: for SDKs too old for the credential classes. */
final class EntraTokens {

    private EntraTokens() {}

    static TokenCredential ofApplication() throws IOException, InterruptedException {
        try {
            String minted = TrustedHttp.ofTarget().post("/_emulator/entra/tokens", "{\"kind\":\"application\"}");
            return credential((String) JsonUtil.parseJson(minted).get("token"));
        } catch (JoseException e) {
            throw new IOException(e);
        }
    }

    static TokenCredential credential(String token) {
        return request -> Mono.just(new AccessToken(token, OffsetDateTime.now().plusHours(1)));
    }
}
