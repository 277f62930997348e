package mx.lanet.helpdesk.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.command.CommandChanged;
import mx.lanet.helpdesk.command.WorkElsewhere;
import mx.lanet.helpdesk.monitoring.AssetPresenceChanged;
import mx.lanet.helpdesk.monitoring.ReadingsArrived;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPostgres;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.TicketChanged;
import mx.lanet.helpdesk.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class LiveTest {
    private static final long PATIENCE_MILLIS = 20_000;

    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Hub hub;

    @Autowired
    private Relay relay;

    @Autowired
    private Tickets tickets;

    @Autowired
    @Qualifier("direct")
    private DataSource direct;

    @Value("${lanet.test.database}")
    private String database;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private UUID ours;
    private UUID theirs;

    @BeforeEach
    void twoMachines() {
        clients = people.twoClients();
        ours = SomeAsset.of(clients.cafe()).in(tenancy, jdbc);
        theirs = SomeAsset.of(clients.textil()).in(tenancy, jdbc);
    }

    @Test
    void a_page_is_told_that_its_machine_changed_and_nothing_else() throws Exception {
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).watch("asset:" + ours)) {
            presence(clients.cafe(), ours);

            assertThat(line.next(PATIENCE_MILLIS)).isEqualTo("{\"topic\":\"asset:" + ours + "\"}");
        }
    }

    @Test
    void a_machine_of_another_client_is_as_silent_as_one_that_does_not_exist() throws Exception {
        UUID nobodys = UUID.randomUUID();
        try (var hugo = Visitor.as(clients.cafe().clientAdmin(), port);
                var line = LiveLine.open(hugo, port)
                        .watch("asset:" + theirs, "asset:" + nobodys, "assets", "asset:" + ours)) {
            awaitWatched(Topic.asset(ours));
            quiet(line);
            presence(clients.textil(), theirs);
            presence(clients.textil(), nobodys);
            readings(clients.textil(), theirs);
            presence(clients.cafe(), ours);

            assertThat(List.of(String.valueOf(line.next(PATIENCE_MILLIS)), String.valueOf(line.next(PATIENCE_MILLIS))))
                    .containsExactlyInAnyOrder("{\"topic\":\"asset:" + ours + "\"}", "{\"topic\":\"assets\"}");
            assertThat(line.next(1_500)).isNull();
            assertThat(hub.isWatched(Topic.asset(theirs))).isFalse();
        }
    }

    @Test
    void a_requester_hears_of_the_own_tickets_only_and_of_no_list_of_machines() throws Exception {
        TwoClients.Company cafe = clients.cafe();
        try (var gabriela = Visitor.as(cafe.requester(), port);
                var line = LiveLine.open(gabriela, port).watch("tickets", "assets", "day", "asset:" + ours)) {
            awaitWatched(Topic.TICKETS);
            quiet(line);
            presence(cafe, ours);
            events.publishEvent(new TicketChanged(cafe.clientId(), UUID.randomUUID(), UUID.randomUUID(), null));
            assertThat(line.next(1_500)).isNull();

            events.publishEvent(new TicketChanged(
                    cafe.clientId(), UUID.randomUUID(), cafe.requester().userId(), null));

            assertThat(line.next(PATIENCE_MILLIS)).isEqualTo("{\"topic\":\"tickets\"}");
        }
    }

    @Test
    void a_hundred_changes_within_a_moment_are_two_messages_at_most() throws Exception {
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).watch("asset:" + ours)) {
            awaitWatched(Topic.asset(ours));
            quiet(line);
            for (int i = 0; i < 100; i++) {
                readings(clients.cafe(), ours);
            }

            assertThat(line.next(PATIENCE_MILLIS)).isNotNull();
            // All hundred may be there before the first is told: then that one message tells them all.
            if (line.next(5_000) != null) {
                assertThat(line.next(1_500)).isNull();
            }
        }
    }

    @Test
    void a_change_between_drawing_the_page_and_subscribing_is_not_lost() throws Exception {
        presence(clients.cafe(), ours);
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).watch("asset:" + ours)) {

            assertThat(line.next(PATIENCE_MILLIS)).isEqualTo("{\"topic\":\"asset:" + ours + "\"}");
        }
    }

    @Test
    void what_changes_at_another_server_is_told_here() throws Exception {
        var relay = another();
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).watch("asset:" + ours, "asset:" + theirs)) {
            awaitWatched(Topic.asset(ours));
            quiet(line);

            relay.announce(Change.of(Topic.asset(theirs), clients.textil().clientId()));
            relay.announce(Change.of(Topic.asset(ours), clients.cafe().clientId()));

            assertThat(line.next(PATIENCE_MILLIS)).isEqualTo("{\"topic\":\"asset:" + ours + "\"}");
            assertThat(line.next(1_500)).isNull();
        } finally {
            relay.stop();
        }
    }

    @Test
    void what_another_server_told_while_the_line_between_was_cut_is_looked_at_again() throws Exception {
        String lines = lines();
        var relay = another();
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).watch("asset:" + ours)) {
            awaitWatched(Topic.asset(ours));
            quiet(line);

            sql("SELECT count(pg_terminate_backend(pid)) FROM unnest(ARRAY[" + lines + "]) AS cut (pid)");

            assertThat(line.next(PATIENCE_MILLIS)).isEqualTo("{\"topic\":\"asset:" + ours + "\"}");
        } finally {
            relay.stop();
        }
    }

    @Test
    void who_looks_and_who_writes_is_seen_by_the_team_from_another_server_too_and_goes_with_the_page()
            throws Exception {
        var cafe = clients.cafe();
        var ticket = SomeOpening.of(cafe.requester()).in(tickets).ticketId();
        var beto = new Seat(
                UUID.randomUUID(), Person.HOUSE, true, "Beto Salinas", true, Topic.lookers(ticket), Seat.Writing.NOTE);
        var relay = another();
        try (var daniela = Visitor.as(cafe.technician(), port);
                var gabriela = Visitor.as(cafe.requester(), port);
                var line = LiveLine.open(daniela, port).watch("lookers:" + ticket)) {
            relay.seat("their-socket", beto);
            awaitLookers(daniela, ticket, beto.name() + " está escribiendo una nota");
            assertThat(lookers(gabriela, ticket)).doesNotContain(beto.name()).doesNotContain("Soporte");

            line.say("{\"writing\":\"reply\"}");
            awaitLookers(gabriela, ticket, "Soporte está escribiendo");
            assertThat(lookers(gabriela, ticket))
                    .doesNotContain(cafe.technician().name());
            assertThat(lookers(daniela, ticket))
                    .doesNotContain(cafe.technician().name());

            line.close();
            relay.seat("their-socket", null);
            await().until(() -> !lookers(gabriela, ticket).contains("Soporte")
                    && !lookers(daniela, ticket).contains(beto.name()));
        } finally {
            relay.stop();
        }
    }

    @Test
    void what_is_ordered_here_of_a_machine_is_called_by_the_server_that_its_agent_is_connected_to() {
        var heard = new CopyOnWriteArrayList<Object>();
        var other = another(heard::add);
        try {
            UUID cafe = clients.cafe().clientId();
            events.publishEvent(new CommandChanged(cafe, theirs, UUID.randomUUID(), null, "running"));
            events.publishEvent(new CommandChanged(cafe, ours, UUID.randomUUID(), null, "waiting"));

            await().untilAsserted(() -> assertThat(heard).containsExactly(new WorkElsewhere(ours)));
        } finally {
            other.stop();
        }
    }

    private static void awaitLookers(Visitor visitor, UUID ticket, String words) {
        await().untilAsserted(() -> assertThat(lookers(visitor, ticket)).contains(words));
    }

    private static String lookers(Visitor visitor, UUID ticket) {
        return visitor.get("/live/tickets/" + ticket).body();
    }

    /** As another server on the same database would, when it has found this one. */
    private Relay another() {
        return another(_ -> {});
    }

    private Relay another(ApplicationEventPublisher itsEvents) {
        var itsHub = new Hub();
        var relay = new Relay(itsHub, new Seats(itsHub), direct, itsEvents, Duration.ofSeconds(60));
        relay.start();
        await().until(() -> !relay.isAlone() && !this.relay.isAlone());
        return relay;
    }

    /** That another test's server came makes pages look again, once. */
    private static void quiet(LiveLine line) throws InterruptedException {
        while (line.next(1_500) != null) {
            // What it was told so far.
        }
    }

    /** The connections on which this server speaks with others. */
    private String lines() throws SQLException {
        return sql("SELECT coalesce(string_agg(pid::text, ','), '') FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name = 'lanet-live'");
    }

    private String sql(String query) throws SQLException {
        try (var connection = TestPostgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void signing_out_closes_the_line_within_five_seconds() throws Exception {
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).watch("assets")) {
            daniela.post("/logout", Map.of());

            assertThat(line.closedWithin(PATIENCE_MILLIS)).isEqualTo(1008);
        }
    }

    @Test
    void somebody_who_is_shut_out_loses_the_line_within_five_seconds() throws Exception {
        var hugo = clients.cafe().clientAdmin();
        try (var visitor = Visitor.as(hugo, port);
                var line = LiveLine.open(visitor, port).watch("assets")) {
            tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                            "UPDATE app_user SET active = false WHERE client_id = :client AND user_id = :user")
                    .param("client", hugo.clientId())
                    .param("user", hugo.userId())
                    .update());

            assertThat(line.closedWithin(PATIENCE_MILLIS)).isEqualTo(1008);
        }
    }

    @Test
    void a_client_that_is_withdrawn_falls_silent_on_the_open_line() throws Exception {
        var daniela = clients.cafe().technician();
        try (var visitor = Visitor.as(daniela, port);
                var line = LiveLine.open(visitor, port).watch("asset:" + ours)) {
            awaitWatched(Topic.asset(ours));
            quiet(line);
            tenancy.run(new Scope.Everything(), () -> jdbc.sql("DELETE FROM technician_client WHERE user_id = :user")
                    .param("user", daniela.userId())
                    .update());
            await().until(() -> !hub.isWatched(Topic.asset(ours)));
            presence(clients.cafe(), ours);

            assertThat(line.next(1_500)).isNull();
        }
    }

    @Test
    void only_pages_of_this_very_server_are_let_in() {
        try (var daniela = Visitor.as(clients.cafe().technician(), port)) {
            for (String origin : new String[] {
                "https://localhost:" + port,
                "http://localhost",
                "http://evil.example",
                "null",
                "http://localhost:" + port + ".evil.example"
            }) {
                assertRefused(daniela, origin, 403);
            }
            assertRefused(daniela, null, 403);
        }
        assertRefused(null, "http://localhost:" + port, 401);
    }

    private void assertRefused(@Nullable Visitor visitor, @Nullable String origin, int status) {
        assertThatThrownBy(() -> LiveLine.open(visitor, port, origin))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .satisfies(cause -> assertThat(((WebSocketHandshakeException) cause)
                                .getResponse()
                                .statusCode())
                        .isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hola", "[]", "{\"topics\":\"assets\"}", "{\"topics\":{}}"})
    void who_says_something_else_is_sent_away(String nonsense) throws Exception {
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).say(nonsense)) {

            assertThat(line.closedWithin(PATIENCE_MILLIS)).isEqualTo(1008);
        }
    }

    @Test
    void a_message_that_is_too_long_closes_the_line() throws Exception {
        try (var daniela = Visitor.as(clients.cafe().technician(), port);
                var line = LiveLine.open(daniela, port).say("x".repeat(LiveSockets.LONGEST_MESSAGE_BYTES + 1))) {

            assertThat(line.closedWithin(PATIENCE_MILLIS)).isEqualTo(1009);
        }
    }

    @Test
    void a_person_has_no_more_than_twenty_lines() {
        try (var daniela = Visitor.as(clients.cafe().technician(), port)) {
            var lines = new ArrayList<LiveLine>();
            for (int i = 0; i < LiveSockets.MOST_PER_PERSON; i++) {
                lines.add(LiveLine.open(daniela, port));
            }
            // The answer to a handshake may come before the line is counted.
            await().until(() -> hub.countOf(clients.cafe().technician().userId()) == LiveSockets.MOST_PER_PERSON);

            assertRefused(daniela, "http://localhost:" + port, 429);
            lines.forEach(LiveLine::close);
        }
    }

    private void presence(TwoClients.Company company, UUID asset) {
        events.publishEvent(new AssetPresenceChanged(company.clientId(), asset, "offline"));
    }

    private void readings(TwoClients.Company company, UUID asset) {
        events.publishEvent(new ReadingsArrived(List.of(new ReadingsArrived.Of(company.clientId(), asset))));
    }

    private void awaitWatched(Topic topic) {
        await().until(() -> hub.isWatched(topic));
    }
}
