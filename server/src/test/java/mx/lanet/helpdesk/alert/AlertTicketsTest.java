package mx.lanet.helpdesk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestAgents.Joined;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From what an agent says to the ticket, and back. */
@ServerTest
class AlertTicketsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int FLAPPING = 12;
    private static final int TIMES = 5;
    private static final String DOWN =
            """
            {"alert_id":"%s","type":"service_down","subject":"Spooler","severity":"critical","message":"Se detuvo Spooler"}""";
    private static final String OVER =
            """
            {"alert_id":"%s","type":"service_down","subject":"Spooler","recovered_at":"2026-01-15T10:00:00Z"}""";

    @Autowired
    private Alerts alerts;

    @Autowired
    private AlertPolicies policies;

    @Autowired
    private MachineFilters filters;

    @Autowired
    private MaintenanceWindows windows;

    @Autowired
    private WatchedJobs jobs;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private TestAgents agents;
    private Person lucia;
    private Person technician;
    private Joined machine;

    @BeforeEach
    void aClientWhoseAlertsBecomeTickets() {
        clients = people.twoClients();
        agents = new TestAgents(tokens, port);
        lucia = clients.superadmin();
        technician = clients.cafe().technician();
        UUID cafe = clients.cafe().clientId();
        policies.save(lucia, new AlertPolicy(cafe, true, null, null, 0, List.of()), 0);
        machine = agents.join(clients.cafe(), "SRV-CAJA");
    }

    @Test
    void a_critical_alert_becomes_one_ticket_with_the_machines_facts_which_is_resolved_and_opened_again_with_it() {
        serviceDown();
        Ticket ticket = ticket();
        assertThat(ticket.state()).isEqualTo(State.NUEVO);
        assertThat(ticket.subject()).isEqualTo("Se detuvo Spooler · SRV-CAJA");
        assertThat(ticket.machineFacts()).contains("\"disk_usage\": 91");
        assertThat(ticket.assetId()).isEqualTo(machine.assetId());

        recovered();
        await().atMost(SOON)
                .until(() -> tickets.get(technician, ticket.ticketId()).state() == State.RESUELTO);

        serviceDown();
        await().atMost(SOON)
                .until(() -> tickets.get(technician, ticket.ticketId()).state() == State.EN_PROGRESO);
        serviceDown();
        recovered();
        serviceDown();
        assertThat(alert().times()).isGreaterThanOrEqualTo(3);
        await().atMost(SOON).until(() -> due() == 0);
        assertThat(ticketsOfMachine()).isOne();
        assertThat(alerts.ofTicket(technician, ticket.clientId(), ticket.ticketId()))
                .extracting(Alert::ticketCode)
                .containsExactly(ticket.code());
    }

    /** The storm of {@code bench/run storm}, small. */
    @Test
    void what_flaps_on_many_machines_at_once_becomes_one_ticket_each_and_is_counted_as_often_as_it_came() {
        List<Joined> machines = IntStream.range(0, FLAPPING)
                .mapToObj(i -> agents.join(clients.cafe(), "SRV-" + i))
                .toList();
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            machines.forEach(one -> all.add(threads.submit(() -> flap(one))));
        }
        assertThat(all).extracting(Future::state).containsOnly(Future.State.SUCCESS);

        for (Joined one : machines) {
            machine = one;
            await().atMost(SOON).until(() -> due() == 0);
            assertThat(alerts.list(lucia, ofMachine()).items()).singleElement().satisfies(alert -> {
                assertThat(alert.times()).isEqualTo(TIMES);
                assertThat(alert.isOpen()).isTrue();
            });
            assertThat(ticketsOfMachine()).isOne();
            assertThat(ticket().state().isOpen()).isTrue();
        }
    }

    /** Everything is said twice, as by an agent whose answer was lost. */
    private void flap(Joined one) {
        for (int time = 1; time <= TIMES; time++) {
            UUID name = UUID.randomUUID();
            say(one, DOWN, name);
            say(one, DOWN, name);
            if (time < TIMES) {
                say(one, OVER, name);
                say(one, OVER, name);
            }
        }
    }

    @Test
    void a_mere_warning_and_a_silenced_alert_make_none() {
        say("""
                {"alert_id":"%s","type":"cpu","severity":"warning","message":"CPU al 92 %%"}""");
        await().atMost(SOON).until(() -> due() == 0);
        assertThat(ticketsOfMachine()).isZero();

        Alert warning = alert();
        alerts.silence(
                technician,
                warning.alertId(),
                warning.version(),
                clock.instant().plusSeconds(3600));
        say("""
                {"alert_id":"%s","type":"cpu","severity":"critical","message":"CPU al 99 %%"}""");
        await().atMost(SOON).until(() -> alert().severity() == Severity.CRITICAL);
        assertThat(ticketsOfMachine()).isZero();
        assertThat(alert().state()).isEqualTo(AlertState.SILENCED);
    }

    @Test
    void who_decides_about_an_older_version_is_told_and_a_stranger_finds_nothing() {
        serviceDown();
        Alert seen = alert();
        alerts.acknowledge(technician, seen.alertId(), seen.version());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> alerts.assign(lucia, seen.alertId(), seen.version(), technician.userId()))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(409));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> alerts.get(clients.textil().technician(), seen.alertId()))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(404));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> alerts.note(clients.cafe().clientAdmin(), seen.alertId(), "Ya lo vi"))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(403));
        assertThat(alerts.history(technician, alert()))
                .extracting(AlertEvent::kind)
                .contains("opened", "acknowledged");
    }

    @Test
    void a_window_of_a_saved_list_is_quiet_until_it_is_changed_which_two_at_once_cannot() {
        MaintenanceWindow window = windows.create(technician, window("q=SRV-CAJA"));
        serviceDown();
        await().atMost(SOON).until(() -> due() == 0);
        assertThat(ticketsOfMachine()).isZero();
        assertThat(alerts.list(technician, of(List.of(machine.assetId()))).items())
                .hasSize(1);
        assertThat(alerts.list(technician, of(List.of(UUID.randomUUID()))).items())
                .isEmpty();

        windows.change(technician, window.windowId(), 1, window("q=PC-DE-NADIE"));

        assertThat(ticket().state()).isEqualTo(State.NUEVO);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> windows.change(lucia, window.windowId(), 1, window("")))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(409));
        WatchedJob job = jobs.create(technician, clients.cafe().clientId(), "Respaldo", 60, 5)
                .job();
        jobs.change(technician, job.jobId(), 1, "Respaldo diario", 1440, 60);
        assertThat(jobs.get(technician, job.jobId()).missingAfter()).isAfter(job.missingAfter());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> jobs.change(lucia, job.jobId(), 1, "Otro", 60, 5))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(409));
    }

    @Test
    void the_rule_of_a_saved_list_goes_before_those_of_all_machines_and_holds_for_its_machines_alone() {
        MachineFilter boxes = filters.create(lucia, "Cajas " + machine.assetId(), "q=SRV-CAJA");
        MachineFilter others = filters.create(lucia, "Otros " + machine.assetId(), "q=PC-DE-NADIE");
        String path = "/alerts/policies/" + clients.cafe().clientId();
        try (Visitor visitor = Visitor.as(lucia, port)) {
            assertThat(visitor.get(path).body()).contains(boxes.name());
            rule(visitor, path, "", "baja");
            rule(visitor, path, boxes.filterId().toString(), "alta");
            rule(visitor, path, others.filterId().toString(), "critica");
            filters.delete(lucia, boxes.filterId());
            assertThat(visitor.get(path).body()).contains("Equipos de la lista " + boxes.name(), others.name());

            serviceDown();
            assertThat(ticket().priority().word()).isEqualTo("alta");

            visitor.post(path + "/rules/remove", Map.of("severity", "critical", "list", boxes.list()));
            assertThat(visitor.get(path).body()).doesNotContain(boxes.name());
            assertThat(policies.of(lucia, clients.cafe().clientId()).rules())
                    .extracting(AlertRule::priority)
                    .containsExactlyInAnyOrder("baja", "critica");
        }
        filters.delete(lucia, others.filterId());
    }

    private static void rule(Visitor visitor, String path, String list, String priority) {
        Map<String, String> typed =
                Map.of("severity", "critical", "tickets", "yes", "filter", list, "priority", priority, "wait", "0");
        assertThat(visitor.post(path + "/rules", typed).statusCode()).isEqualTo(303);
    }

    @Test
    void a_window_is_changed_on_its_page_where_a_list_that_is_gone_may_stay_and_sites_of_others_are_none() {
        MaintenanceWindow window = windows.create(technician, window("q=SRV-CAJA"));
        String path = "/alerts/windows/" + window.windowId();
        Map<String, String> typed = new HashMap<>(Map.of(
                "version", "1",
                "name", "Parches de marzo",
                "site", clients.cafe().siteId().toString(),
                "filter", "kept",
                "first", "2026-03-01",
                "begins", "23:30",
                "minutes", "180",
                "repeats", "weekly",
                "zone", "America/Tijuana",
                "day", "6"));
        try (Visitor visitor = Visitor.as(technician, port)) {
            assertThat(visitor.get(path).body()).contains("Los de caja", "value=\"4320\" selected", "Parches");
            assertThat(visitor.post(path, typed).statusCode()).isEqualTo(303);
            MaintenanceWindow changed = windows.get(technician, window.windowId());
            assertThat(changed.listAddress() + changed.siteId() + changed.begins() + changed.days())
                    .isEqualTo("q=SRV-CAJA" + clients.cafe().siteId() + "23:30[SATURDAY]");
            assertThat(changed.version()).isEqualTo(2);

            HttpResponse<String> late = visitor.post(path, typed);
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(late.body()).contains("Parches de marzo", "Alguien cambió");

            typed.putAll(
                    Map.of("version", "2", "site", clients.textil().siteId().toString()));
            assertThat(visitor.post(path, typed).statusCode()).isEqualTo(404);
        }
        try (Visitor stranger = Visitor.as(clients.textil().technician(), port)) {
            assertThat(stranger.get(path).statusCode()).isEqualTo(404);
            assertThat(stranger.post(path, typed).statusCode()).isEqualTo(404);
        }
    }

    private MaintenanceWindow window(String list) {
        return new MaintenanceWindow(
                clients.cafe().clientId(),
                UUID.randomUUID(),
                null,
                null,
                list,
                list.isEmpty() ? "" : "Los de caja",
                "Parches",
                ZoneOffset.UTC,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1),
                null,
                LocalTime.MIDNIGHT,
                4320,
                MaintenanceWindow.Repeats.ONCE,
                Set.of(),
                "",
                1);
    }

    private static AlertQuery of(List<UUID> machines) {
        return new AlertQuery(AlertQuery.Show.OPEN, null, null, null, null, null, machines, new Slice.Request(1, 10));
    }

    private void serviceDown() {
        say(DOWN);
    }

    private void recovered() {
        say(OVER);
    }

    private void say(String alert) {
        say(machine, alert, UUID.randomUUID());
    }

    private void say(Joined one, String alert, UUID name) {
        String body = "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":97,\"disk_usage\":91},\"alerts\":[%s]}";
        assertThat(agents.post(one, "/api/agents/heartbeat", body.formatted(one.assetId(), alert.formatted(name))))
                .isEqualTo(200);
    }

    private Alert alert() {
        return alerts.list(technician, ofMachine()).items().getFirst();
    }

    private AlertQuery ofMachine() {
        return new AlertQuery(AlertQuery.Show.ALL, null, null, null, null, machine.assetId(), new Slice.Request(1, 10));
    }

    private Ticket ticket() {
        await().atMost(SOON).until(() -> alert().ticketId() != null);
        return tickets.get(technician, Objects.requireNonNull(alert().ticketId()));
    }

    private long due() {
        return count("SELECT count(*) FROM alert WHERE asset_id = :asset AND due_at <= now() + interval '1 minute'");
    }

    private long ticketsOfMachine() {
        return count("SELECT count(*) FROM ticket WHERE asset_id = :asset");
    }

    private long count(String sql) {
        return tenancy.call(new Scope.Everything(), () -> jdbc.sql(sql)
                .param("asset", machine.assetId())
                .query(Long.class)
                .single());
    }
}
