package io.github.acsemulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list at 100,000 identities: as quick as with ten, and no bigger in the page. */
class PageOfManyIdentitiesIT {
    @RegisterExtension
    static final EmulatorExtension ACS = new EmulatorExtension();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = new ChromiumExtension();

    private static final int MANY = 100_000;
    private static final int BATCH = 250;
    private static final long MOST_MILLIS = 200;

    private static String oldest = "";

    @BeforeAll
    static void createMany() throws IOException {
        oldest = ACS.newIdentity();
        String create = "POST /_emulator/identities HTTP/1.1\nHost: localhost\n"
                + "Content-Type: application/json\nContent-Length: 2\n\n{}";
        try (RawHttp http = RawHttp.plain(ACS.port())) {
            for (int done = 1; done < MANY; done += BATCH) {
                int batch = Math.min(BATCH, MANY - done);
                http.send(create.repeat(batch));
                for (int i = 0; i < batch; i++) {
                    assertThat(http.read().status()).isEqualTo(201);
                }
            }
        }
    }

    @Test
    void pagesAndSearchesAnswerWithin200MillisecondsAndFewRowsStandInThePage() throws IOException {
        Page page = CHROMIUM.page();
        CHROMIUM.open(page, "http://localhost:" + ACS.port() + "/#identities");
        assertThat(page.getByText("1–50 of 100,000")).isVisible();
        page.getByText("Next").click();
        assertThat(page.getByText("51–100 of 100,000")).isVisible();
        page.getByText("Next").click();
        assertThat(page.getByText("101–150 of 100,000")).isVisible();
        page.getByText("Previous").click();
        assertThat(page.getByText("51–100 of 100,000")).isVisible();
        page.goBack();
        page.goBack();
        page.getByLabel("Search identities").fill(oldest);
        assertThat(page.getByText("1–1 of 1", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("#view-identities tbody tr").count()).isLessThanOrEqualTo(200);
        // The server's share, which a busy machine disturbs least in the median.
        assertThat(medianMillis("/_emulator/identities?limit=50")).isLessThan(MOST_MILLIS);
        assertThat(medianMillis("/_emulator/identities?limit=50&search=" + oldest))
                .isLessThan(MOST_MILLIS);
    }

    private static long medianMillis(String target) throws IOException {
        List<Long> millis = new ArrayList<>();
        try (RawHttp http = RawHttp.plain(ACS.port())) {
            for (int i = 0; i < 15; i++) {
                long start = System.nanoTime();
                http.send(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1))
                        .read();
                millis.add((System.nanoTime() - start) / 1_000_000);
            }
        }
        Collections.sort(millis);
        return millis.get(millis.size() / 2);
    }
}
