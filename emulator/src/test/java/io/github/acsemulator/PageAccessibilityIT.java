package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What axe-core finds wrong in each view: nothing. And nothing is wider than the window. */
class PageAccessibilityIT {
    @RegisterExtension
    static final EmulatorExtension ACS = EmulatorExtension.orRunning();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    private static final String OVERFLOW = "document.documentElement.scrollWidth - innerWidth";

    private static final String VIOLATIONS = "() => axe.run().then(({violations}) => violations.map(({id, nodes}) => "
            + "id + ': ' + nodes.map((node) => node.html + ' ' + node.failureSummary).join('\\n')))";

    @ParameterizedTest
    @CsvSource({"390,LIGHT", "390,DARK", "1280,LIGHT", "1280,DARK"})
    void everyViewIsAccessible(int width, ColorScheme colours) throws IOException {
        Page page = CHROMIUM.page(width, 844, colours);
        CHROMIUM.open(page, "http://localhost:" + ACS.port() + "/");
        page.evaluate(axe());
        check(page, "before the first token");
        page.getByText("Generate").last().click();
        assertThat(page.locator("#countdown")).isVisible();
        check(page, "generated");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("JavaScript"))
                .click();
        check(page, "a snippet");
        page.getByText("Inspect", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#view-inspect dl.facts")).isVisible();
        check(page, "inspected");
        page.evaluate("location.hash = '#identities'");
        assertThat(page.locator("#view-identities tbody tr").first()).isVisible();
        check(page, "identities");
        page.getByText("Delete").first().click();
        check(page, "a question");
        page.keyboard().press("Escape");
        page.evaluate("location.hash = '#connect'");
        page.getByText("Sign a request").click();
        assertThat(page.locator(".checks .chip.good")).hasCount(4);
        check(page, "connect");
        ACS.send(SignedRequestBuilder.request("POST", "/identities?api-version=2023-10-01")
                .signedHost("other"));
        page.evaluate("location.hash = '#activity'");
        page.locator(".opener").first().click();
        page.getByText("Explain a request from a log").click();
        check(page, "activity");
        ACS.plain("POST", "/_emulator/faults", "{\"connection\":\"reset\",\"match\":{\"path\":\"/nowhere\"}}");
        page.evaluate("location.hash = '#controls'");
        assertThat(page.locator("#view-controls tbody tr").first()).isVisible();
        check(page, "test controls");
    }

    /** From the smallest telephone on, and on either side of each width at which something changes its form. */
    @Test
    void noViewScrollsSideways() {
        ACS.plain("PATCH", "/_emulator/settings", "{\"recordBodies\":true}");
        ACS.plain("POST", "/_emulator/identities", "{\"customId\":\"" + "a-long-one-".repeat(12) + "\"}");
        ACS.plain("POST", "/_emulator/faults", "{\"connection\":\"reset\",\"match\":{\"path\":\"/nowhere\"}}");
        ACS.post("/identities?api-version=1999-01-01", "{}");
        ACS.post("/identities?api-version=2023-10-01", "{\"createTokenWithScopes\":[\"chat\",\"voip\"]}");
        Page page = CHROMIUM.page();
        CHROMIUM.open(page, "http://localhost:" + ACS.port() + "/#activity");
        page.locator(".opener").first().click();
        assertThat(page.locator("tr.details pre").first()).isVisible();
        page.evaluate("location.hash = '#generate'");
        page.getByText("Generate").last().click();
        assertThat(page.locator("#countdown")).isVisible();
        for (String view : List.of("generate", "identities", "connect", "inspect", "activity", "controls")) {
            page.evaluate("view => { location.hash = view; }", view);
            assertThat(page.locator("#view-" + view)).isVisible();
            if (List.of("identities", "activity", "controls").contains(view)) {
                assertThat(page.locator("#view-" + view + " tbody tr").first()).isVisible();
            }
            for (int width :
                    new int[] {320, 340, 360, 420, 421, 560, 561, 860, 861, 1000, 1001, 1040, 1100, 1121, 1280}) {
                page.setViewportSize(width, 844);
                assertThat(page.evaluate(OVERFLOW))
                        .as("overflow of %s at %d", view, width)
                        .isEqualTo(0);
            }
        }
        ACS.plain("PATCH", "/_emulator/settings", "{\"recordBodies\":null}");
        ACS.plain("DELETE", "/_emulator/faults", "");
    }

    private static void check(Page page, String view) {
        assertThat(page.evaluate(VIOLATIONS))
                .as(view)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
        assertThat(page.evaluate(OVERFLOW)).as("overflow of %s", view).isEqualTo(0);
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PageAccessibilityIT.class.getResourceAsStream("/axe.min.js"), "axe.min.js of axe-core")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
