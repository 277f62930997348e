package mx.lanet.helpdesk.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.StaticFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class AnswersTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext application;
    private static String url;

    @BeforeAll
    static void start() {
        application = DesignApplication.start();
        url = "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void the_same_address_gives_the_page_or_just_its_piece() throws Exception {
        String page = get("/dev/elements").body();
        String piece =
                get("/dev/elements", "HX-Request", "true", "HX-Target", "vivo").body();
        String restored = get(
                        "/dev/elements",
                        "HX-Request",
                        "true",
                        "HX-Target",
                        "vivo",
                        "HX-History-Restore-Request",
                        "true")
                .body();

        assertThat(page).contains("<!doctype html>", "id=\"vivo\"");
        assertThat(piece).startsWith("<div class=\"row-x\" id=\"vivo\"").doesNotContain("<html");
        assertThat(restored).contains("<!doctype html>");
    }

    @Test
    void a_page_is_never_stored_and_a_static_file_is_kept_for_ever() throws Exception {
        assertThat(get("/dev/elements").headers().firstValue("Cache-Control")).contains("no-store");
        HttpResponse<String> css = get(StaticFiles.url("css/lanet.css"));
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(get("/static/css/lanet.css").statusCode()).isEqualTo(404);
        assertThat(get("/css/lanet.css").statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_is_compressed_for_whoever_takes_it() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/dev/elements"));
        HttpResponse<InputStream> small = HTTP.send(
                request.copy().header("Accept-Encoding", "br, gzip;q=0.8").build(),
                HttpResponse.BodyHandlers.ofInputStream());
        HttpResponse<String> refused = HTTP.send(
                request.copy().header("Accept-Encoding", "gzip;q=0").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(small.headers().allValues("Vary"))
                .anySatisfy(vary -> assertThat(vary).contains("Accept-Encoding"));
        assertThat(new String(new GZIPInputStream(small.body()).readAllBytes(), StandardCharsets.UTF_8))
                .contains("</html>")
                .contains("id=\"vivo\"");
        assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(refused.body()).contains("id=\"vivo\"");
    }

    @Test
    void the_browser_s_language_counts_until_one_is_chosen() throws Exception {
        assertThat(get("/dev/elements").body()).contains("lang=\"es-MX\"");
        assertThat(get("/dev/elements", "Accept-Language", "fr,en;q=0.5").body())
                .contains("lang=\"en-US\"");
        assertThat(get("/dev/elements", "Accept-Language", "en", "Cookie", "lanet_lang=es")
                        .body())
                .contains("lang=\"es-MX\"");
        assertThat(get("/dev/elements", "Accept-Language", "x;;q=x,".repeat(5)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_chosen_theme_stands_in_the_page_from_its_first_byte() throws Exception {
        assertThat(get("/dev/elements").body()).contains("data-bs-theme=\"auto\"");
        assertThat(get("/dev/elements", "Cookie", "lanet_theme=dark").body()).contains("data-bs-theme=\"dark\"");
        assertThat(get("/dev/elements", "Cookie", "lanet_theme=\"><script>").body())
                .contains("data-bs-theme=\"auto\"");
    }

    @Test
    void a_forged_flash_shows_nothing_foreign() throws Exception {
        assertThat(get("/dev/elements", "Cookie", "lanet_flash=" + flash("OK", "dev.flash", "", "", "<b>x</b>"))
                        .body())
                .contains("&lt;b&gt;x&lt;/b&gt;")
                .doesNotContain("<b>x</b>");
        assertThat(get("/dev/elements", "Cookie", "lanet_flash=" + flash("OK", "no.such.key", "", ""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/dev/elements", "Cookie", "lanet_flash=" + flash("OK", "dev.info", "dev.undo", "//evil.mx"))
                        .body())
                .doesNotContain("evil.mx");
        assertThat(get("/dev/elements", "Cookie", "lanet_flash=***").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_redirect_never_leaves_the_server() {
        for (String path : new String[] {"https://evil.mx", "//evil.mx", "/\\evil.mx", "tickets"}) {
            assertThatThrownBy(() -> Answer.seeOther(path)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void people_get_a_page_and_programs_a_problem() throws Exception {
        HttpResponse<String> whatever = get("/no-such-page", "Accept", "*/*");
        assertThat(whatever.statusCode()).isEqualTo(404);
        assertThat(whatever.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        HttpResponse<String> page = get("/nothing");
        HttpResponse<String> problem = get("/api/nothing", "Accept", "application/json");
        HttpResponse<String> bug = get("/dev/bug");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Aquí no hay nada");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("\"code\":\"not_found\"");
        assertThat(bug.statusCode()).isEqualTo(500);
        assertThat(bug.body()).containsPattern("ERR-[0-9A-F]{4}-[0-9A-F]{4}").doesNotContain("IllegalState");
    }

    private static String flash(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\u001f", parts).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        boolean accepts = headers.length > 0 && headers[0].equals("Accept");
        if (!accepts) {
            request.header("Accept", "text/html");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
