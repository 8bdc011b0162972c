package io.github.acsemulator.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key of the built-in Entra issuer. It ships with the emulator, so that a token obtained from one emulator holds at
 * another.
 */
public final class EntraKey implements TrustedIssuer {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final Crypto crypto;
    private final byte[] thumbprint;
    private final String header;

    /** The key, read from the jar, for use by {@code crypto}. */
    public EntraKey(Crypto crypto) {
        this.key = SigningKey.ofEntra(crypto);
        this.crypto = crypto;
        this.thumbprint = crypto.sha1().digest(key.publicKey().getEncoded());
        this.header = BASE64URL.encodeToString(Json.bytes(new Header("JWT", "RS256", kid(), kid()))) + ".";
    }

    private String kid() {
        return BASE64URL.encodeToString(thumbprint);
    }

    /** A signed JWT with {@code claims} in their order. */
    public String sign(Map<String, ?> claims) {
        String signingInput = header + BASE64URL.encodeToString(Json.bytes(claims));
        try {
            Signature rs256 = crypto.signerWith(key.privateKey());
            rs256.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + BASE64URL.encodeToString(rs256.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Entra key cannot sign", e);
        }
    }

    /** The public half, as a JWK Set. */
    // Nimbus warns of x5t in a key because SHA-1 is weak; here it is the name that Entra gives its keys.
    @SuppressWarnings("deprecation")
    public Map<String, Object> set() {
        return new JWKSet(new RSAKey.Builder(key.publicKey())
                        .keyUse(KeyUse.SIGNATURE)
                        .keyID(kid())
                        .x509CertThumbprint(Base64URL.encode(thumbprint))
                        .build())
                .toJSONObject();
    }

    /** The issuer of version 1 tokens of {@code tenant}: Entra's own name, whatever host the emulator is reached at. */
    public static String issuerOfVersion1(String tenant) {
        return "https://sts.windows.net/" + tenant + "/";
    }

    /** The issuer of version 2 tokens of {@code tenant}. */
    public static String issuerOfVersion2(String tenant) {
        return "https://login.microsoftonline.com/" + tenant + "/v2.0";
    }

    @Override
    public boolean issues(Map<String, Object> claims) {
        Object issuer = claims.get("iss");
        String tenant = Objects.toString(claims.get("tid"), "");
        return issuerOfVersion1(tenant).equals(issuer)
                || issuerOfVersion2(tenant).equals(issuer);
    }

    @Override
    public List<RSAPublicKey> keys(@Nullable String kid) {
        return kid == null || kid.equals(kid()) ? List.of(key.publicKey()) : List.of();
    }

    /** The JOSE header in Entra's order. */
    private record Header(String typ, String alg, String x5t, String kid) {}
}
