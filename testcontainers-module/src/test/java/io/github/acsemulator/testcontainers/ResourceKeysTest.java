package io.github.acsemulator.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.acsemulator.resource.Resources;
import org.junit.jupiter.api.Test;

class ResourceKeysTest {

    @Test
    void theWellKnownOnesAreThoseOfTheEmulator() {
        assertThat(ResourceKeys.WELL_KNOWN)
                .isEqualTo(new ResourceKeys(
                        Resources.DEFAULT_ID.toString(),
                        Resources.DEFAULT_PRIMARY_KEY,
                        Resources.DEFAULT_SECONDARY_KEY));
    }

    @Test
    void theFirstOfSeveralResourcesIsRead() {
        String info = """
                {"endpoint":"https://h:1","connectionString":"endpoint=https://h:1/;accesskey=b3RoZXI=",
                 "resources": [ {"id" : "one", "name": "default",
                   "connectionString": "endpoint=https://h:1/;accesskey=cHJpbWFyeQ==",
                   "secondaryConnectionString": "endpoint=https://h:1/;accesskey=c2Vjb25kYXJ5"},
                  {"id":"two","connectionString":"endpoint=https://h:1/;accesskey=dHdv"}]}
                """;

        assertThat(ResourceKeys.readFrom(info)).isEqualTo(new ResourceKeys("one", "cHJpbWFyeQ==", "c2Vjb25kYXJ5"));
    }

    @Test
    void anAnswerWithoutResourcesIsShown() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ResourceKeys.readFrom("{\"resources\":[]}"))
                .withMessageContaining("{\"resources\":[]}");
        assertThatIllegalStateException()
                .isThrownBy(() -> ResourceKeys.readFrom("{\"resources\":[{\"name\":\"x\"}]}"))
                .withMessageContaining("'id'");
    }
}
