package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionStringsTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, https://localhost:32768",
        "192.0.2.1, https://192.0.2.1:32768",
        "docker.example.test, https://docker.example.test:32768",
        "2001:db8::1, https://[2001:db8::1]:32768",
        "[2001:db8::1], https://[2001:db8::1]:32768",
    })
    void theEndpointNamesTheHostAsUrlsDo(String host, String endpoint) {
        assertThat(ConnectionStrings.endpoint(host, 32768)).hasToString(endpoint);
    }
}
