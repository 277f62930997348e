package mx.lanet.helpdesk.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestKeys;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ApiKeyPagesTest {
    private static final Pattern KEY = Pattern.compile("lanet_[a-z0-9]{10}_[A-Za-z0-9]{40}");
    private static final String ADDRESS = "10.9.8.7";

    @Autowired
    TestPeople people;

    @Autowired
    ApiKeys keys;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void a_technician_makes_a_key_that_is_shown_once_moves_its_end_and_revokes_it() {
        try (Visitor technician = Visitor.as(two.cafe().technician(), port)) {
            Map<String, String> typed = new HashMap<>(Map.of(
                    "client",
                    two.cafe().clientId().toString(),
                    "name",
                    "Cajas & más",
                    "updates_read",
                    "true",
                    "machines",
                    "0",
                    "expires",
                    "2020-01-01"));
            HttpResponse<String> wrong = technician.post("/api-keys/new", typed);
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("Cajas &amp; más", "e-expires", "e-site", "e-machines")
                    .doesNotContainPattern(KEY);

            typed.put("site", two.cafe().siteId().toString());
            typed.put("expires", day(10));
            typed.put("machines", "40");
            HttpResponse<String> made = technician.post("/api-keys/new", typed);
            Matcher key = KEY.matcher(made.body());
            assertThat(made.statusCode()).isEqualTo(200);
            assertThat(key.find()).isTrue();
            String path = pathOf(made.body());
            String list = technician.get("/api-keys").body();
            assertThat(list).contains("Cajas &amp; más", "Vence pronto", "Una llave vence", "nunca");
            assertThat(list + technician.get(path).body()).doesNotContain(key.group());
            assertThat(keys.prove(guessed(key.group()), ADDRESS)).isInstanceOf(KeyProof.Unknown.class);
            assertThat(technician.get(path).body()).doesNotContain(ADDRESS);
            assertThat(keys.prove(key.group(), ADDRESS)).isInstanceOf(KeyProof.Valid.class);
            assertThat(technician.get(path).body()).contains(ADDRESS, "Preguntar por actualizaciones");

            assertThat(technician
                            .post(path + "/expiry", Map.of("version", "1", "expires", day(90), "machines", "60"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(technician
                            .post(path + "/expiry", Map.of("version", "1", "expires", day(91), "machines", "61"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(technician.get("/api-keys").body()).contains("Vigente").doesNotContain("Vence pronto");

            technician.post(path + "/revoke", Map.of());
            assertThat(technician.get(path).body()).contains("0 de 60");
            assertThat(technician.get(path).body())
                    .contains("Revocada", two.cafe().technician().name())
                    .doesNotContain("data-open=\"revoke\"");
            assertThat(keys.prove(key.group(), ADDRESS)).isInstanceOf(KeyProof.Ended.class);
            assertThat(technician
                            .post(path + "/expiry", Map.of("version", "2", "expires", day(91), "machines", "61"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(deeds()).isEqualTo("api_key.created api_key.extended api_key.revoked");
        }
    }

    @Test
    void a_client_admin_reads_the_own_keys_and_makes_none() {
        UUID own = TestKeys.made(keys, two.superadmin(), two.cafe()).keyId();
        UUID foreign = TestKeys.made(keys, two.superadmin(), two.textil()).keyId();
        try (Visitor admin = Visitor.as(two.cafe().clientAdmin(), port)) {
            assertThat(admin.get("/api-keys").body())
                    .contains("/api-keys/" + own)
                    .doesNotContain("/api-keys/" + foreign, "/api-keys/new");
            assertThat(admin.get("/api-keys/" + own).body()).doesNotContain("/revoke", "/expiry");
            assertThat(admin.get("/api-keys/" + foreign).statusCode()).isEqualTo(404);
            assertThat(admin.get("/api-keys/new").statusCode()).isEqualTo(403);
            assertThat(admin.post("/api-keys/" + own + "/revoke", Map.of()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_key_that_has_ended_opens_nothing_and_one_is_written_down_as_a_hash() {
        String key = keys.make(
                        two.superadmin(),
                        new KeyWish(
                                two.cafe().clientId(),
                                two.cafe().siteId(),
                                "Corta",
                                Set.of(KeyScope.UPDATES_READ),
                                clock.instant().minus(Duration.ofSeconds(1)),
                                KeyWish.USUAL_MACHINES))
                .text()
                .reveal();

        assertThat(keys.prove(key, ADDRESS)).isInstanceOf(KeyProof.Ended.class);
        assertThat(keys.prove("lanet_0000000000_" + key.substring(17), ADDRESS)).isInstanceOf(KeyProof.Unknown.class);
        assertThat(tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                                """
                                SELECT count(*) FROM api_key k WHERE strpos(k::text, :secret) > 0
                                   OR strpos(k::text, encode(convert_to(:secret, 'UTF8'), 'hex')) > 0
                                """)
                        .param("secret", key.substring(17))
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    /** Another secret of the same key. */
    private static String guessed(String key) {
        char last = key.charAt(key.length() - 1);
        return key.substring(0, key.length() - 1) + (last == 'x' ? 'y' : 'x');
    }

    private String day(int in) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(in).toString();
    }

    private static String pathOf(String page) {
        Matcher link = Pattern.compile("href=\"(/api-keys/[0-9a-f-]{36})\"").matcher(page);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private String deeds() {
        return tenancy.call(new Scope.Client(two.cafe().clientId()), () -> jdbc.sql(
                        """
                        SELECT string_agg(action, ' ' ORDER BY position) FROM audit_record
                        WHERE client_id = :client AND subject_kind = 'api_key'
                        """)
                .param("client", two.cafe().clientId())
                .query(String.class)
                .single());
    }
}
