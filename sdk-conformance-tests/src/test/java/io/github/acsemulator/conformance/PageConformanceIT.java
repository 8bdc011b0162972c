package io.github.acsemulator.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.communication.common.CommunicationTokenCredential;
import com.azure.communication.common.CommunicationUserIdentifier;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** The page and the SDK work on the same identities. */
@EmulatorOnly
@OfSdk(since = "1.4.10")
class PageConformanceIT {

    private final IdentityApi sdk = ClientKind.all().findFirst().orElseThrow().open();

    @Test
    void whatThePageGeneratesTheSdkUsesAndEachSeesTheOthersIdentities() throws Exception {
        try (Chromium chromium = Chromium.launched()) {
            Page page = chromium.page();
            page.navigate(Target.current().connectionString().endpoint() + "/");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Generate"))
                    .click();
            assertThat(page.locator("#identity")).containsText("8:acs:");
            CommunicationUserIdentifier user =
                    new CommunicationUserIdentifier(page.locator("#identity").textContent());
            String token = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("User access token"))
                    .textContent();

            assertThat(Duration.between(
                            OffsetDateTime.now(),
                            new CommunicationTokenCredential(token)
                                    .getToken()
                                    .block()
                                    .getExpiresAt()))
                    .isBetween(Duration.ofHours(23), Duration.ofHours(24));
            assertThat(sdk.getToken(user, Scopes.CHAT).getToken()).startsWith("eyJ");
            String other = sdk.createUser().getId();
            page.evaluate("location.hash = '#identities'");
            assertThat(found(page, user.getId())).containsText("active");
            assertThat(found(page, other)).containsText("no token");

            sdk.revokeTokens(user);
            sdk.deleteUser(new CommunicationUserIdentifier(other));
            page.getByText("Refresh").click();
            assertThat(found(page, other)).containsText("deleted");
            assertThat(found(page, user.getId())).containsText("revoked");
        }
    }

    /** By search, since the suites that run beside this test push an identity off the first page within moments. */
    private static Locator found(Page page, String identity) {
        page.getByLabel("Search identities").fill(identity);
        return page.locator("#view-identities tbody tr").filter(new Locator.FilterOptions().setHasText(identity));
    }
}
