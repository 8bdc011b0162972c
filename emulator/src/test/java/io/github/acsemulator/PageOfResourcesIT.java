package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a server with more than the default resource. */
class PageOfResourcesIT {
    private static final String KEY =
            "c2Vjb25kLXJlc291cmNlL3ByaW1hcnktYWNjZXNzLWtleS9vZi1hLXRlc3Qvbm90LWEtc2VjcmV0Ly4uLi4u";

    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension()
            .setting(
                    "resources",
                    "[{\"id\":\"5ec0d000-0000-4000-8000-000000000002\",\"name\":\"second\",\"location\":\"europe\","
                            + "\"primaryKey\":\"" + KEY + "\"}]");

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    @Test
    void identitiesAreMadeAndListedInTheChosenResource() {
        Page page = CHROMIUM.open(CHROMIUM.page(), "http://localhost:" + ACS.port() + "/");
        String ofDefault = ACS.newIdentity();
        page.locator("#view-generate select").selectOption(new SelectOption().setLabel("second"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Generate"))
                .click();
        assertThat(page.locator("#identity")).containsText("8:acs:");
        String identity = page.locator("#identity").textContent();
        page.evaluate("location.hash = '#identities'");
        assertThat(page.locator("#view-identities tbody")).containsText(ofDefault);
        assertThat(page.locator("#view-identities tbody")).not().containsText(identity);
        page.locator("#view-identities select").selectOption(new SelectOption().setLabel("second"));
        assertThat(page.locator("#view-identities tbody")).containsText(identity);
        assertThat(page.locator("#view-identities tbody tr")).hasCount(1);
        page.evaluate("location.hash = '#connect'");
        page.getByText("Secondary key and other resources").click();
        assertThat(page.locator("#view-connect details")).containsText(KEY);
    }
}
