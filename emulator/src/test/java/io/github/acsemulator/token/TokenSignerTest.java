package io.github.acsemulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.config.Settings.SigningKeySource;
import io.github.acsemulator.crypto.Crypto;
import io.github.acsemulator.crypto.NativeCrypto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSignerTest {
    private static final TokenOrigin ORIGIN = TokenOrigin.ofNoKey(new UUID(1, 2));
    private static final TokenClaims CLAIMS =
            new TokenClaims("acs:x", TokenClaims.SCP_OF_ACS_USER, "1", 2, "amer", "chat", "r", "l", 1);

    static Stream<Crypto> cryptos() {
        return Stream.of(Optional.of(Crypto.JDK), NativeCrypto.quick(), NativeCrypto.strong())
                .flatMap(Optional::stream);
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void whoeverSignsTheTokenIsTheSame(Crypto other) {
        String expected = signer(new SigningKeySource.WellKnown(), Crypto.JDK).sign(CLAIMS, ORIGIN);
        TokenSigner signer = signer(new SigningKeySource.WellKnown(), Crypto.JDK);

        signer.signWith(other);

        assertThat(signer.provider()).isEqualTo(other.rs256().getProvider().getName());
        assertThat(signer.sign(CLAIMS, ORIGIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void whoeverReadsTheKeyTheTokenIsTheSame(Crypto crypto, @TempDir Path directory) throws IOException {
        String expected = signer(new SigningKeySource.WellKnown(), Crypto.JDK).sign(CLAIMS, ORIGIN);
        byte[] pkcs8 = SigningKey.obtain(new SigningKeySource.WellKnown(), Map.of(), Crypto.JDK)
                .privateKey()
                .getEncoded();
        Path pem = directory.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pkcs8)
                        + "\n-----END PRIVATE KEY-----\n");

        assertThat(signer(new SigningKeySource.WellKnown(), crypto).sign(CLAIMS, ORIGIN))
                .isEqualTo(expected);
        assertThat(signer(new SigningKeySource.PemFile(pem), crypto).sign(CLAIMS, ORIGIN))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cryptos")
    void aKeyThatIsMadeSignsWithAnyOther(Crypto crypto) {
        TokenSigner signer = signer(new SigningKeySource.Generate(), crypto);
        String before = signer.sign(CLAIMS, ORIGIN);

        cryptos().forEach(other -> {
            signer.signWith(other);
            assertThat(signer.sign(CLAIMS, ORIGIN)).isEqualTo(before);
        });
    }

    private static TokenSigner signer(SigningKeySource source, Crypto crypto) {
        return new TokenSigner(SigningKey.obtain(source, new HashMap<>(), crypto), crypto);
    }
}
