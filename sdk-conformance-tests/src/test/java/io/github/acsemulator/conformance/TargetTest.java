package io.github.acsemulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private final Properties properties = new Properties();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.communication.azure.com",
                "contoso.unitedstates.communication.azure.com",
                "CONTOSO.COMMUNICATION.AZURE.COM",
                "contoso.communication.azure.com:443"
            })
    void refusesAHostInAzureUnlessToldThatItIsMeant(String host) {
        properties.setProperty("conformance.connectionString", "endpoint=https://" + host + "/;accesskey=a2V5");

        assertThatIllegalStateException()
                .isThrownBy(() -> Target.from(properties))
                .withMessageContaining("in Azure")
                .withMessageContaining("-Dconformance.real=true");
    }

    @Test
    void takesAHostInAzureWhenToldThatItIsMeant() {
        properties.setProperty(
                "conformance.connectionString", "endpoint=https://contoso.communication.azure.com/;accesskey=a2V5");
        properties.setProperty("conformance.real", "true");

        assertThat(Target.from(properties).real()).isTrue();
    }

    @Test
    void takesAnyOtherHostWithoutAsking() {
        properties.setProperty("conformance.connectionString", "endpoint=https://localhost:8443/;accesskey=a2V5");

        Target target = Target.from(properties);

        assertThat(target.real()).isFalse();
        assertThat(target.connectionString()).hasToString("endpoint=https://localhost:8443/;accesskey=a2V5");
    }

    @Test
    void asksForTheConnectionStringOfAResourceInAzure() {
        properties.setProperty("conformance.real", "true");

        assertThatIllegalStateException()
                .isThrownBy(() -> Target.from(properties))
                .withMessageContaining("conformance.connectionString");
    }
}
