package mx.lanet.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a browser gets into the local page, and who does not. */
class DashboardApiTest {
    @TempDir
    private Path temp;

    private DataFolder folder;
    private DeskFolder desk;
    private Recorded verbs;
    private LocalApi api;
    private String own = "";
    private String hosts = "";
    private volatile Duration elapsed = Duration.ofDays(3);

    @BeforeEach
    void start() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        desk = DeskFolder.of(folder, Map.of());
        verbs = new Recorded(folder);
        api = LocalApi.start(folder, desk, 0, verbs, () -> elapsed);
        hosts = "Host: 127.0.0.1:" + api.port();
        own = hosts + "\r\nX-LANET-Secret: " + Files.readString(folder.localSecretFile());
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
    }

    @Test
    void the_page_itself_is_open_and_nothing_else_is() throws IOException {
        for (var part : List.of("/", "/dashboard.css", "/dashboard.js", "/brand.js", "/icon.svg", "/words")) {
            assertThat(call("GET", part, hosts, ""))
                    .as(part)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-security-policy: default-src 'none'; script-src 'self'; style-src"
                            + " 'self'; connect-src 'self'; img-src 'self' blob: data:; frame-ancestors 'none'; base-uri"
                            + " 'none'; form-action 'none'")
                    .containsIgnoringCase("x-content-type-options: nosniff")
                    .containsIgnoringCase("cache-control: no-store");
        }
        assertThat(call("GET", "/words", hosts + "\r\nAccept-Language: es-MX,en", ""))
                .contains("Pedir ayuda");
        for (var datum : List.of("/status", "/heartbeats", "/files", "/log", "/settings", "/facts", "/tickets")) {
            assertThat(call("GET", datum, hosts, "")).as(datum).startsWith("HTTP/1.1 401");
            assertThat(call("GET", datum, own, "")).as(datum).startsWith("HTTP/1.1 200");
        }
        assertThat(call("POST", "/dashboard", hosts, "")).startsWith("HTTP/1.1 401");
        for (var path : List.of("/index.html.bak", "/..%2f..%2fMain.class", "/dashboard/../dashboard.js")) {
            assertThat(call("GET", path, hosts, "")).as(path).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_pass_is_good_once_and_the_page_is_the_same_caller() throws IOException {
        var me = System.getProperty("user.name");
        var reply = LocalClient.ofPerson(desk, me).orElseThrow().post("/dashboard", Map.of());
        var key = key(pass(reply.body()));

        assertThat(call("GET", "/status", key, "")).startsWith("HTTP/1.1 200");
        call("POST", "/tickets", key, "{\"description\":\"x\"}");
        assertThat(verbs.calls).contains("ticket null of " + me);
        // A page's key gives no pass, or it would last for ever.
        assertThat(call("POST", "/dashboard", key, "")).startsWith("HTTP/1.1 404");
        assertThat(call("POST", "/enter", hosts, "{\"pass\":\"" + "0".repeat(64) + "\"}"))
                .startsWith("HTTP/1.1 403");
        for (var nonsense : List.of("", "[]", "{}", "null", "{\"pass\":{}}", "{\"pass\":\"\"}")) {
            assertThat(call("POST", "/enter", hosts, nonsense)).as(nonsense).startsWith("HTTP/1.1 403");
        }
        assertThat(call("POST", "/enter", hosts, "{")).startsWith("HTTP/1.1 400");
    }

    @Test
    void a_pass_that_two_have_ends_what_the_first_got_for_it() throws IOException {
        var pass = pass();
        var key = key(pass);

        assertThat(call("POST", "/enter", hosts, entering(pass))).startsWith("HTTP/1.1 403");

        assertThat(call("GET", "/status", key, "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void a_pass_ends_after_a_minute_and_a_page_after_twelve_hours() throws IOException {
        var late = pass();
        var intime = pass();
        elapsed = elapsed.plusSeconds(59);
        var key = key(intime);
        elapsed = elapsed.plusSeconds(1);

        assertThat(call("POST", "/enter", hosts, entering(late))).startsWith("HTTP/1.1 403");
        elapsed = elapsed.plus(Passes.SESSION_LASTS).minusSeconds(2);
        assertThat(call("GET", "/status", key, "")).startsWith("HTTP/1.1 200");
        elapsed = elapsed.plusSeconds(1);
        assertThat(call("GET", "/status", key, "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void there_are_fifty_pages_at_most_and_none_in_another_life() throws IOException {
        var keys = new ArrayList<String>();
        for (int i = 0; i <= Passes.MOST; i++) {
            keys.add(key(pass()));
        }
        assertThat(call("GET", "/status", keys.getFirst(), "")).startsWith("HTTP/1.1 401");
        assertThat(call("GET", "/status", keys.get(1), "")).startsWith("HTTP/1.1 200");
        int port = api.port();
        api.close();
        api = LocalApi.start(folder, desk, port, verbs);
        assertThat(api.port()).isEqualTo(port);

        assertThat(call("GET", "/status", keys.getLast(), "")).startsWith("HTTP/1.1 401");
    }

    @Test
    void only_our_own_page_is_served_whatever_name_is_turned_to_this_machine() throws IOException {
        int port = api.port();
        for (var name : List.of("127.0.0.1:", "localhost:")) {
            assertThat(call("GET", "/status", own + "\r\nOrigin: http://" + name + port, ""))
                    .startsWith("HTTP/1.1 200");
        }
        var pass = pass();
        for (var origin : List.of(
                "null",
                "http://127.0.0.1",
                "https://127.0.0.1:" + port,
                "http://127.0.0.1:" + (port + 1),
                "http://localhost.evil.example:" + port,
                "http://127.0.0.1:" + port + "/",
                "http://127.0.0.1:" + port + "\r\nOrigin: http://evil.example",
                "")) {
            assertThat(call("GET", "/status", own + "\r\nOrigin: " + origin, ""))
                    .as(origin)
                    .startsWith("HTTP/1.1 403");
            assertThat(call("POST", "/enter", hosts + "\r\nOrigin: " + origin, entering(pass)))
                    .as(origin)
                    .startsWith("HTTP/1.1 403");
        }
        for (var host : List.of(
                "evil.example", "127.0.0.1", "evil.example:" + port, "127.0.0.1:80", "[::1]:" + port, "LOCALHOST")) {
            assertThat(call("GET", "/", "Host: " + host, "")).as(host).startsWith("HTTP/1.1 403");
        }
        assertThat(key(pass)).isNotEmpty();
    }

    @Test
    void files_are_listed_for_all_and_deleted_by_the_agents_owner_alone() throws IOException {
        Files.createDirectories(folder.files());
        Files.writeString(folder.files().resolve("año.txt"), "contenido");
        Files.writeString(folder.files().resolve(".half.part"), "x");
        Files.createSymbolicLink(folder.files().resolve("link"), folder.localSecretFile());
        var person = LocalClient.ofPerson(desk, System.getProperty("user.name")).orElseThrow();

        var told = Json.WIRE.readTree(person.get("/files").body());
        assertThat(told.path("files").size()).isEqualTo(1);
        assertThat(told.path("may_delete").asBoolean()).isFalse();
        var file = told.path("files").get(0);
        assertThat(file.path("name").asString()).isEqualTo("año.txt");
        var at = "/files/" + file.path("id").asString();

        assertThat(person.get(at + "/sha256").body())
                .contains("6f9566ef46386b8cf372671cb9eddff5488256eff5ea5fb99e1041c3e27082bf");
        var theirs = hosts + "\r\nX-LANET-Secret: " + personsKey();
        assertThat(call("DELETE", at, theirs, "")).startsWith("HTTP/1.1 403");
        assertThat(call("GET", at + "/content", hosts, "")).startsWith("HTTP/1.1 401");
        assertThat(call("GET", at + "/content", own, ""))
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n\r\ncontenido");
        // Theirs is what was sent in their sight, and nothing else that lies there.
        assertThat(call("GET", at + "/content", theirs, ""))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("contenido");
        Files.writeString(
                folder.files().resolve("." + file.path("id").asString() + ".order"),
                "{\"file_id\":\"f\",\"sha256\":\"0\",\"size\":9,\"name\":\"año.txt\",\"by\":\"Luis Pérez\"}");
        assertThat(call("GET", at + "/content", theirs, ""))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: application/octet-stream")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("cache-control: no-store")
                .endsWith("\r\n\r\ncontenido");
        assertThat(call("POST", at + "/content", own, "{}")).startsWith("HTTP/1.1 404");
        assertThat(call("GET", "/files/" + "0".repeat(32) + "/content", own, ""))
                .startsWith("HTTP/1.1 404");
        for (var other : List.of("/files/año.txt", "/files/..%2Flocal_api.secret", "/files/", at + "/x")) {
            assertThat(call("DELETE", other.replace("ñ", "%C3%B1"), own, ""))
                    .as(other)
                    .startsWith("HTTP/1.1 404");
        }
        assertThat(folder.files().resolve("año.txt")).exists();
        assertThat(call("DELETE", at, own, "")).startsWith("HTTP/1.1 200");
        assertThat(folder.files().resolve("año.txt")).doesNotExist();
        assertThat(folder.localSecretFile()).exists();
        assertThat(call("GET", at + "/sha256", own, "")).startsWith("HTTP/1.1 404");
    }

    private String personsKey() throws IOException {
        return Files.readString(desk.keyOf(System.getProperty("user.name")));
    }

    private String pass() throws IOException {
        return pass(call("POST", "/dashboard", own, ""));
    }

    private static String pass(String answer) {
        return Json.WIRE
                .readTree(answer.substring(answer.indexOf('{')))
                .path("pass")
                .asString();
    }

    private static String entering(String pass) {
        return "{\"pass\":\"" + pass + "\"}";
    }

    /** The headers of a page that came in with this pass. */
    private String key(String pass) throws IOException {
        var answer = call("POST", "/enter", hosts, entering(pass));
        assertThat(answer).startsWith("HTTP/1.1 200");
        var key = Json.WIRE.readTree(answer.substring(answer.indexOf('{'))).path("key");
        return hosts + "\r\nX-LANET-Secret: " + key.asString();
    }

    private String call(String method, String path, String headers, String body) throws IOException {
        return RawCall.of(api.port(), method, path, headers, body);
    }
}
