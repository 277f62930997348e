package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SignInTest {
    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    Sessions sessions;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    TwoClients two;
    Visitor visitor;

    @BeforeEach
    void somebodyComes() {
        two = people.twoClients();
        visitor = new Visitor(port);
    }

    @AfterEach
    void theyLeave() {
        visitor.close();
    }

    @Test
    void the_right_password_lets_in_under_a_cookie_that_no_script_reads() {
        HttpResponse<String> answer = visitor.signIn(two.cafe().technician().login(), TestPeople.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("lanet_session=", "HttpOnly", "SameSite=Lax"));
        assertThat(visitor.get("/password").statusCode()).isEqualTo(200);
    }

    @Test
    void a_requester_begins_in_the_portal() {
        HttpResponse<String> answer = visitor.signIn(two.cafe().requester().login(), TestPeople.PASSWORD);

        assertThat(answer.headers().firstValue("Location")).hasValue("/portal");
    }

    @Test
    void unknown_login_and_wrong_password_are_answered_alike() {
        HttpResponse<String> wrong = visitor.signIn(two.cafe().requester().login(), "no es esta contraseña");
        HttpResponse<String> unknown = visitor.signIn("nadie-con-este-nombre", "no es esta contraseña");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(sentence(wrong)).isEqualTo(sentence(unknown)).contains("no coinciden");
    }

    @Test
    void five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour() {
        String login = two.cafe().requester().login();
        for (int i = 0; i < 5; i++) {
            visitor.signIn(login, "no es esta contraseña");
        }

        assertThat(visitor.signIn(login, TestPeople.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(visitor.signIn(two.textil().requester().login(), TestPeople.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        clock.advance(Duration.ofMinutes(16));
        assertThat(visitor.signIn(login, TestPeople.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void wrong_passwords_after_a_lock_out_lock_for_longer() {
        String login = two.cafe().requester().login();
        for (int i = 0; i < 5; i++) {
            visitor.signIn(login, "no es esta contraseña");
        }
        clock.advance(Duration.ofMinutes(16));
        visitor.signIn(login, "no es esta contraseña");

        clock.advance(Duration.ofMinutes(16));

        assertThat(visitor.signIn(login, TestPeople.PASSWORD).statusCode()).isEqualTo(422);
    }

    @Test
    void an_address_that_fails_too_often_is_asked_to_wait_and_others_are_not() {
        HttpResponse<String> last = failFrom("203.0.113.7");
        for (int i = 0; i < 60 && last.statusCode() != 429; i++) {
            last = failFrom("203.0.113.7");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(visitor.signIn(two.cafe().requester().login(), TestPeople.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    private HttpResponse<String> failFrom(String address) {
        return visitor.post(
                "/login",
                Map.of("login", "nadie-con-este-nombre", "password", "no es esta contraseña"),
                "X-Forwarded-For",
                address);
    }

    @Test
    void a_person_who_is_switched_off_is_out_with_the_next_request() {
        Person person = two.cafe().requester();
        visitor.signIn(person.login(), TestPeople.PASSWORD);
        assertThat(visitor.get("/password").statusCode()).isEqualTo(200);

        write("UPDATE app_user SET active = false WHERE client_id = :client AND user_id = :user", person);

        HttpResponse<String> answer = visitor.get("/password");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?return=%2Fpassword");
        assertThat(visitor.signIn(person.login(), TestPeople.PASSWORD).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_client_that_is_withdrawn_from_a_technician_is_gone_with_the_next_request() {
        Person person = two.cafe().technician();
        visitor.signIn(person.login(), TestPeople.PASSWORD);
        assertThat(visitor.get("/clients/" + two.cafe().clientId()).statusCode())
                .isEqualTo(200);

        write(
                "DELETE FROM technician_client WHERE client_id = '" + two.cafe().clientId()
                        + "' AND user_id = :user AND :client IS NOT NULL",
                person);

        assertThat(visitor.get("/clients/" + two.cafe().clientId()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_people_of_a_client_at_rest_cannot_sign_in() {
        Person person = two.cafe().clientAdmin();

        write("UPDATE client SET active = false WHERE client_id = :client AND :user IS NOT NULL", person);

        assertThat(visitor.signIn(person.login(), TestPeople.PASSWORD).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_session_ends_without_activity_and_says_so() {
        visitor.signIn(two.cafe().technician().login(), TestPeople.PASSWORD);

        clock.advance(Duration.ofMinutes(4));
        assertThat(visitor.get("/password").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(4));
        assertThat(visitor.get("/password").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(6));

        assertThat(visitor.get("/password").headers().firstValue("Location")).hasValue("/login?return=%2Fpassword");
    }

    @Test
    void live_updates_do_not_keep_a_session_alive() {
        visitor.signIn(two.cafe().technician().login(), TestPeople.PASSWORD);

        clock.advance(Duration.ofMinutes(3));
        assertThat(visitor.get("/password", "X-Lanet-Live", "true").statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(3));

        assertThat(visitor.get("/password").statusCode()).isEqualTo(303);
    }

    @Test
    void the_keep_button_counts_as_activity() {
        visitor.signIn(two.cafe().technician().login(), TestPeople.PASSWORD);

        clock.advance(Duration.ofMinutes(4));
        assertThat(visitor.post("/session/keep", Map.of()).statusCode()).isEqualTo(204);
        clock.advance(Duration.ofMinutes(4));

        assertThat(visitor.get("/password").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_stays_signed_in_longer_than_twelve_hours() {
        visitor.signIn(two.cafe().requester().login(), TestPeople.PASSWORD);
        for (int i = 0; i < 14; i++) {
            clock.advance(Duration.ofMinutes(50));
            visitor.get("/password");
        }

        clock.advance(Duration.ofMinutes(30));

        assertThat(visitor.get("/password").statusCode()).isEqualTo(303);
    }

    @Test
    void after_signing_in_the_person_is_back_where_the_session_ended() {
        HttpResponse<String> answer = visitor.post(
                "/login",
                Map.of(
                        "login",
                        two.cafe().technician().login(),
                        "password",
                        TestPeople.PASSWORD,
                        "return",
                        "/tickets/TKT-000456?tab=history"));

        assertThat(answer.headers().firstValue("Location")).hasValue("/tickets/TKT-000456?tab=history");
    }

    @Test
    void a_return_path_never_leads_away_from_the_server() {
        for (String wish : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/login"}) {
            HttpResponse<String> answer = visitor.post(
                    "/login",
                    Map.of("login", two.cafe().technician().login(), "password", TestPeople.PASSWORD, "return", wish));

            assertThat(answer.headers().firstValue("Location")).hasValue("/");
        }
    }

    @Test
    void a_script_of_a_page_whose_session_has_ended_is_told_where_to_go() {
        HttpResponse<String> answer =
                visitor.get("/password", "HX-Request", "true", "HX-Current-URL", "http://localhost/assets?page=2");

        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login?return=%2Fassets%3Fpage%3D2");
    }

    @Test
    void signing_in_changes_the_session_and_signing_out_ends_it() {
        visitor.signIn(two.cafe().technician().login(), TestPeople.PASSWORD);
        String first = visitor.cookie("lanet_session").orElseThrow();

        visitor.signIn(two.cafe().technician().login(), TestPeople.PASSWORD);
        String second = visitor.cookie("lanet_session").orElseThrow();
        HttpResponse<String> out = visitor.post("/logout", Map.of());

        assertThat(second).isNotEqualTo(first);
        assertThat(out.headers().firstValue("Location")).hasValue("/login?reason=out");
        assertThat(visitor.get("/password").statusCode()).isEqualTo(303);
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_keeps_this_one() {
        Person person = two.cafe().requester();
        try (Visitor elsewhere = Visitor.as(person, port)) {
            visitor.signIn(person.login(), TestPeople.PASSWORD);

            HttpResponse<String> changed = visitor.post(
                    "/password",
                    Map.of(
                            "current", TestPeople.PASSWORD,
                            "password", "otra llave larga 9",
                            "again", "otra llave larga 9"));

            assertThat(changed.statusCode()).isEqualTo(303);
            assertThat(visitor.get("/password").statusCode()).isEqualTo(200);
            assertThat(elsewhere.get("/password").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void each_open_session_tells_where_and_when_it_began() {
        Person person = two.cafe().requester();
        Instant morning = clock.instant();
        visitor.signIn(person.login(), TestPeople.PASSWORD);
        clock.advance(Duration.ofMinutes(5));
        Instant later = clock.instant();
        try (Visitor elsewhere = Visitor.as(person, port)) {
            elsewhere.get("/portal");
            clock.advance(Duration.ofMinutes(2));
            visitor.get("/portal");

            List<OpenSession> open = sessions.of(person.userId(), null);

            // The one that was used last comes first, although it began before the other.
            assertThat(open)
                    .satisfiesExactly(
                            first -> assertThat(first.since()).isBetween(morning, morning.plusSeconds(120)),
                            second -> assertThat(second.since()).isBetween(later, later.plusSeconds(120)))
                    .allSatisfy(session -> {
                        assertThat(session.address()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
                        assertThat(session.browser()).startsWith("Java-http-client/");
                    });
        }
    }

    @Test
    void a_common_password_is_refused_with_a_sentence() {
        visitor.signIn(two.cafe().requester().login(), TestPeople.PASSWORD);

        HttpResponse<String> answer = visitor.post(
                "/password",
                Map.of("current", TestPeople.PASSWORD, "password", "contraseña123", "again", "contraseña123"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Es de las primeras que alguien probaría");
    }

    @Test
    void a_post_without_the_token_of_the_page_is_refused() {
        visitor.signIn(two.cafe().requester().login(), TestPeople.PASSWORD);

        HttpResponse<String> answer = visitor.post("/password", Map.of(), "X-CSRF-TOKEN", "made-up");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_form_from_a_page_that_is_too_old_gives_back_what_was_written() {
        visitor.signIn(two.cafe().requester().login(), TestPeople.PASSWORD);

        HttpResponse<String> answer = visitor.post(
                "/portal/tickets",
                Map.of("subject", "No imprime <nada>", "category", "printer"),
                "X-CSRF-TOKEN",
                "made-up",
                "Referer",
                "http://localhost/portal/tickets/new?category=printer");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Lo que enviaste no se guardó", "No imprime &lt;nada")
                .contains("href=\"/portal/tickets/new?category=printer\"")
                .doesNotContain(">printer<");
        assertThat(visitor.post(
                                "/portal/tickets",
                                Map.of("subject", "Escrito por otro sitio"),
                                "X-CSRF-TOKEN",
                                "made-up",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .body())
                .doesNotContain("Escrito por otro sitio");
    }

    @Test
    void a_form_that_is_sent_after_the_session_ended_leads_through_the_login_back_to_its_page() {
        HttpResponse<String> written = visitor.post(
                "/portal/tickets",
                Map.of("subject", "No imprime nada"),
                "Referer",
                "http://localhost/portal/tickets/new",
                "Accept-Language",
                "en");
        HttpResponse<String> onlyChosen = visitor.post(
                "/portal/tickets/TKT-000001/close", Map.of(), "Referer", "http://localhost/portal/tickets");
        HttpResponse<String> withPassword =
                visitor.post("/password", Map.of("current", TestPeople.PASSWORD, "password", "otra llave larga 9"));

        assertThat(written.statusCode()).isEqualTo(401);
        assertThat(written.body())
                .contains("What you sent was not saved", "No imprime nada")
                .contains("/login?return=%2Fportal%2Ftickets%2Fnew");
        assertThat(onlyChosen.statusCode()).isEqualTo(303);
        assertThat(onlyChosen.headers().firstValue("Location")).hasValue("/login?return=%2Fportal%2Ftickets");
        assertThat(withPassword.body()).doesNotContain(TestPeople.PASSWORD);
    }

    @Test
    void pages_carry_the_headers_that_browsers_obey() {
        var headers = visitor.get("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void behind_a_proxy_with_https_cookies_are_secure_and_browsers_remember_it() {
        HttpResponse<String> answer = visitor.post(
                "/login",
                Map.of("login", two.cafe().technician().login(), "password", TestPeople.PASSWORD),
                "X-Forwarded-Proto",
                "https");

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("lanet_session=", "Secure"));
    }

    @Test
    void odd_spellings_of_a_path_are_refused_before_any_handler() {
        for (String path : new String[] {"/users%2F..", "/users;x=1", "/a/..%2fpassword", "/%2e%2e/login", "/x%00"}) {
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(visitor.get("/x;y").body()).contains("<html");
    }

    private void write(String sql, Person person) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(sql)
                .param("client", person.clientId())
                .param("user", person.userId())
                .update());
    }

    private static String sentence(HttpResponse<String> page) {
        String body = page.body();
        int from = body.indexOf("role=\"alert\"");
        return body.substring(from, body.indexOf("</div></div>", from));
    }
}
