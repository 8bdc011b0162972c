package io.github.acsemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Chromium for a test class, and pages in it. After each test, the console of every page must have been silent and no
 * request may have left the host. Without a Chromium the tests are skipped, or fail where {@code CI=true}.
 */
public final class ChromiumExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    /** A host name over which browsers grant a page neither a clipboard nor Web Crypto unless it comes by HTTPS. */
    public static final String OTHER_HOST = "acs.test";

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final int ATTEMPTS = 3;
    private static final int PATIENCE_MILLIS = 15_000;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private boolean refusalsExpected;
    private boolean outageExpected;
    private boolean networkChanged;

    @Override
    public void beforeAll(ExtensionContext context) {
        Path chromium = Stream.concat(Stream.ofNullable(System.getProperty("chromium")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (chromium == null) {
            String reason = "no Chromium found; install one or name it with -Dchromium=<path>";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            abort(reason);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--host-resolver-rules=MAP " + OTHER_HOST + " 127.0.0.1")));
    }

    /** A page of 1,280 by 800 in light colours. */
    public Page page() {
        return page(1280, 800, ColorScheme.LIGHT);
    }

    /** A page that is watched. */
    public Page page(int width, int height, ColorScheme colours) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setIgnoreHTTPSErrors(true));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean isRefusal = message.text().startsWith("Failed to load resource: the server responded with");
            boolean isOutage = message.text().startsWith("Failed to load resource: net::")
                    || isRefusal && message.text().contains("status of 503");
            if (message.text().contains("ERR_NETWORK_CHANGED")) {
                networkChanged = true;
            } else if (List.of("error", "warning").contains(message.type())
                    && !(refusalsExpected && isRefusal)
                    && !(outageExpected && isOutage)) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("page error: " + error));
        page.onRequest(request -> {
            String host = URI.create(request.url()).getHost();
            if (!List.of("localhost", OTHER_HOST).contains(host)) {
                complaints.add("a request left the host: " + request.url());
            }
        });
        return page;
    }

    /** Opens {@code url} in {@code page} and waits until the page knows its server. */
    public Page open(Page page, String url) {
        for (int attempt = 1; ; attempt++) {
            try {
                page.navigate(url);
                page.locator("#endpoint:not(:empty)")
                        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
                return page;
            } catch (PlaywrightException e) {
                // Browsers drop every connection when an interface of the machine comes or goes, as containers' do.
                if (attempt == ATTEMPTS || !networkChanged) {
                    throw e;
                }
                networkChanged = false;
            }
        }
    }

    /** Browsers write into the console that a request was answered with 4xx; in this test that is meant to happen. */
    public void expectRefusals() {
        refusalsExpected = true;
    }

    /** As {@link #expectRefusals()}, of a server that does not answer at all. */
    public void expectOutage() {
        outageExpected = true;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        refusalsExpected = false;
        outageExpected = false;
        assertThat(heard).as("complaints of the browser").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            browser.close();
            playwright.close();
        }
    }
}
