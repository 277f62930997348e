package mx.lanet.helpdesk.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server's own worker may be first, which makes no difference. */
@ServerTest
class ForecastsTest {
    @Autowired
    Foreseeing foreseeing;

    @Autowired
    Alerts alerts;

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    MachineFilters filters;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void a_disk_that_fills_is_foreseen_listed_and_an_alert_until_it_is_cleaned_up() {
        TwoClients companies = people.twoClients();
        UUID client = companies.cafe().clientId();
        UUID asset =
                new TestAgents(tokens, port).join(companies.cafe(), "SRV-LLENO").assetId();

        days(client, asset, "93 - 0.6 * g");
        await(client, asset, 1);

        List<Alert> open = alerts.openOf(companies.cafe().technician(), client, asset);
        assertThat(open).extracting(Alert::kind).containsExactly("disk_full_soon");
        try (Visitor daniela = Visitor.as(companies.cafe().technician(), port);
                Visitor stranger = Visitor.as(companies.textil().technician(), port)) {
            assertThat(daniela.get("/forecasts").body()).contains("SRV-LLENO", "se llena en unos");
            assertThat(daniela.get("/forecasts?kind=memory_trend").body()).doesNotContain("SRV-LLENO");
            assertThat(daniela.get("/assets/" + asset).body()).contains("se llena en unos");
            String all = saved(companies, "q=SRV-LLENO");
            assertThat(daniela.get("/forecasts?filter=" + all).body()).contains("SRV-LLENO");
            assertThat(daniela.get("/forecasts/export?format=csv&filter=" + all).body())
                    .contains("SRV-LLENO", "se llena en unos");
            String none = saved(companies, "q=PC-DE-NADIE");
            assertThat(daniela.get("/forecasts?filter=" + none).body()).doesNotContain("SRV-LLENO");
            assertThat(daniela.get("/forecasts/export?format=csv&filter=" + none)
                            .body())
                    .doesNotContain("SRV-LLENO");
            assertThat(stranger.get("/forecasts?client=" + client).body()).doesNotContain("SRV-LLENO");
        }

        days(client, asset, "93 - 0.6 * g - CASE WHEN g < 2 THEN 40 ELSE 0 END");
        await(client, asset, 0);

        assertThat(alerts.openOf(companies.cafe().technician(), client, asset)).isEmpty();
    }

    @Test
    void each_volume_is_foreseen_by_itself_and_found_by_the_room_that_is_left() {
        TwoClients companies = people.twoClients();
        UUID client = companies.cafe().clientId();
        TestAgents agents = new TestAgents(tokens, port);
        TestAgents.Joined machine = agents.join(companies.cafe(), "SRV-DOS-DISCOS");
        assertThat(agents.post(
                        machine,
                        "/api/agents/heartbeat",
                        """
                        {"asset_id":"%s","status":{"disk_usage":60,"volumes":[
                            {"mount":"C:","total_bytes":500000000000,"free_bytes":200000000000},
                            {"mount":"D:","total_bytes":900000000000,"free_bytes":9000000000},
                            {"mount":"","total_bytes":1,"free_bytes":2}]}}"""
                                .formatted(machine.assetId())))
                .isEqualTo(200);
        days(client, machine.assetId(), "60");
        tenancy.run(new Scope.Ingest(), () -> jdbc.sql(
                        """
                        UPDATE asset_volume SET used = ARRAY(SELECT (93 - 0.6 * g)::real FROM generate_series(0, 40) g
                            ORDER BY g DESC) WHERE client_id = :client AND asset_id = :asset AND mount = 'D:'
                        """)
                .param("client", client)
                .param("asset", machine.assetId())
                .update());
        await(client, machine.assetId(), 1);

        try (Visitor daniela = Visitor.as(companies.cafe().technician(), port)) {
            assertThat(daniela.get("/assets/" + machine.assetId()).body()).contains("D: se llena en unos");
            assertThat(daniela.get("/assets?gb=20").body()).contains("SRV-DOS-DISCOS");
            assertThat(daniela.get("/assets?gb=5").body()).doesNotContain("SRV-DOS-DISCOS");
        }
    }

    /** The id of a saved list of machines. */
    private String saved(TwoClients companies, String list) {
        return filters.create(companies.cafe().technician(), "Lista " + UUID.randomUUID(), list)
                .filterId()
                .toString();
    }

    /** Of each day so many days ago. */
    private void days(UUID client, UUID asset, String disk) {
        tenancy.run(new Scope.Ingest(), () -> {
            for (int month = 0; month < 3; month++) {
                jdbc.sql("SELECT ensure_metric_month(:day)")
                        .param("day", LocalDate.now(ZoneOffset.UTC).minusMonths(month))
                        .query(row -> {});
            }
            jdbc.sql("INSERT INTO metric_rollup (client_id, asset_id, day, points, disk_mean) SELECT :client, :asset,"
                            + " current_date - 1 - g, array_fill(12::smallint, ARRAY[24]), array_fill((" + disk
                            + ")::real, ARRAY[24]) FROM generate_series(0, 40) g"
                            + " ON CONFLICT (client_id, asset_id, day) DO UPDATE SET disk_mean = excluded.disk_mean")
                    .param("client", client)
                    .param("asset", asset)
                    .update();
        });
    }

    private void await(UUID client, UUID asset, int forecasts) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            tenancy.run(new Scope.Everything(), () -> jdbc.sql("DELETE FROM forecast_pass")
                    .update());
            foreseeing.work();
            return tenancy.call(new Scope.Client(client), () -> jdbc.sql(
                                    "SELECT count(*) FROM forecast WHERE client_id = :client AND asset_id = :asset")
                            .param("client", client)
                            .param("asset", asset)
                            .query(Integer.class)
                            .single())
                    == forecasts;
        });
    }
}
