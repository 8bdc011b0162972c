package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.acsemulator.EmulatorExtension.claims;
import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does in the page, in a real browser, over HTTP and over HTTPS. */
@ParameterizedClass
@ValueSource(strings = {"http", "https"})
class PageIT {
    @RegisterExtension
    static final EmulatorExtension ACS = EmulatorExtension.orRunning();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    private static final String SCRIPT = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    @Parameter
    String scheme;

    private Page open(String fragment) {
        return open(CHROMIUM.page(), "localhost", fragment);
    }

    private Page open(Page page, String host, String fragment) {
        CHROMIUM.open(page, scheme + "://" + host + ":" + ACS.port() + "/" + fragment);
        assertThat(page.locator("#endpoint")).hasText("https://" + host + ":" + ACS.port());
        return page;
    }

    private static void go(Page page, String view) {
        page.evaluate("view => { location.hash = view; }", view);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")));
    }

    private static void choose(Page page, String... scopes) {
        for (Locator box : page.locator("input[name=scope]").all()) {
            box.setChecked(List.of(scopes).contains(box.inputValue()));
        }
    }

    private static String generate(Page page) {
        button(page, "Generate").click();
        assertThat(page.locator("#identity")).containsText("8:acs:");
        return page.locator("#identity").textContent();
    }

