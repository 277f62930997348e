package mx.lanet.helpdesk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.alert.MaintenanceWindow.Repeats;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server sees itself: machines and whole sites that are away, and what a maintenance window keeps quiet. */
@ServerTest
class AwayWatchTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private Alerts alerts;

    @Autowired
    private AlertPolicies policies;

    @Autowired
    private MaintenanceWindows windows;

    @Autowired
    private WatchedJobs jobs;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person lucia;
    private Instant now;

    @BeforeEach
    void someMachines() {
        clients = people.twoClients();
        lucia = clients.superadmin();
        now = clock.instant();
        policies.save(lucia, new AlertPolicy(clients.cafe().clientId(), true, null, null, 0, List.of()), 0);
    }

    @Test
    void a_server_that_is_away_for_longer_than_its_patience_is_one_alert_until_it_is_back_and_a_workstation_none() {
        UUID server = machine("SRV-01", "server");
        UUID workstation = machine("PC-01", "workstation");
        machine("PC-02", "workstation");
        away(workstation, Duration.ofMinutes(40));
        away(server, Duration.ofMinutes(4));

        await().atMost(SOON).until(() -> kinds(server), List.of("offline")::equals);
        assertThat(of(server).getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(kinds(workstation)).isEmpty();

        presence(server, "online", clock.instant());
        await().atMost(SOON).until(() -> of(server).getFirst().state() == AlertState.CLOSED);
    }

    @Test
    void a_site_whose_machines_all_went_within_three_minutes_is_one_alert_and_back_with_the_first_of_them() {
        UUID server = machine("SRV-01", "server");
        UUID caja = machine("PC-01", "workstation");
        jdbcRun(() -> {
            write(server, "offline", now.minus(Duration.ofMinutes(5)));
            write(caja, "offline", now.minus(Duration.ofMinutes(3)));
        });

        await().atMost(SOON).until(() -> ofSite().size() == 1);
        assertThat(ofSite().getFirst().kind()).isEqualTo("site_outage");
        assertThat(ofSite().getFirst().arguments()).containsExactly(siteName(), "2");
        assertThat(kinds(server)).isEmpty();

        presence(caja, "online", clock.instant());
        await().atMost(SOON).until(() -> ofSite().getFirst().state() == AlertState.CLOSED);
        assertThat(kinds(server)).isEmpty();
    }

    @Test
    void inside_a_window_nothing_is_told_and_what_is_still_open_after_it_is() {
        UUID server = machine("SRV-01", "server");
        machine("PC-02", "workstation");
        MaintenanceWindow window = windows.create(lucia, allDay());
        away(server, Duration.ofMinutes(4));

        await().atMost(SOON).until(() -> kinds(server), List.of("offline")::equals);
        await().atMost(SOON).until(() -> waits(server));
        assertThat(of(server).getFirst().ticketId()).isNull();

        windows.delete(lucia, window.windowId());
        await().atMost(SOON).until(() -> of(server).getFirst().ticketId() != null);
    }

    @Test
    void a_job_that_does_not_say_in_time_that_it_ran_is_an_alert_until_it_does() {
        WatchedJobs.Made made = jobs.create(lucia, clients.cafe().clientId(), "Respaldo", 1440, 60);
        UUID job = made.job().jobId();
        jdbcRun(() -> jdbc.sql("UPDATE watched_job SET missing_after = :past WHERE job_id = :job")
                .param("past", Timestamp.from(now.minusSeconds(1)))
                .param("job", job)
                .update());
        await().atMost(SOON).until(() -> ofJob(job).size() == 1);
        assertThat(ofJob(job).getFirst().arguments()).containsExactly("Respaldo");

        assertThat(jobs.ran("otro secreto")).isFalse();
        assertThat(jobs.ran(made.secret().reveal())).isTrue();
        assertThat(ofJob(job).getFirst().state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void a_job_that_may_be_later_by_what_its_page_says_now_is_missing_no_more() {
        UUID job = jobs.create(lucia, clients.cafe().clientId(), "Respaldo", 60, 5)
                .job()
                .jobId();
        jdbcRun(() -> jdbc.sql("UPDATE watched_job SET made_at = :past, missing_after = :past WHERE job_id = :job")
                .param("past", Timestamp.from(now.minus(Duration.ofHours(2))))
                .param("job", job)
                .update());
        await().atMost(SOON).until(() -> ofJob(job).size() == 1);
        String path = "/alerts/jobs/" + job;
        Map<String, String> typed = Map.of("version", "1", "name", "Respaldo diario", "every", "1440", "grace", "60");

        try (Visitor visitor = Visitor.as(lucia, port)) {
            assertThat(visitor.get(path).body()).contains("Respaldo", "value=\"60\" selected");
            assertThat(visitor.post(path, typed).statusCode()).isEqualTo(303);
            assertThat(ofJob(job).getFirst().state()).isEqualTo(AlertState.CLOSED);
            assertThat(jobs.get(lucia, job).missingAfter())
                    .isBetween(now.plus(Duration.ofHours(22)), now.plus(Duration.ofHours(24)));

            HttpResponse<String> late = visitor.post(path, typed);
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("Alguien cambió");
        }
    }

    private List<Alert> ofJob(UUID job) {
        return list(null, null).stream()
                .filter(alert -> alert.about().id().equals(job))
                .toList();
    }

    private MaintenanceWindow allDay() {
        return new MaintenanceWindow(
                clients.cafe().clientId(),
                new UUID(0, 0),
                null,
                null,
                "",
                "",
                "Parches",
                ZoneOffset.UTC,
                now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1),
                null,
                LocalTime.MIDNIGHT,
                2880,
                Repeats.DAILY,
                Set.of(),
                "",
                1);
    }

    private boolean waits(UUID asset) {
        return tenancy.call(
                new Scope.Everything(),
                () -> jdbc.sql("SELECT count(*) FROM alert WHERE asset_id = :asset AND due_at > :now")
                                .param("asset", asset)
                                .param("now", Timestamp.from(clock.instant().plusSeconds(3600)))
                                .query(Long.class)
                                .single()
                        == 1);
    }

    private UUID machine(String name, String kind) {
        UUID id = SomeAsset.of(clients.cafe()).named(name).in(tenancy, jdbc);
        jdbcRun(() -> jdbc.sql("UPDATE asset SET kind = :kind WHERE asset_id = :asset")
                .param("kind", kind)
                .param("asset", id)
                .update());
        presence(id, "online", now);
        return id;
    }

    private void away(UUID asset, Duration since) {
        presence(asset, "offline", now.minus(since));
    }

    private void presence(UUID asset, String presence, Instant since) {
        jdbcRun(() -> write(asset, presence, since));
    }

    private void write(UUID asset, String presence, Instant since) {
        jdbc.sql("UPDATE asset SET presence = :presence, presence_since = :since WHERE asset_id = :asset")
                .param("presence", presence)
                .param("since", Timestamp.from(since))
                .param("asset", asset)
                .update();
        jdbc.sql("UPDATE asset_status SET last_seen = :seen WHERE asset_id = :asset")
                .param("seen", Timestamp.from(presence.equals("online") ? now.plusSeconds(36000) : since))
                .param("asset", asset)
                .update();
    }

    private void jdbcRun(Runnable work) {
        tenancy.run(new Scope.Everything(), work);
    }

    private List<String> kinds(UUID asset) {
        return of(asset).stream().map(Alert::kind).toList();
    }

    private List<Alert> of(UUID asset) {
        return list(asset, null);
    }

    private List<Alert> ofSite() {
        return list(null, clients.cafe().siteId()).stream()
                .filter(alert -> alert.about().kind() == About.Kind.SITE)
                .toList();
    }

    private List<Alert> list(@Nullable UUID asset, @Nullable UUID site) {
        AlertQuery query = new AlertQuery(
                AlertQuery.Show.ALL, null, null, clients.cafe().clientId(), site, asset, new Slice.Request(1, 20));
        return alerts.list(lucia, query).items();
    }

    private String siteName() {
        return ofSite().getFirst().siteName();
    }
}
