package mx.lanet.helpdesk.monitoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server's own worker may be first at any of this, which makes no difference. */
@ServerTest
class RollupsTest {
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(4);
    private static final int FIVE_O_CLOCK = 6; // PostgreSQL counts elements from 1

    @Autowired
    Rollups rollups;

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private TwoClients companies;
    private TestAgents agents;

    @BeforeEach
    void two_companies() {
        companies = people.twoClients();
        agents = new TestAgents(tokens, port);
    }

    @Test
    void a_day_becomes_its_hours_and_a_late_point_joins_them_once() {
        TestAgents.Joined machine = agents.join(companies.cafe(), "CAJA-03");
        UUID client = companies.cafe().clientId();
        points(client, machine.assetId(), "generate_series(0, 11)", DAY);

        awaitHours(client, machine.assetId(), 12);
        assertThat(values(client, machine.assetId())).containsExactly(0f, 5.5f, 11f);

        try (Visitor daniela = Visitor.as(companies.cafe().technician(), port)) {
            assertThat(daniela.get("/assets/" + machine.assetId() + "/history?range=7d")
                            .body())
                    .contains("Promedio 5.5", "de 0");
        }

        Instant late = moment(DAY).plus(Duration.ofMinutes(5 * 60 + 58));
        for (int sent = 0; sent < 2; sent++) {
            assertThat(agents.post(
                            machine,
                            "/api/agents/heartbeat",
                            """
                            {"asset_id": "%s", "status": {"cpu_usage": 12},
                             "history": [{"timestamp": "%s", "cpu_usage": 83.5}]}"""
                                    .formatted(machine.assetId(), late)))
                    .isEqualTo(200);
            awaitHours(client, machine.assetId(), 13);
        }

        assertThat(values(client, machine.assetId())).containsExactly(0f, 11.5f, 83.5f);
    }

    @Test
    void whoever_goes_on_after_half_of_a_day_writes_what_one_alone_would_have() {
        UUID client = companies.textil().clientId();
        LocalDate day = DAY.minusDays(1);
        List<UUID> machines =
                List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3)); // within this client: nobody else's

        machines.forEach(machine -> points(client, machine, "generate_series(0, 2)", day));
        tenancy.run(new Scope.Ingest(), () -> {
            if (Boolean.TRUE.equals(hasDay(day))) {
                jdbc.sql("SELECT roll_up_metrics(:day, 2)").param("day", day).query(row -> {});
                jdbc.sql("DELETE FROM metric_rollup_step WHERE day = :day")
                        .param("day", day)
                        .update();
            }
        });
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            rollups.work();
            return Boolean.FALSE.equals(tenancy.call(new Scope.Ingest(), () -> hasDay(day)));
        });

        for (UUID machine : machines) {
            assertThat(tenancy.<List<Integer>>call(new Scope.Client(client), () -> jdbc.sql(
                                    "SELECT points[6] FROM metric_rollup WHERE client_id = :client AND asset_id = :asset")
                            .param("client", client)
                            .param("asset", machine)
                            .query(Integer.class)
                            .list()))
                    .containsExactly(3);
        }
    }

    private Boolean hasDay(LocalDate day) {
        return Objects.requireNonNull(jdbc.sql("SELECT has_metric_day(:day)")
                .param("day", day)
                .query(Boolean.class)
                .single());
    }

    /** In the hour that begins at five, each at as many percent as its number. */
    private void points(UUID client, UUID asset, String numbers, LocalDate day) {
        tenancy.run(new Scope.Ingest(), () -> {
            jdbc.sql("SELECT ensure_metric_day(:day)").param("day", day).query(row -> {});
            jdbc.sql("INSERT INTO metric_point (client_id, asset_id, at, cpu) SELECT :client, :asset,"
                            + " CAST(:start AS timestamptz) + interval '5 hours' + i * interval '4 minutes', i FROM "
                            + numbers + " i")
                    .param("client", client)
                    .param("asset", asset)
                    .param("start", moment(day).toString())
                    .update();
        });
    }

    private static Instant moment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void awaitHours(UUID client, UUID asset, int points) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            rollups.work();
            return tenancy.call(new Scope.Client(client), () -> jdbc.sql(
                            "SELECT points[:hour] FROM metric_rollup WHERE client_id = :client AND asset_id = :asset")
                    .param("hour", FIVE_O_CLOCK)
                    .param("client", client)
                    .param("asset", asset)
                    .query(Integer.class)
                    .list()
                    .equals(List.of(points)));
        });
    }

    private List<Float> values(UUID client, UUID asset) {
        return tenancy.call(new Scope.Client(client), () -> jdbc.sql(
                        "SELECT unnest(ARRAY[cpu_min[6], cpu_mean[6], cpu_max[6]]) FROM metric_rollup"
                                + " WHERE client_id = :client AND asset_id = :asset")
                .param("client", client)
                .param("asset", asset)
                .query(Float.class)
                .list());
    }
}
