package mx.lanet.helpdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mx.lanet.helpdesk.shared.Person;

/**
 * A person at a browser of their own (cookies and storage are nobody else's), in a Chromium that all tests of this JVM
 * share. Closing it fails the test if the console showed an error, the CSP was violated, or a script threw.
 *
 * <pre>{@code
 * try (Browser daniela = Browser.desktop(url)) {
 *     daniela.open("/tickets");
 *     daniela.page().getByRole(LINK, …).click();
 *     daniela.checkAccessibility();
 *     daniela.screenshot("tickets"); // with -Dlanet.pictures=all
 * }
 * }</pre>
 *
 * <p>Two sessions side by side are two browsers. Playwright is not for several threads: use it from the test's own.
 * Needs {@code @Tag("browser")}. LANET_CHROMIUM names another Chromium than /usr/bin/chromium.
 */
public final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** Nobody looks at the pictures of most runs. */
    public static final boolean TAKES_PICTURES = "all".equals(System.getProperty("lanet.pictures"));

    private static final List<String> LOOK = List.of(
            "color-contrast",
            "link-in-text-block",
            "scrollable-region-focusable",
            "aria-hidden-focus",
            "meta-viewport");
    private static final double PATIENCE_MILLIS = 20_000;

    /** A whole page waits for the disk of a machine that does other things, too. */
    private static final double PATIENCE_FOR_A_PAGE_MILLIS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    private Browser(String baseUrl, int width, int height, boolean phone, boolean scripts) {
        context = Holder.CHROMIUM.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setViewportSize(width, height)
                .setIsMobile(phone)
                .setHasTouch(phone)
                .setJavaScriptEnabled(scripts)
                .setLocale("es-MX")
                .setTimezoneId("America/Mexico_City")
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.setDefaultNavigationTimeout(PATIENCE_FOR_A_PAGE_MILLIS);
        context.onConsoleMessage(this::note);
        context.onWebError(error -> complain("script: " + error.error()));
        page = context.newPage();
        page.onDialog(dialog -> {
            complain("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** 1366 × 768, light. */
    public static Browser desktop(String baseUrl) {
        return new Browser(baseUrl, 1366, 768, false, true);
    }

    /** 390 × 844 with touch, light. */
    public static Browser phone(String baseUrl) {
        return new Browser(baseUrl, 390, 844, true, true);
    }

    /** As {@link #desktop}, and no script runs. */
    public static Browser withoutScripts(String baseUrl) {
        return new Browser(baseUrl, 1366, 768, false, false);
    }

    public Browser dark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    public Browser light() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return this;
    }

    /** Sends these headers with every request. */
    public Browser headers(Map<String, String> headers) {
        context.setExtraHTTPHeaders(headers);
        return this;
    }

    /** A complaint that contains this text is what the test is about, for example "404". */
    public Browser expectComplaint(String part) {
        expected.add(part);
        return this;
    }

    /** Goes to a path and waits until its scripts ran. */
    public Browser open(String path) {
        page.navigate(path);
        page.evaluate("() => document.fonts.ready.then(() => true)");
        return this;
    }

    /** Signs in through the login page and lands on that path. */
    public Browser signIn(Person person, String path) {
        open("/login?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        page.locator("input[name=login]").fill(person.login());
        page.locator("input[name=password]").fill(TestPeople.PASSWORD);
        page.locator("main form button.btn-primary").click();
        page.waitForURL(address -> !URI.create(address).getPath().equals("/login"));
        return this;
    }

    /** Signs in with a code of that telephone, so that the second factor is fresh. */
    public Browser signIn(Person person, TestPhone phone, String path) {
        signIn(person, path);
        page.locator("input[name=code]").fill(phone.code());
        page.locator("main form button.btn-primary").click();
        page.waitForURL(address -> !URI.create(address).getPath().startsWith("/login"));
        return this;
    }

    /** Chooses English in the menu of whoever has signed in. */
    public Browser inEnglish() {
        page.locator("form[action='/session/language']").first().evaluate("form => form.requestSubmit()");
        page.waitForFunction("() => document.documentElement.lang.startsWith('en')");
        return this;
    }

    /** Playwright's page, for everything else. */
    public Page page() {
        return page;
    }

    /** No finding of axe: WCAG 2.2 AA, its contrast included, and best practice. */
    public Browser checkAccessibility() {
        return none(Axe.findings(page));
    }

    /** Only what another theme or a smaller screen may change, of a page whose structure was checked already. */
    public Browser checkAccessibleLook() {
        return none(Axe.findings(page, LOOK));
    }

    private Browser none(List<String> findings) {
        assertThat(findings).as("axe on %s", page.url()).isEmpty();
        return this;
    }

    /** Nothing sticks out at the right: a page never scrolls sideways. And what fills the window does not scroll at all. */
    public Browser checkWidth() {
        Object excess =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(excess).as("pixels beyond the right edge of %s", page.url()).isEqualTo(0);
        Object below = page.evaluate("() => document.querySelector('.main.fill')"
                + " ? document.documentElement.scrollHeight - document.documentElement.clientHeight : 0");
        assertThat(below).as("pixels below %s", page.url()).isEqualTo(0);
        return this;
    }

    /** What is seen now, as target/screenshots/name.png, with -Dlanet.pictures=all. */
    public Browser screenshot(String name) {
        return picture(name, false);
    }

    /** The same from top to bottom. */
    public Browser longScreenshot(String name) {
        return picture(name, true);
    }

    /** With the caret as it is: hiding it writes style attributes, which a live update would copy and the CSP refuse. */
    private Browser picture(String name, boolean whole) {
        if (TAKES_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(whole)
                    .setCaret(ScreenshotCaret.INITIAL));
        }
        return this;
    }

    @Override
    public void close() {
        String address = page.url();
        context.close();
        assertThat(complaints).as("complaints of the browser at %s", address).isEmpty();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") && !isLeftBehind(message.text())) {
            complain("console: " + message.text() + " (" + message.location() + ")");
        }
    }

    /** htmx also calls it an error when a newer request, or the next page, takes the place of one that is under way. */
    private static boolean isLeftBehind(String text) {
        return text.startsWith("htmx:sendAbort") || text.startsWith("htmx:afterRequest");
    }

    private void complain(String complaint) {
        if (expected.stream().noneMatch(complaint::contains)) {
            complaints.add(complaint);
        }
    }

    private static final class Holder {
        static final com.microsoft.playwright.Browser CHROMIUM = start();

        static {
            // Its own five seconds are too few on a busy machine.
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        }

        private static com.microsoft.playwright.Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser-stop"));
            String program = Objects.requireNonNullElse(System.getenv("LANET_CHROMIUM"), "/usr/bin/chromium");
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(program))
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
    }
}