    private static String token(Page page) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("User access token"))
                .textContent();
    }

    private static Locator rowOf(Page page, String identity) {
        return page.locator("#view-identities tbody tr").filter(new Locator.FilterOptions().setHasText(identity));
    }

    @Test
    void noScopesGiveAnIdentityAlone() {
        Page page = open("");
        choose(page);
        String identity = generate(page);
        assertThat(page.getByText("An identity alone")).isVisible();
        assertThat(button(page, "Copy token")).hasCount(0);
        page.getByText("Issue a token for it").click();
        choose(page, "chat");
        assertThat(generate(page)).isEqualTo(identity);
        assertThat(button(page, "Copy token")).isVisible();
    }

    @Test
    void oneScopeOrSeveralGiveATokenOfThese() {
        Page page = open("");
        choose(page, "voip.join");
        generate(page);
        assertThat(json(claims(token(page))).get("acsScope").textValue()).isEqualTo("voip.join");
        choose(page, "chat", "chat.join.limited", "voip");
        page.getByLabel("Expires after").fill("2");
        button(page, "Generate").click();
        assertThat(page.locator("#countdown")).containsText("expires in 1 h 59 min");
        var claims = json(claims(token(page)));
        assertThat(claims.get("acsScope").textValue()).isEqualTo("chat,chat.join.limited,voip");
        assertThat(claims.get("exp").longValue() - claims.get("iat").longValue())
                .isEqualTo(7200);
        for (String name : List.of("alg", "kid", "skypeid", "acsScope", "resourceLocation", "iat")) {
            assertThat(page.locator("#view-generate dt", new Page.LocatorOptions().setHasText(name))
                            .first())
                    .isVisible();
        }
    }

    @Test
    void everythingThatMattersIsInSightAtOnce() {
        Page page = open("");
        generate(page);
        page.evaluate("scrollTo(0, 0)");
        for (Locator shown : List.of(
                page.locator("input[value='chat']"),
                button(page, "Generate"),
                page.locator("#identity"),
                button(page, "Copy identity"),
                button(page, "Copy token"),
                page.getByText("Show all"))) {
            var box = shown.boundingBox();
            assertThat(box.y + box.height).isLessThan(800);
        }
        assertThat(token(page)).hasSizeGreaterThan(700).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void copyingWorksOverTheClipboardAndWithoutOne() {
        for (String host : List.of("localhost", ChromiumExtension.OTHER_HOST)) {
            Page page = open(CHROMIUM.page(), host, "");
            String identity = generate(page);
            String token = token(page);
            button(page, "Copy identity").click();
            assertThat(page.locator("#announcer")).hasText("Copied");
            assertThat(button(page, "Copied identity")).isVisible();
            assertThat(pasted(page)).isEqualTo(identity);
            go(page, "generate");
            button(page, "Copy token").click();
            assertThat(button(page, "Copied token")).isVisible();
            assertThat(pasted(page)).isEqualTo(token);
        }
    }

    private static String pasted(Page page) {
        go(page, "inspect");
        Locator field = page.getByLabel("User access token", new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("textarea"));
        field.fill("");
        field.focus();
        page.keyboard().press("Control+V");
        return field.inputValue();
    }

    @Test
    void snippetsAreFilledIn() {
        Page page = open("");
        generate(page);
        String token = token(page);
        for (String language : List.of("JavaScript", "Java", "Python", ".NET", "curl")) {
            page.getByRole(
                            AriaRole.TAB,
                            new Page.GetByRoleOptions().setName(language).setExact(true))
                    .click();
            assertThat(page.locator("#view-generate pre:visible")).containsText(token);
        }
    }

    @Test
    void theSdkAndThePageSeeEachOthersIdentities() {
        Page page = open("");
        String identity = generate(page);
        assertThat(ACS.post(
                                "/identities/" + identity.replace(":", "%3A")
                                        + "/:issueAccessToken?api-version=2023-10-01",
                                "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(200);
        String fromSdk = ACS.newIdentity();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Identities"))
                .click();
        assertThat(rowOf(page, identity)).containsText("active");
        assertThat(rowOf(page, fromSdk)).containsText("no token");
    }

    @Test
    void anExistingIdentityGetsATokenAndMistakesStandBesideTheirFields() {
        Page page = open("");
        page.getByText("Existing", new Page.GetByTextOptions().setExact(true)).click();
        choose(page);
        page.getByLabel("Existing identity").fill("nobody");
        page.getByLabel("Expires after").fill("25");
        button(page, "Generate").click();
        assertThat(page.locator("#view-generate .error:visible")).containsText(new String[] {
            "Choose at least one scope", "Whole hours from 1 to 24.", "An identity looks like"
        });
        assertThat(page.getByLabel("Existing identity")).hasValue("nobody");
        choose(page, "chat");
        page.getByLabel("Expires after").fill("24");
        String existing = ACS.newIdentity();
        page.getByLabel("Existing identity").fill(existing);
        assertThat(generate(page)).isEqualTo(existing);
        assertThat(json(claims(token(page))).get("skypeid").textValue()).isEqualTo(existing.substring(2));
    }

    @Test
    void whatIsWrongStandsInThePlaceOfTheResultToo() {
        Page page = open("");
        generate(page);
        page.getByLabel("Expires after").fill("25");
        button(page, "Generate").click();
        assertThat(page.locator(".field .error:visible")).hasText("Whole hours from 1 to 24.");
        assertThat(page.locator("#view-generate .result")).containsText("Whole hours from 1 to 24.");
        assertThat(page.locator("#identity")).hasCount(0);
        page.getByLabel("Expires after").fill("24");
        generate(page);
    }

    @Test
    void aSecondClickWhileTheFirstIsAtWorkMakesNothing() {
        Page page = open("");
        List<Route> held = new ArrayList<>();
        page.route("**/_emulator/identities?*", held::add);
        Locator generate = page.locator("#view-generate button[type=submit]");
        generate.dblclick();
        assertThat(generate).hasAttribute("aria-busy", "true");
        assertThat(held).hasSize(1);
        held.get(0).resume();
        assertThat(page.locator("#identity")).containsText("8:acs:");
        assertThat(generate).hasAttribute("aria-busy", "false");
        assertThat(held).hasSize(1);
    }

    @Test
    void whatTheServerRefusesIsSaidAndWhatWasTypedStays() {
        CHROMIUM.expectRefusals();
        Page page = open("");
        page.getByText("Existing", new Page.GetByTextOptions().setExact(true)).click();
        String foreign = "8:acs:00000000-0000-4000-8000-000000000009_00000032-0000-4000-8000-000000000001";
        page.getByLabel("Existing identity").fill(foreign);
        button(page, "Generate").click();
        assertThat(page.getByText("Nothing was generated")).isVisible();
        assertThat(page.getByLabel("Existing identity")).hasValue(foreign);
        assertThat(page.getByLabel("Existing identity")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void chosenScopesSurviveAReload() {
        Page page = open("");
        choose(page, "voip", "voip.join");
        page.reload();
        assertThat(page.locator("input[value='voip.join']")).isChecked();
        assertThat(page.locator("input[value='chat']")).not().isChecked();
    }

    @Test
    void aRevokedTokenIsSoToTheInspector() {
        Page page = open("");
        String identity = generate(page);
        button(page, "Inspect").click();
        Locator view = page.locator("#view-inspect");
        assertThat(view.getByText("honoured")).isVisible();
        assertThat(view.getByText("verified with this server")).isVisible();
        button(view, "Revoke").click();
        page.locator("dialog").getByText("Cancel").click();
        assertThat(view.getByText("honoured")).isVisible();
        button(view, "Revoke").click();
        button(page.locator("dialog"), "Revoke").click();
        assertThat(view.getByText("It was revoked.")).isVisible();
        go(page, "identities");
        assertThat(rowOf(page, identity)).containsText("revoked");
    }

    @Test
    void theInspectorSaysWhatIsWrong() {
        Page page = open("");
        generate(page);
        String[] parts = token(page).split("\\.");
        go(page, "inspect");
        Locator view = page.locator("#view-inspect");
        for (var wrong : List.of(
                List.of("nonsense", "It is no JSON Web Token."),
                List.of(parts[0] + "." + parts[1] + ".AAAA" + parts[2].substring(4), "Its signature does not fit"))) {
            view.locator("textarea").fill(wrong.get(0));
            button(view, "Inspect").click();
            assertThat(view.locator(".reason")).containsText(wrong.get(1));
        }
    }

    @Test
    void deletingAsksFirst() {
        String identity = ACS.newIdentity();
        Page page = open("#identities");
        button(rowOf(page, identity), "Delete").click();
        assertThat(page.locator("dialog")).containsText(identity);
        page.keyboard().press("Escape");
        assertThat(button(rowOf(page, identity), "Delete")).isVisible();
        button(rowOf(page, identity), "Revoke").click();
        button(page.locator("dialog"), "Revoke").click();
        assertThat(page.locator(".happened")).containsText("Tokens revoked: " + identity);
        assertThat(button(rowOf(page, identity), "Revoke")).isFocused();
        button(rowOf(page, identity), "Delete").click();
        button(page.locator("dialog"), "Delete").click();
        assertThat(page.locator(".happened")).containsText("Deleted: " + identity);
        assertThat(rowOf(page, identity)).containsText("deleted");
        assertThat(page.locator("#view-identities tr:focus-within")).containsText(identity);
        assertThat(ACS.post(
                                "/identities/" + identity + "/:issueAccessToken?api-version=2023-10-01",
                                "{\"scopes\":[\"chat\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void issuingStartsFromTheList() {
        String identity = ACS.newIdentity();
        Page page = open("#identities");
        rowOf(page, identity).getByText("Issue").click();
        assertThat(page.getByLabel("Existing identity")).hasValue(identity);
        assertThat(generate(page)).isEqualTo(identity);
        page.goBack();
        assertThat(rowOf(page, identity)).containsText("active");
    }

    @Test
    void connectTellsAllAndChecksItself() {
        Page page = open("#connect");
        assertThat(page.locator("#connection-string")).hasText(ACS.connectionString());
        assertThat(page.locator(".checks .chip.good")).hasCount(3);
        button(page, "Sign a request").click();
        assertThat(page.locator(".checks .chip.good")).hasCount(4);
        assertThat(page.locator(".checks")).containsText("localhost, 127.0.0.1, [::1]");
        var download =
                page.waitForDownload(() -> page.getByText("ca.pem").first().click());
        assertThat(download.suggestedFilename()).isEqualTo("ca.pem");
        // Where browsers have no Web Crypto, the page signs all the same, and says what SDKs will stumble over.
        Page other = open(CHROMIUM.page(), ChromiumExtension.OTHER_HOST, "#connect");
        button(other, "Sign a request").click();
        assertThat(other.locator(".checks .chip.good")).hasCount(3);
        assertThat(other.locator(".checks")).containsText("is not among the names of the certificate");
    }

    @Test
    void scriptsAreShownAsText() {
        CHROMIUM.expectRefusals();
        ACS.send(SignedRequestBuilder.request("POST", "/identities?api-version=2023-10-01&x=%3Cscript%3E")
                .header("User-Agent", SCRIPT)
                .header("x-ms-client-request-id", SCRIPT)
                .signedHost("<b>evil</b>"));
        Page page = open("");
        page.getByText("Existing", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Existing identity").fill(SCRIPT);
        button(page, "Generate").click();
        go(page, "identities");
        page.getByLabel("Search identities").fill(SCRIPT);
        assertThat(page.locator("#view-identities .empty"))
                .containsText(SCRIPT.toLowerCase().substring(0, 20));
        go(page, "inspect");
        String payload = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"" + SCRIPT.replace("\"", "'") + "\":\"" + SCRIPT.replace("\"", "'") + "\"}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        page.locator("#view-inspect textarea").fill("eyJhbGciOiJSUzI1NiJ9." + payload + ".AAAA");
        button(page.locator("#view-inspect"), "Inspect").click();
        assertThat(page.locator("#view-inspect dl.claims").last()).isVisible();
        assertThat(page.locator("#view-inspect")).containsText("<script>window.hacked=1</script>");
        go(page, "activity");
        page.locator(".opener").first().click();
        assertThat(page.locator("#view-activity")).containsText("<img src=x");
        assertThat(page.evaluate("window.hacked === undefined && !document.querySelector('main img, main script')"))
                .isEqualTo(true);
    }

    @Test
    void activityIsLiveAndExplainsARefusedSignature() {
        Page page = open("#activity");
        assertThat(page.locator("#view-activity").getByText("Live")).isVisible();
        String identity = ACS.newIdentity();
        assertThat(page.locator("#view-activity tbody")).containsText(identity);
        int refusedBefore = page.locator(".opener").count();
        ACS.send(SignedRequestBuilder.request("POST", "/identities?api-version=2023-10-01")
                .signedHost("default.communication.azure.com"));
        assertThat(page.locator(".opener")).hasCount(refusedBefore + 1);
        page.locator(".opener").first().focus();
        page.keyboard().press("Enter");
        Locator differing = page.locator(".lines .differs");
        assertThat(differing).hasCount(1);
        assertThat(differing).containsText("Host");
        assertThat(differing).containsText("differs");
        assertThat(differing).containsText("default.communication.azure.com");
        assertThat(page.locator(".lines")).containsText("/identities?api-version=2023-10-01");
        assertThat(page.locator(".lines")).containsText("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        page.getByLabel("Refused only").check();
        assertThat(page.locator("#view-activity tbody")).not().containsText(identity);
    }

    @Test
    void aTabThatNobodyLooksAtLetsGoOfTheStream() {
        Page page = open("#activity");
        assertThat(page.locator("#view-activity").getByText("Live")).isVisible();
        page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator("#view-activity").getByText("Paused")).isVisible();
        String missed = ACS.newIdentity();
        page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator("#view-activity tbody")).containsText(missed);
    }

    @Test
    void theKeyboardSuffices() {
        Page page = open("");
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator("input[value='chat']")).isFocused();
        page.getByLabel("Expires after").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#countdown")).isVisible();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Claims"))
                .focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("curl")))
                .isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Claims")))
                .hasAttribute("aria-selected", "true");
    }
}
