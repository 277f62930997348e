package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.LogLines;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPhone;
import mx.lanet.helpdesk.testing.TestPhones;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Daniela has a telephone, and somebody else would like to have it. */
@ServerTest
class SecondFactorTest {
    private static final String ADDRESS = "192.0.2.7";
    private static final Pattern KEY = Pattern.compile("id=\"clave\">([A-Z2-7 ]+)<");

    @Autowired
    TestPeople people;

    @Autowired
    TestPhones phones;

    @Autowired
    FactorProofs proofs;

    @Autowired
    SecondFactors factors;

    @Autowired
    FactorRule rule;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private TwoClients two;
    private Person daniela;

    @BeforeEach
    void daniela() {
        two = people.twoClients();
        daniela = two.cafe().technician();
    }

    @AfterEach
    void voluntaryAgain() {
        rule.demandOfStaff(two.superadmin().proven(clock.instant()), false);
    }

    @Test
    void a_telephone_is_set_up_with_the_password_and_its_first_code() {
        try (Visitor visitor = Visitor.as(daniela, port)) {
            assertThat(visitor.post("/profile/second-factor/begin", Map.of("password", "otra cosa 99"))
                            .statusCode())
                    .isEqualTo(422);
            visitor.post("/profile/second-factor/begin", Map.of("password", TestPeople.PASSWORD));
            String scan = visitor.get("/profile/second-factor/scan").body();
            Matcher key = KEY.matcher(scan);
            assertThat(key.find()).isTrue();
            TestPhone phone = new TestPhone(key.group(1), clock);
            assertThat(scan).contains("<svg class=\"qr\"");
            assertThat(visitor.post("/profile/second-factor/scan", Map.of("code", "000000"))
                            .statusCode())
                    .isEqualTo(422);

            String done = visitor.post("/profile/second-factor/scan", Map.of("code", phone.code()))
                    .body();

            assertThat(done).containsPattern("[0-9]{4}-[0-9]{4}-[0-9]{4}");
            assertThat(factors.own(daniela).orElseThrow().codesLeft()).isEqualTo(10);
            assertThat(visitor.get("/profile/second-factor").body())
                    .doesNotContainPattern("[0-9]{4}-[0-9]{4}-[0-9]{4}");
            assertThat(visitor.get("/profile/second-factor/scan").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void setting_it_up_ends_the_other_sessions() {
        try (Visitor other = Visitor.as(daniela, port)) {
            phones.giveTo(daniela);

            assertThat(other.get("/tickets").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void a_right_password_alone_opens_nothing() {
        phones.giveTo(daniela);
        try (Visitor visitor = new Visitor(port)) {
            HttpResponse<String> answer = visitor.signIn(daniela.login(), TestPeople.PASSWORD);

            assertThat(answer.headers().firstValue("Location")).hasValue("/login/code");
            assertThat(visitor.get("/login/code").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/tickets").headers().firstValue("Location"))
                    .hasValueSatisfying(login -> assertThat(login).startsWith("/login?"));
            assertThat(visitor.get("/login/code").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_wrong_password_does_not_tell_who_has_a_second_factor() {
        phones.giveTo(daniela);
        try (Visitor visitor = new Visitor(port)) {
            HttpResponse<String> with = visitor.signIn(daniela.login(), "no es esta 4");
            HttpResponse<String> without =
                    visitor.signIn(two.textil().technician().login(), "no es esta 4");

            assertThat(with.statusCode()).isEqualTo(without.statusCode()).isEqualTo(422);
            assertThat(visitor.get("/login/code").headers().firstValue("Location"))
                    .hasValue("/login?reason=late");
        }
    }

    @Test
    void each_code_is_taken_once() {
        TestPhone phone = phones.giveTo(daniela);
        String code = phone.code();

        assertThat(prove(code)).isEqualTo(new Proof.Right(false, 0));
        assertThat(prove(code)).isEqualTo(new Proof.Used());
        assertThat(prove(phone.codeIn(-1))).isEqualTo(new Proof.Used());
        clock.advance(Duration.ofSeconds(60));
        assertThat(prove(phone.code())).isEqualTo(new Proof.Right(false, 0));
    }

    @Test
    void one_code_sent_by_many_at_once_lets_one_in() throws Exception {
        String code = phones.giveTo(daniela).code();

        assertThat(atOnce(code)).containsOnlyOnce(new Proof.Right(false, 0));
        assertThat(atOnce(code)).containsOnly(new Proof.Used());
    }

    @Test
    void one_recovery_code_used_by_many_at_once_lets_one_in() throws Exception {
        String code = phones.give(daniela).recoveryCodes().getFirst();

        assertThat(atOnce(code)).filteredOn(Proof.Right.class::isInstance).containsExactly(new Proof.Right(true, 9));
        assertThat(factors.own(daniela).orElseThrow().codesLeft()).isEqualTo(9);
    }

    @Test
    void a_recovery_code_works_however_it_is_typed_and_those_of_others_do_not() {
        List<String> codes = phones.give(daniela).recoveryCodes();
        Person marco = two.textil().technician();
        List<String> others = phones.give(marco).recoveryCodes();

        assertThat(prove(codes.get(0).replace("-", " "))).isEqualTo(new Proof.Right(true, 9));
        assertThat(prove(codes.get(1).replace("-", ""))).isEqualTo(new Proof.Right(true, 8));
        assertThat(prove(others.get(0))).isInstanceOf(Proof.Wrong.class);
    }

    @Test
    void after_five_wrong_ones_no_code_is_looked_at_for_a_quarter_of_an_hour() {
        TestPhone phone = phones.giveTo(daniela);

        assertThat(IntStream.range(0, 4).mapToObj(_ -> prove("no es")).toList())
                .containsExactly(new Proof.Wrong(4), new Proof.Wrong(3), new Proof.Wrong(2), new Proof.Wrong(1));
        assertThat(prove("no es")).isEqualTo(new Proof.Resting(15));
        assertThat(prove(phone.code())).isInstanceOf(Proof.Resting.class);
        clock.advance(Duration.ofMinutes(16));
        assertThat(prove(phone.code())).isInstanceOf(Proof.Right.class);
        assertThat(prove("no es")).isEqualTo(new Proof.Wrong(4));
    }

    @Test
    void a_right_password_does_not_forgive_wrong_codes() {
        phones.giveTo(daniela);
        IntStream.range(0, 4).forEach(_ -> prove("no es"));
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn(daniela.login(), TestPeople.PASSWORD);

            HttpResponse<String> fifth = visitor.post("/login/code", Map.of("code", "000000"));

            assertThat(fifth.statusCode()).isEqualTo(429);
            assertThat(fifth.body()).contains("Vuelve a intentarlo en 15 min");
        }
    }

    @Test
    void a_proof_belongs_to_the_session_and_not_to_the_person() {
        TestPhone phone = phones.giveTo(daniela);
        try (Visitor first = Visitor.as(daniela, phone, port)) {
            clock.advance(Duration.ofMinutes(4));
            try (Visitor second = Visitor.as(daniela, phone, port)) {
                assertThat(state(first)).isEqualTo("fresh");
                assertThat(state(second)).isEqualTo("fresh");
                clock.advance(Duration.ofMinutes(4));
                assertThat(state(first)).isEqualTo("fresh");
                assertThat(state(second)).isEqualTo("fresh");
                clock.advance(Duration.ofMinutes(3));

                assertThat(state(first)).isEqualTo("needed");
                assertThat(state(second)).isEqualTo("fresh");
            }
        }
    }

    @Test
    void a_new_password_ends_the_proof_and_leaves_the_session() {
        TestPhone phone = phones.giveTo(daniela);
        try (Visitor visitor = Visitor.as(daniela, phone, port)) {
            assertThat(state(visitor)).isEqualTo("fresh");

            visitor.post(
                    "/password",
                    Map.of(
                            "current", TestPeople.PASSWORD,
                            "password", "nube clara monte 8",
                            "again", "nube clara monte 8"));

            assertThat(state(visitor)).isEqualTo("needed");
        }
    }

    @Test
    void a_removed_factor_takes_its_proofs_along() {
        TestPhone phone = phones.giveTo(daniela);
        try (Visitor visitor = Visitor.as(daniela, phone, port)) {
            factors.takeAway(two.superadmin(), daniela.userId());
            assertThat(state(visitor)).isEqualTo("missing");

            clock.advance(Duration.ofSeconds(1));
            byte[] another = new byte[40];
            tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                            """
                            INSERT INTO second_factor (client_id, user_id, sealed_secret, since, last_step)
                            VALUES (:client, :user, :secret, :now, 0)
                            """)
                    .param("client", daniela.clientId())
                    .param("user", daniela.userId())
                    .param("secret", another)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update());
            assertThat(state(visitor)).isEqualTo("needed");
        }
    }

    @Test
    void whose_factor_was_taken_away_is_told_once_when_signing_in() {
        phones.giveTo(daniela);
        factors.takeAway(two.superadmin(), daniela.userId());
        try (Visitor visitor = Visitor.as(daniela, port)) {
            assertThat(visitor.get("/tickets").body()).contains("Lucía Hernández quitó tu verificación");
            assertThat(visitor.get("/tickets").body()).doesNotContain("quitó tu verificación");
        }
        try (Visitor again = Visitor.as(daniela, port)) {
            assertThat(again.get("/tickets").body()).doesNotContain("quitó tu verificación");
        }
    }

    @Test
    void a_client_admin_takes_it_from_the_own_people_and_a_technician_from_nobody() {
        Person gabriela = two.cafe().requester();
        phones.giveTo(gabriela);

        assertThatThrownBy(() -> factors.takeAway(daniela, gabriela.userId())).hasMessage("forbidden");
        assertThatThrownBy(() -> factors.takeAway(two.textil().clientAdmin(), gabriela.userId()))
                .hasMessage("not_found");
        assertThatThrownBy(() -> factors.takeAway(gabriela, gabriela.userId())).hasMessage("forbidden");
        assertThat(factors.takeAway(two.cafe().clientAdmin(), gabriela.userId()))
                .isTrue();
        assertThat(factors.takeAway(two.cafe().clientAdmin(), gabriela.userId()))
                .isFalse();
    }

    @Test
    void new_recovery_codes_need_a_fresh_factor_and_make_the_old_ones_worthless() {
        TestPhone.Given given = phones.give(daniela);
        assertThatThrownBy(() -> factors.renewCodes(daniela)).hasMessage("second_factor_missing");
        assertThatThrownBy(
                        () -> factors.renewCodes(daniela.proven(clock.instant().minus(Duration.ofMinutes(11)))))
                .hasMessage("second_factor_needed");

        List<String> renewed = factors.renewCodes(daniela.proven(clock.instant()));

        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(given.recoveryCodes());
        assertThat(prove(given.recoveryCodes().getFirst())).isInstanceOf(Proof.Wrong.class);
        assertThat(prove(renewed.getFirst())).isEqualTo(new Proof.Right(true, 9));
    }

    @Test
    void a_form_without_a_fresh_factor_comes_back_with_its_fields_and_goes_on_with_the_code() {
        TestPhone phone = phones.giveTo(daniela);
        try (Visitor visitor = Visitor.as(daniela, phone, port)) {
            clock.advance(Duration.ofMinutes(4));
            visitor.get("/tickets");
            clock.advance(Duration.ofMinutes(4));
            visitor.get("/tickets");
            clock.advance(Duration.ofMinutes(3));
            HttpResponse<String> asked =
                    visitor.post("/profile/second-factor/codes", Map.of("what", "una \"línea\" <b>"));
            assertThat(asked.statusCode()).isEqualTo(403);
            assertThat(asked.body())
                    .contains("action=\"/profile/second-factor/codes\"")
                    .contains("name=\"what\" value=\"una &#34;línea&#34; &lt;b>\"");

            HttpResponse<String> wrong =
                    visitor.post("/profile/second-factor/codes", Map.of("what", "una", "second-factor-code", "12"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("name=\"what\" value=\"una\"", "Te quedan 4 intentos");

            HttpResponse<String> done = visitor.post(
                    "/profile/second-factor/codes", Map.of("what", "una", "second-factor-code", phone.code()));
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.body()).containsPattern("[0-9]{4}-[0-9]{4}-[0-9]{4}");
        }
    }

    @Test
    void a_password_is_never_written_into_the_page_in_between() {
        TestPhone phone = phones.giveTo(daniela);
        try (Visitor visitor = Visitor.as(daniela, phone, port)) {
            clock.advance(Duration.ofMinutes(4));
            visitor.get("/tickets");
            clock.advance(Duration.ofMinutes(4));
            visitor.get("/tickets");
            clock.advance(Duration.ofMinutes(3));

            HttpResponse<String> asked = visitor.post(
                    "/profile/second-factor/remove",
                    Map.of("password", TestPeople.PASSWORD),
                    "Referer",
                    "http://localhost/profile/second-factor");

            assertThat(asked.body())
                    .doesNotContain(TestPeople.PASSWORD)
                    .contains("action=\"/second-factor\"")
                    .contains("name=\"return\" value=\"/profile/second-factor\"");
        }
    }

    @Test
    void where_it_is_demanded_the_team_sets_it_up_before_anything_else_and_nobody_removes_it() {
        try (Visitor visitor = Visitor.as(daniela, port);
                Visitor gabriela = Visitor.as(two.cafe().requester(), port)) {
            rule.demandOfStaff(two.superadmin().proven(clock.instant()), true);

            assertThat(visitor.get("/tickets").headers().firstValue("Location")).hasValue("/profile/second-factor");
            assertThat(visitor.get("/profile/second-factor").statusCode()).isEqualTo(200);
            assertThat(gabriela.get("/portal").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> factors.remove(daniela.proven(clock.instant()), new Secret(TestPeople.PASSWORD)))
                    .hasMessage("second_factor_demanded");
        }
    }

    @Test
    void nobody_demands_what_they_do_not_have_themselves() {
        assertThatThrownBy(() -> rule.demandOfStaff(two.superadmin(), true)).hasMessage("second_factor_missing");
        assertThatThrownBy(() -> rule.demandOfStaff(daniela.proven(clock.instant()), true))
                .hasMessage("forbidden");
    }

    @Test
    void neither_secrets_nor_codes_stand_in_the_database_or_the_log() {
        try (LogLines log = LogLines.listenClosely()) {
            TestPhone.Given given = phones.give(daniela);
            prove(given.recoveryCodes().getFirst());
            String sealed = tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                            "SELECT encode(sealed_secret, 'escape') FROM second_factor WHERE user_id = :user")
                    .param("user", daniela.userId())
                    .query(String.class)
                    .single());
            List<byte[]> hashes = tenancy.call(
                    new Scope.Everything(), () -> jdbc.sql("SELECT code_hash FROM recovery_code WHERE user_id = :user")
                            .param("user", daniela.userId())
                            .query(byte[].class)
                            .list());

            assertThat(sealed.length()).isGreaterThan(40);
            assertThat(hashes).hasSize(10).allMatch(hash -> hash.length == 32);
            String plain = RecoveryCodes.plain(given.recoveryCodes().getFirst());
            assertThat(hashes).noneMatch(hash -> new String(hash, StandardCharsets.ISO_8859_1).contains(plain));
            assertThat(log.lines()).extracting(LogLines.Line::text).noneMatch(line -> line.contains(plain));
        }
    }

    private Proof prove(String code) {
        return proofs.check(daniela, code, ADDRESS);
    }

    private List<Proof> atOnce(String code) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Future<Proof>> all = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> prove(code)))
                    .toList();
            return all.stream().map(SecondFactorTest::result).toList();
        }
    }

    private static Proof result(Future<Proof> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String state(Visitor visitor) {
        return visitor.get("/second-factor")
                .headers()
                .firstValue("Lanet-Second-Factor")
                .orElse("");
    }
}
