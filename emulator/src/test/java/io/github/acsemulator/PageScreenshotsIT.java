package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes the pictures in docs/screenshots. */
@EnabledIfSystemProperty(
        named = "update.docs",
        matches = "true",
        disabledReason = "takes pictures with -Dupdate.docs=true")
class PageScreenshotsIT {
    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension().setting("port", "8443");

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    @Test
    void ofEachView() {
        Page page = CHROMIUM.page();
        CHROMIUM.open(page, "http://localhost:8443/");
        generate(page);
        picture(page, "generate");
        page.getByText("Inspect", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#view-inspect dl.facts")).isVisible();
        picture(page, "inspect");
        String identity = ACS.newIdentity();
        for (int i = 0; i < 5; i++) {
            ACS.post(
                    "/identities?api-version=2023-10-01", i % 2 == 0 ? "{\"createTokenWithScopes\":[\"chat\"]}" : "{}");
        }
        ACS.post("/identities/" + identity + "/:issueAccessToken?api-version=2023-10-01", "{\"scopes\":[\"voip\"]}");
        ACS.post("/identities/" + identity + "/:revokeAccessTokens?api-version=2023-10-01", "");
        show(page, "identities");
        assertThat(page.locator("#view-identities tbody")).containsText("revoked");
        picture(page, "identities");
        show(page, "connect");
        page.getByText("Sign a request").click();
        assertThat(page.locator(".checks .chip.good")).hasCount(4);
        picture(page, "connect");
        ACS.send(SignedRequestBuilder.request("POST", "/identities?api-version=2023-10-01")
                .signedHost("default.communication.azure.com"));
        show(page, "activity");
        page.locator(".opener").first().click();
        picture(page, "activity");
        ACS.plain(
                "POST",
                "/_emulator/faults",
                "{\"match\":{\"operation\":\"create\"},\"times\":2,\"response\":{\"status\":429,"
                        + "\"headers\":{\"Retry-After\":\"1\"}}}");
        ACS.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT23H59M\"}");
        show(page, "controls");
        assertThat(page.locator("#view-controls tbody tr")).hasCount(2);
        page.setViewportSize(1280, 1200);
        picture(page, "controls");
        ACS.plain("DELETE", "/_emulator/clock", "");
        ACS.plain("DELETE", "/_emulator/faults", "");
        picture(generated(1280, 800, ColorScheme.DARK), "generate-dark");
        picture(generated(390, 844, ColorScheme.LIGHT), "generate-narrow");
    }

    private static Page generated(int width, int height, ColorScheme colours) {
        Page page = CHROMIUM.page(width, height, colours);
        CHROMIUM.open(page, "http://localhost:8443/");
        generate(page);
        return page;
    }

    private static void generate(Page page) {
        page.getByText("Generate", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator("#countdown")).isVisible();
    }

    private static void show(Page page, String view) {
        page.evaluate("view => { location.hash = view; }", view);
        assertThat(page.locator("#view-" + view)).isVisible();
    }

    private static void picture(Page page, String name) {
        page.evaluate("document.activeElement.blur()");
        page.mouse().move(0, 0);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("../docs/screenshots", name + ".png")));
    }
}
