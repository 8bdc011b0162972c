package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the Activity view makes of requests beyond showing them: shell snippets, a HAR file, explanations. */
class PageActivityIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    @AfterEach
    void asAtTheStart() {
        ACS.plain("POST", "/_emulator/reset", "");
    }

    private static Page open() {
        return CHROMIUM.open(CHROMIUM.page(), "http://localhost:" + ACS.port() + "/#activity");
    }

    @Test
    void anyRequestOpensToItsBodiesAndIsCopiedAsCurl() {
        ACS.plain("PATCH", "/_emulator/settings", "{\"recordBodies\":true}");
        ACS.post(CREATE, "{\"createTokenWithScopes\":[\"chat\"]}");
        Page page = open();
        page.locator(".opener").first().click();
        Locator details = page.locator("tr.details").first();
        assertThat(details).containsText("POST /identities?api-version=2023-10-01");
        assertThat(details).containsText("createTokenWithScopes");
        assertThat(details).not().containsText("eyJ");
        details.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#announcer")).hasText("Copied");
        page.evaluate("location.hash = '#inspect'");
        Locator field = page.locator("#view-inspect textarea");
        field.focus();
        page.keyboard().press("Control+V");
        assertThat(field.inputValue())
                .contains("curl -sS --insecure -X POST 'http")
                .contains("/identities?api-version=2023-10-01'")
                .contains("$ACS_ACCESS_KEY");
    }

    @Test
    void theJournalIsExportedAsHar() throws Exception {
        ACS.newIdentity();
        Page page = open();
        var download = page.waitForDownload(() -> page.getByText("Export HAR").click());
        assertThat(download.suggestedFilename()).isEqualTo("requests.har");
        assertThat(json(Files.readString(download.path(), StandardCharsets.UTF_8))
                        .at("/log/entries/0/request/method")
                        .textValue())
                .isEqualTo("POST");
    }

    @Test
    void anAnswerMadeByAFaultSaysSo() {
        ACS.plain("POST", "/_emulator/faults", "{\"response\":{\"status\":429}}");
        ACS.post(CREATE, "{}");
        Page page = open();
        assertThat(page.locator("#view-activity tbody tr").first()).containsText("fault");
        page.locator(".opener").first().click();
        assertThat(page.locator("tr.details").first()).containsText("had a part in this answer");
    }

    @Test
    void whatTheServerHasForgottenIsSaidToBeAndGoneWhenTheViewIsEnteredAgain() {
        CHROMIUM.expectRefusals();
        ACS.newIdentity();
        Page page = open();
        page.locator(".opener").first().click();
        ACS.plain("DELETE", "/_emulator/requests", "");
        page.locator("tr.details").first().getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#announcer")).hasText("Not copied: The server has forgotten this request.");
        page.evaluate("location.hash = '#generate'");
        page.evaluate("location.hash = '#activity'");
        assertThat(page.getByText("No requests yet")).isVisible();
        assertThat(page.locator("#view-activity tbody tr")).hasCount(0);
    }

    @Test
    void aRequestFromALogIsExplained() {
        CHROMIUM.expectRefusals();
        Page page = open();
        page.getByText("Explain a request from a log").click();
        Locator card = page.locator("#view-activity form");
        Locator text = card.locator("textarea");
        Locator explain = card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Explain"));
        text.fill("once upon a time");
        explain.click();
        assertThat(card.locator(".error")).containsText("It begins with a line such as");
        String signed = new String(
                SignedRequestBuilder.request("POST", CREATE)
                        .body("{}")
                        .signedHost("default.communication.azure.com")
                        .bytes(),
                StandardCharsets.UTF_8);
        text.fill(signed);
        explain.click();
        assertThat(card.locator(".answer .chip").first()).hasText("refused");
        assertThat(card.locator(".lines .differs")).hasCount(1);
        assertThat(card.locator(".lines .differs")).containsText("default.communication.azure.com");
        text.fill(new String(
                SignedRequestBuilder.request("POST", CREATE).body("{}").bytes(), StandardCharsets.UTF_8));
        explain.click();
        assertThat(card.locator(".answer .chip").first()).hasText("accepted");
    }
}
