package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of the command, at the address that it prints. */
class PageOfJarIT {
    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    @TempDir
    private Path directory;

    @Test
    void thePrintedAddressOpensThePage() throws Exception {
        try (EmulatorProcess process =
                EmulatorProcess.in(directory).flags("--port", "0").start()) {
            String url = process.out()
                    .lines()
                    .filter(line -> line.startsWith("Generate identities and tokens in a browser: "))
                    .map(line -> line.substring(line.indexOf("https")))
                    .findFirst()
                    .orElseThrow();
            assertThat(url).isEqualTo("https://localhost:" + process.port() + "/");
            Page page = CHROMIUM.open(CHROMIUM.page(), url);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Generate"))
                    .click();
            assertThat(page.locator("#countdown")).isVisible();
            page.evaluate("location.hash = '#connect'");
            assertThat(page.locator("#connection-string")).hasText(process.connectionString());
            page.getByText("Sign a request").click();
            assertThat(page.locator(".checks .chip.good")).hasCount(4);
        }
    }
}
