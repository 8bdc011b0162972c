package io.github.acsemulator.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPortTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0,::", "::,0.0.0.0", "::", "[::]", "0.0.0.0", "127.0.0.1,0.0.0.0,::1"})
    void aWildcardAmongTheHostsIsOneAddressThatStandsForAll(String hosts) throws IOException {
        assertThat(ServerPort.addresses(List.of(hosts.split(",")))).containsExactly(InetAddress.getByName("0.0.0.0"));
    }

    @Test
    void otherHostsAreListenedOnEachByItself() throws IOException {
        assertThat(ServerPort.addresses(List.of("127.0.0.1", "127.0.0.2")))
                .containsExactly(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2"));
    }
}
