package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class HttpLibraryTest {

    @Test
    void theFirstPresentOneIsUsed() {
        assertThat(HttpLibrary.onClassPath()).isEqualTo(HttpLibrary.NETTY);
        assertThat(HttpLibrary.among(name -> !name.contains("netty"))).isEqualTo(HttpLibrary.OKHTTP);
        assertThat(HttpLibrary.among(name -> name.contains("jdk"))).isEqualTo(HttpLibrary.JDK);
    }

    @Test
    void withNoneTheMessageSaysWhichThereAre() {
        assertThatIllegalStateException()
                .isThrownBy(() -> HttpLibrary.among(name -> false))
                .withMessageContaining("com.azure:azure-core-http-netty, com.azure:azure-core-http-okhttp");
    }
}
