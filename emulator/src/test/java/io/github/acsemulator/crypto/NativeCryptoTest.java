package io.github.acsemulator.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NativeCryptoTest {
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

    static Stream<Crypto> present() {
        return Stream.of(Stream.of(Crypto.JDK), NativeCrypto.quick().stream(), NativeCrypto.strong().stream())
                .flatMap(some -> some);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void bothLoadOnLinux() {
        assertThat(NativeCrypto.quick().orElseThrow().tlsProvider()).isEqualTo("Conscrypt");
        assertThat(NativeCrypto.strong().orElseThrow().rs256().getProvider().getName())
                .isEqualTo("AmazonCorrettoCryptoProvider");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void noneIsRegistered() {
        NativeCrypto.quick();
        NativeCrypto.strong();

        assertThat(Security.getProvider("Conscrypt")).isNull();
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
    }

    @ParameterizedTest
    @MethodSource("present")
    void allComputeTheSame(Crypto crypto) throws Exception {
        assertThat(crypto.sha256().digest(DATA)).isEqualTo(Crypto.JDK.sha256().digest(DATA));
        assertThat(crypto.sha1().digest(DATA)).isEqualTo(Crypto.JDK.sha1().digest(DATA));
        assertThat(hmac(crypto)).isEqualTo(hmac(Crypto.JDK));
    }

    private static byte[] hmac(Crypto crypto) throws Exception {
        Mac mac = crypto.hmacSha256();
        mac.init(new SecretKeySpec(DATA, "HmacSHA256"));
        return mac.doFinal(DATA);
    }
}
