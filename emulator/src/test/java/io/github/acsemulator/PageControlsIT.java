package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.acsemulator.EmulatorExtension.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.github.acsemulator.RawHttp.Response;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The view of the page that changes the server under a test: what it says it did is so for every client. */
class PageControlsIT {
    private static final String CREATE = "/identities?api-version=2023-10-01";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    @AfterEach
    void asAtTheStart() {
        ACS.plain("POST", "/_emulator/reset", "");
    }

    private static Page open(String fragment) {
        return CHROMIUM.open(CHROMIUM.page(), "http://localhost:" + ACS.port() + "/" + fragment);
    }

    private static Locator card(Page page, String heading) {
        return page.locator("#view-controls .card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(heading).setExact(true))));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")));
    }

    private static JsonNode state(String route) {
        return json(ACS.plain("GET", "/_emulator/" + route, ""));
    }

    @Test
    void theClockIsMovedAndWhatWasIssuedExpires() {
        String id = ACS.newIdentity();
        ACS.post("/identities/" + id + "/:issueAccessToken?api-version=2023-10-01", "{\"scopes\":[\"chat\"]}");
        Page page = open("#controls");
        Locator clock = card(page, "Clock");
        assertThat(clock.locator(".chip")).hasText("system time");
        clock.getByLabel("Advance by").fill("25");
        button(clock, "Advance").click();
        assertThat(clock.locator(".chip")).hasText("25 h ahead");
        assertThat(clock.getByText("Moved by 25 hours.")).isVisible();
        assertThat(Duration.parse(state("clock").get("offset").textValue()))
                .isBetween(Duration.ofHours(25).minusSeconds(1), Duration.ofHours(25));
        page.evaluate("location.hash = '#identities'");
        assertThat(page.locator("#view-identities tbody tr").filter(new Locator.FilterOptions().setHasText(id)))
                .containsText("expired");
        page.goBack();
        button(clock, "Back to the system’s time").click();
        assertThat(clock.locator(".chip")).hasText("system time");
        assertThat(state("clock").get("offset").textValue()).isEqualTo("PT0S");
    }

    @Test
    void aMovedClockIsNoObstacleToSignaturesAndLookingChangesNothing() {
        ACS.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT3H\"}");
        Page page = open("#connect");
        Locator checks = page.locator(".checks");
        assertThat(checks.locator(".chip.good")).hasCount(3);
        assertThat(checks).containsText("ahead of this browser’s: it was moved");
        assertThat(state("requests").get("total").intValue()).isZero();
        button(page.locator("#view-connect"), "Sign a request").click();
        assertThat(checks.locator(".chip.good")).hasCount(4);
        assertThat(state("requests").get("total").intValue()).isEqualTo(2);
    }

    @Test
    void aMoveTooFarIsRefusedInThePagesWords() {
        CHROMIUM.expectRefusals();
        Locator clock = card(open("#controls"), "Clock");
        clock.getByLabel("Advance by").fill("99999999");
        button(clock, "Advance").click();
        assertThat(clock.locator(".error:not(:empty)")).containsText("Too far: less than a thousand years");
        assertThat(clock.getByLabel("Advance by")).hasValue("99999999");
    }

    @Test
    void aClockMovedByOthersIsNoticedOnAnotherView() {
        Page page = open("");
        page.locator("#view-generate button[type=submit]").click();
        assertThat(page.locator("#countdown")).containsText("expires in 23 h");
        ACS.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT25H\"}");
        page.evaluate("location.hash = '#identities'");
        assertThat(page.locator("#view-identities tbody tr").first()).containsText("expired");
        page.goBack();
        assertThat(page.locator("#countdown")).containsText("expired");
    }

    @Test
    void theFocusStaysNearWhatTookItAway() {
        for (int i = 0; i < 4; i++) {
            ACS.plain("POST", "/_emulator/faults", "{\"connection\":\"reset\",\"match\":{\"path\":\"/nowhere\"}}");
        }
        ACS.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT1H\"}");
        Page page = open("#controls");
        Locator faults = card(page, "Faults");
        button(faults.locator("tbody tr").nth(1), "Remove").click();
        assertThat(faults.locator("tbody tr")).hasCount(3);
        assertThat(button(faults.locator("tbody tr").nth(1), "Remove")).isFocused();
        button(faults, "Remove all").click();
        assertThat(button(faults, "Refresh")).isFocused();
        Locator clock = card(page, "Clock");
        button(clock, "Back to the system’s time").click();
        assertThat(button(clock, "Freeze")).isFocused();
    }

    @Test
    void theClockIsSetAndStandsStill() {
        Page page = open("#controls");
        Locator clock = card(page, "Clock");
        clock.getByLabel("Set to (UTC)").fill("2031-01-02T03:04:05");
        button(clock, "Set").click();
        assertThat(clock.locator("time")).containsText("2031-01-02 03:04:");
        button(clock, "Freeze").click();
        assertThat(clock.locator(".chip")).hasText("frozen");
        String now = state("clock").get("now").textValue();
        assertThat(now).startsWith("2031-01-02T03:04:");
        assertThat(clock.locator("time")).hasText(now.substring(0, 19).replace('T', ' ') + " UTC");
        // Everything else in the page stands still with it.
        page.evaluate("location.hash = '#generate'");
        page.locator("#view-generate button[type=submit]").click();
        assertThat(page.locator("#countdown")).containsText("expires in 24 h");
        page.goBack();
        button(clock, "Let it run").click();
        assertThat(clock.locator(".chip")).hasText(Pattern.compile("\\d+ d .*ahead"));
    }

    @Test
    void settingsAreInForceAtOnceAndMistakesStandBesideThem() {
        CHROMIUM.expectRefusals();
        Page page = open("#controls");
        Locator settings = card(page, "Limits and settings");
        settings.getByLabel("Limits").selectOption("azure");
        settings.getByLabel("Token lifetime").fill("ten seconds");
        settings.getByLabel("Token lifetime").press("Enter");
        assertThat(settings.locator(".error:not(:empty)")).containsText("'tokenLifetime' ");
        assertThat(settings.getByLabel("Token lifetime")).hasValue("ten seconds");
        settings.getByLabel("Later API versions").selectOption("strict");
        assertThat(page.locator("#announcer")).hasText("Changed");
        assertThat(settings.locator(".error:not(:empty)")).containsText("'tokenLifetime' ");
        assertThat(settings.getByLabel("Token lifetime")).hasValue("ten seconds");
        settings.getByLabel("Token lifetime").fill("PT10S");
        settings.getByLabel("Token lifetime").press("Enter");
        assertThat(settings.locator(".error:not(:empty)")).hasCount(0);
        settings.getByLabel("Keep the bodies").check();
        assertThat(page.locator("#announcer")).hasText("Changed");
        JsonNode changed = state("settings");
        assertThat(changed.get("limits").textValue()).isEqualTo("azure");
        assertThat(changed.get("tokenLifetime").textValue()).isEqualTo("PT10S");
        assertThat(changed.get("recordBodies").booleanValue()).isTrue();
        assertThat(ACS.plain("POST", CREATE, "").status()).isEqualTo(401);
        settings.getByLabel("Authentication").selectOption("lenient");
        assertThat(page.locator("#announcer")).hasText("Changed");
        assertThat(ACS.plain("POST", CREATE, "").status()).isEqualTo(201);
        button(settings, "As at the start").click();
        assertThat(settings.getByLabel("Limits")).hasValue("off");
        assertThat(settings.getByLabel("Token lifetime")).hasValue("");
        assertThat(settings.getByLabel("Authentication")).hasValue("strict");
        assertThat(settings.getByLabel("Keep the bodies")).not().isChecked();
    }

    @Test
    void whatIsBeingTypedStaysWhenAnEarlierChangeIsAnswered() {
        ACS.plain("POST", "/_emulator/reset", "");
        Page page = open("#controls");
        Locator settings = card(page, "Limits and settings");
        page.route("**/_emulator/settings", route -> {
            settings.getByLabel("Revocation delay").fill("PT1");
            route.resume();
        });
        settings.getByLabel("Limits").selectOption("azure");
        assertThat(page.locator("#announcer")).hasText("Changed");
        assertThat(settings.getByLabel("Revocation delay")).hasValue("PT1");
        page.unroute("**/_emulator/settings");
        settings.getByLabel("Revocation delay").fill("PT1M");
        settings.getByLabel("Revocation delay").press("Enter");
        page.waitForCondition(
                () -> state("settings").get("revocationDelay").textValue().equals("PT1M"));
        button(settings, "As at the start").click();
        assertThat(settings.getByLabel("Revocation delay")).hasValue("PT0S");
    }

    @Test
    void faultsAreAddedListedWithHowOftenTheyFiredAndRemoved() {
        Page page = open("#controls");
        Locator faults = card(page, "Faults");
        assertThat(faults.getByText("No faults")).isVisible();
        faults.getByLabel("Operation").selectOption("create");
        faults.getByLabel("Times").fill("2");
        faults.getByLabel("Retry-After (s)").fill("7");
        button(faults, "Add fault").click();
        Locator rule = faults.locator("tbody tr");
        assertThat(rule).containsText("429, Retry-After 7");
        assertThat(rule).containsText("2 times");
        for (int i = 0; i < 2; i++) {
            Response refused = ACS.post(CREATE, "{}");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).contains("7");
        }
        assertThat(ACS.post(CREATE, "{}").status()).isEqualTo(201);
        button(faults, "Refresh").click();
        assertThat(rule.locator(".number .value")).hasText("2");
        button(rule, "Remove").click();
        assertThat(faults.getByText("No faults")).isVisible();
        assertThat(state("faults").get("total").intValue()).isZero();
    }

    @Test
    void everyEffectThatTheFormOffersIsOne() {
        Page page = open("#controls");
        Locator faults = card(page, "Faults");
        for (Locator effect : faults.getByLabel("Effect").locator("option").all()) {
            faults.getByLabel("Effect").selectOption(effect.getAttribute("value"));
            button(faults, "Add fault").click();
            assertThat(faults.getByText("Fault added.")).isVisible();
            assertThat(faults.locator("tbody tr")).hasCount(1);
            button(faults, "Remove all").click();
            assertThat(faults.getByText("All faults removed.")).isVisible();
        }
        ACS.plain(
                "POST",
                "/_emulator/faults",
                "{\"match\":{\"path\":\"/identities/*\"},\"steps\":[{\"response\":{\"status\":429}},{\"delay\":\"PT0.2S\"}]}");
        button(faults, "Refresh").click();
        assertThat(faults.locator("tbody tr")).containsText("429, then after 0.2 s as usual, then as usual");
        assertThat(faults.locator("tbody tr")).containsText("/identities/*");
    }

    private static void confirm(Page page, String word) {
        button(page.locator("dialog"), word).click();
    }

    @Test
    void resourcesAreCreatedUsedGivenOtherKeysAndDeleted() {
        Page page = open("#controls");
        Locator resources = card(page, "Resources");
        resources.getByLabel("Name").fill("orders");
        resources.getByLabel("Location").fill("nowhere!");
        CHROMIUM.expectRefusals();
        button(resources, "Create resource").click();
        assertThat(resources.locator(".error:not(:empty)")).isVisible();
        resources.getByLabel("Location").fill("europe");
        button(resources, "Create resource").click();
        Locator orders = resources.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("orders"));
        assertThat(orders).containsText("europe");
        JsonNode made = state("resources").at("/value/1");
        assertThat(made.get("name").textValue()).isEqualTo("orders");

        page.evaluate("location.hash = '#generate'");
        page.locator("#view-generate select").selectOption(new SelectOption().setLabel("orders"));
        page.locator("#view-generate button[type=submit]").click();
        assertThat(page.locator("#identity"))
                .containsText("8:acs:" + made.get("id").textValue());
        page.goBack();

        orders.getByLabel("Regenerate the primary key of orders").click();
        confirm(page, "Regenerate");
        assertThat(resources.getByText("New primary key: orders")).isVisible();
        assertThat(state("resources").at("/value/1/primaryKey")).isNotEqualTo(made.get("primaryKey"));
        assertThat(state("resources").at("/value/1/secondaryKey")).isEqualTo(made.get("secondaryKey"));
        orders.getByLabel("Delete orders").click();
        confirm(page, "Delete");
        assertThat(orders).hasCount(0);
        assertThat(state("resources").get("total").intValue()).isEqualTo(1);
    }

    @Test
    void aResetAsksFirstAndPutsEverythingBack() {
        String id = ACS.newIdentity();
        ACS.plain("POST", "/_emulator/clock/advance", "{\"by\":\"PT1H\"}");
        ACS.plain("POST", "/_emulator/faults", "{\"connection\":\"reset\",\"match\":{\"path\":\"/nowhere\"}}");
        Page page = open("#controls");
        Locator clock = card(page, "Clock");
        assertThat(clock.locator(".chip")).hasText("1 h ahead");
        button(card(page, "Reset"), "Reset the server").click();
        page.locator("dialog").getByText("Cancel").click();
        assertThat(card(page, "Faults").locator("tbody tr")).hasCount(1);
        button(card(page, "Reset"), "Reset the server").click();
        confirm(page, "Reset");
        assertThat(page.getByText("The server is as it began.")).isVisible();
        assertThat(clock.locator(".chip")).hasText("system time");
        assertThat(card(page, "Faults").getByText("No faults")).isVisible();
        assertThat(ACS.plain("GET", "/_emulator/identities/" + id, "").status()).isEqualTo(404);
    }
}
