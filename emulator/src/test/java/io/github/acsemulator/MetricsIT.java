package io.github.acsemulator;

import static io.github.acsemulator.SignedRequestBuilder.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.acsemulator.RawHttp.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code GET /_emulator/metrics}. */
class MetricsIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    private static double value(String sample) {
        Response response = ACS.plain("GET", "/_emulator/metrics", "");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).get().asString().startsWith("text/plain; version=0.0.4");
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(sample) + " (\\S+)$").matcher(response.body());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    @Test
    void whatHappensIsCounted() {
        String created = "acs_emulator_requests_total{operation=\"create\",status=\"201\"}";
        String denied = "acs_emulator_authentication_failures_total{reason=\"noAuthorization\"}";
        String took = "acs_emulator_request_duration_seconds";
        assertThat(value(created)).isZero();
        assertThat(value("acs_emulator_tokens_issued_total")).isZero();
        assertThat(value("acs_emulator_startup_seconds")).isBetween(0.001, 60.0);

        ACS.newIdentity();
        ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\"]}");
        ACS.plain("POST", CREATE, "");
        ACS.plain("POST", "/_emulator/identities", "{\"scopes\":[\"chat\"]}");
        ACS.send(request("GET", "/nowhere"));
        assertThat(value(created)).isEqualTo(2);
        assertThat(value(denied)).isEqualTo(1);
        assertThat(value("acs_emulator_requests_total{operation=\"create\",status=\"401\"}"))
                .isEqualTo(1);
        assertThat(value("acs_emulator_requests_total{operation=\"none\",status=\"404\"}"))
                .isEqualTo(1);
        assertThat(value("acs_emulator_tokens_issued_total")).isEqualTo(2);
        assertThat(value(took + "_count{operation=\"create\"}")).isEqualTo(3);
        assertThat(value(took + "_bucket{operation=\"create\",le=\"+Inf\"}")).isEqualTo(3);
        assertThat(value(took + "_sum{operation=\"create\"}")).isBetween(0.0, 5.0);
        assertThat(value(took + "_bucket{operation=\"create\",le=\"10.0\"}")).isEqualTo(3);

        ACS.plain("POST", "/_emulator/faults", "{\"times\":1,\"response\":{\"status\":429}}");
        ACS.post(CREATE, "");
        assertThat(value("acs_emulator_requests_with_faults_total")).isEqualTo(1);
        assertThat(value("acs_emulator_requests_total{operation=\"create\",status=\"429\"}"))
                .isEqualTo(1);
    }
}
