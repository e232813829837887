package dev.superstep.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Chromium for the tests of a class, and pages of the console in it.
 *
 * <p>The browser is that of {@code -Dsuperstep.chromium=}, else the first on the PATH. A test fails if one of its pages complains,
 * which is how a breach of the Content-Security-Policy shows, too.
 */
final class ConsoleBrowser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    static final int WIDE = 1280;
    static final int NARROW = 390;
    private static final int HEIGHT = 844;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** What the browser says of every answer that is a refusal, though the page shows it properly. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";

    /** What it says of a connection that broke or was not to be had. */
    private static final String BROKEN = "Failed to load resource: net::ERR_";

    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private boolean connectionsBreak;

    @Override
    public void beforeAll(ExtensionContext tests) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--no-sandbox", "--force-color-profile=srgb")));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> found = List.copyOf(complaints);
        complaints.clear();
        connectionsBreak = false;
        assertThat(found).as("what the pages complained about").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** The place {@code hash} of the console, in a window of its own. */
    Page open(String hash) {
        return open(hash, ColorScheme.LIGHT, WIDE);
    }

    /** The same, in these colours and this wide. */
    Page open(String hash, ColorScheme colours, int width) {
        Page page = window(colours, width).newPage();
        page.navigate("/console/" + hash);
        return page;
    }

    /** A window of its own, with nothing in it yet. */
    BrowserContext window() {
        return window(ColorScheme.LIGHT, WIDE);
    }

    private BrowserContext window(ColorScheme colours, int width) {
        BrowserContext context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server())
                        .setViewportSize(width, HEIGHT)
                        .setColorScheme(colours)
                        .setPermissions(List.of("clipboard-read", "clipboard-write"))
                        .setLocale("en-GB")
                        .setTimezoneId("UTC"));
        open.add(context);
        context.onPage(page -> {
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !isExpected(message.text())) {
                    complaints.add(message.text());
                }
            });
        });
        return context;
    }

    /** In this test connections break, of which the browser may complain. */
    void letConnectionsBreak() {
        connectionsBreak = true;
    }

    private boolean isExpected(String complaint) {
        return complaint.startsWith(REFUSED) || (connectionsBreak && complaint.startsWith(BROKEN));
    }

    /** Where the application is. */
    static String server() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    private static Path executable() {
        @Nullable String named = System.getProperty("superstep.chromium");
        if (named != null) {
            return Path.of(named);
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium on the PATH; tools/chromium installs one, -Dsuperstep.chromium= names one"));
    }
}
