package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.communication.identity.models.CommunicationUserIdentifierAndToken;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verifier of somebody else's takes the tokens by the published keys. */
@EmulatorOnly
class VerifierConformanceIT {

    private CommunicationUserIdentifierAndToken issued;
    private List<JsonWebKey> published;

    @BeforeEach
    void issueATokenAndFetchTheKeys() throws Exception {
        issued = ClientKind.all().findFirst().orElseThrow().open().createUserAndToken(Scopes.CHAT);
        published = new JsonWebKeySet(TrustedHttp.ofTarget().text("/.well-known/jwks.json")).getJsonWebKeys();
    }

    @Test
    void verifiesATokenByThePublishedKeys() throws Exception {
        JwtContext verified = verifier(published).process(issued.getUserToken().getToken());

        assertThat(verified.getJwtClaims().getStringClaimValue("acsScope")).isEqualTo("chat");
        assertThat("8:" + verified.getJwtClaims().getStringClaimValue("skypeid"))
                .isEqualTo(issued.getUser().getId());
    }

    @Test
    void findsTheKeyByItsIdAndTheAlgorithmInTheHeader() throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(issued.getUserToken().getToken());

        assertThat(signature.getAlgorithmHeaderValue()).isEqualTo("RS256");
        assertThat(signature.getHeader("typ")).isEqualTo("JWT");
        assertThat(signature.getKeyIdHeaderValue()).matches("[0-9A-F]{40}");
        assertThat(published)
                .filteredOn(key -> key.getKeyId().equals(signature.getKeyIdHeaderValue()))
                .hasSize(1)
                .allSatisfy(key -> assertThat(key.getKeyType()).isEqualTo("RSA"));
    }

    @Test
    void refusesATokenThatWasChanged() {
        String token = issued.getUserToken().getToken();
        int dot = token.lastIndexOf('.');
        char first = token.charAt(dot + 1);
        String changed = token.substring(0, dot + 1) + (first == 'A' ? 'B' : 'A') + token.substring(dot + 2);

        assertThatExceptionOfType(InvalidJwtException.class)
                .isThrownBy(() -> verifier(published).process(changed))
                .withMessageContaining("signature");
    }

    private static JwtConsumer verifier(List<JsonWebKey> keys) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .build();
    }
}
