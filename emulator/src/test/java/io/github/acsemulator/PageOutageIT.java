package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page tells while its server is gone, and once another one has taken its place. */
class PageOutageIT {
    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    private AcsIdentityEmulator server;
    private int port;

    @BeforeEach
    void start() {
        CHROMIUM.expectOutage();
        server = AcsIdentityEmulator.builder().port(port).build().start();
        port = server.started().port();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Page open(String fragment) {
        return CHROMIUM.open(CHROMIUM.page(), "http://localhost:" + port + "/" + fragment);
    }

    private void create() throws Exception {
        try (RawHttp http = RawHttp.plain(port)) {
            byte[] create = SignedRequestBuilder.request("POST", "/identities?api-version=2023-10-01")
                    .body("{}")
                    .bytes();
            assertThat(http.send(create).read().status()).isEqualTo(201);
        }
    }

    @Test
    void theActivityOfTheServerBeforeIsGoneAndTheNewOnesIsShown() throws Exception {
        create();
        create();
        Page page = open("#activity");
        Locator rows = page.locator("#view-activity tbody tr:not(.details)");
        assertThat(rows).hasCount(2);
        String before = rows.first().locator("time").getAttribute("datetime");
        stop();
        start();
        create();
        assertThat(rows).hasCount(1);
        assertThat(page.getByText("Live")).isVisible();
        assertThat(rows.first().locator("time").getAttribute("datetime")).isGreaterThan(before);
        create();
        assertThat(rows).hasCount(2);
    }

    @Test
    void theHeaderSaysWhetherTheServerAnswers() {
        Page page = open("");
        Locator word = page.locator("#reach-word");
        assertThat(word).hasText("connected to");
        stop();
        page.locator("#view-generate button[type=submit]").click();
        assertThat(word).hasText("no answer");
        assertThat(word).not().hasClass("unseen");
        start();
        assertThat(word).hasText("connected to");
    }

    @Test
    void silenceIsNotTheFaultOfTheIdentity() {
        Page page = open("");
        page.getByText("Existing", new Page.GetByTextOptions().setExact(true)).click();
        Locator existing = page.getByLabel("Existing identity");
        existing.fill("8:acs:ac5ac5ac-0000-4000-8000-000000000001_00000032-0000-4000-8000-000000000001");
        stop();
        page.locator("#view-generate button[type=submit]").click();
        assertThat(page.locator("#view-generate .result")).containsText("The emulator does not answer.");
        assertThat(existing).not().hasAttribute("aria-invalid", "true");
    }

    @Test
    void aListThatNeverCameIsNotShownAsEmpty() {
        Page page = open("");
        stop();
        page.evaluate("location.hash = '#identities'");
        Locator view = page.locator("#view-identities");
        assertThat(view.locator(".happened.bad")).containsText("The emulator does not answer.");
        assertThat(view.locator("table, .empty, .paging").filter(new Locator.FilterOptions().setVisible(true)))
                .hasCount(0);
        start();
        view.getByText("Refresh").click();
        assertThat(view.locator(".empty")).isVisible();
        assertThat(view.locator(".happened")).isHidden();
    }

    @Test
    void testControlsForgetAnOutageThatIsOver() {
        Page page = open("#controls");
        Locator complaints = page.locator("#view-controls .happened.bad:visible");
        stop();
        page.evaluate("location.hash = '#generate'");
        page.evaluate("location.hash = '#controls'");
        assertThat(complaints).hasCount(4);
        start();
        page.evaluate("location.hash = '#generate'");
        page.evaluate("location.hash = '#controls'");
        assertThat(complaints).hasCount(0);
    }

    @Test
    void anAnswerThatIsNoneOfTheEmulatorsIsSaidToBe() {
        Page page = open("");
        page.route(
                "**/_emulator/identities*",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("<p>Sign in</p>")));
        page.locator("#view-generate button[type=submit]").click();
        assertThat(page.locator("#view-generate .result")).containsText("it sent no JSON");
    }
}
