package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Verdict;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Answer;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Machine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The agents' ticket calls, over HTTP and as the documents have them. */
@ServerTest
class AgentTicketsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private Tickets tickets;

    @Autowired
    private TestPeople people;

    @Autowired
    private Audit audit;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private AgentCalls agents;
    private Machine reception;
    private Machine storehouse;
    private Machine foreign;

    @BeforeEach
    void machines() {
        clients = people.twoClients();
        agents = new AgentCalls(tokens, port);
        reception = agents.join(clients.cafe(), "PC-RECEPCION");
        storehouse = agents.join(clients.cafe(), "PC-ALMACEN");
        foreign = agents.join(clients.textil(), "PC-TELAR");
    }

    @Test
    void a_ticket_is_made_with_the_machines_facts_and_answered_in_both_shapes() {
        Answer made = agents.post(
                reception,
                "/api/tickets/create-from-agent",
                """
                {"subject":"No imprime","description":"Desde las 9.","category":"impresoras","priority":"crítica",
                 "channel":"agente","created_by_agent":true,"asset_id":"%s","client_id":"%s","site_id":"%s",
                 "agent_auto_info":{"computer_name":"PC-RECEPCION","current_user":"gabriela",
                    "system_metrics":{"cpu_usage":71,"memory_usage":74.5,"disk_usage":96},"recent_events":["a","b"]}}
                """
                        .formatted(
                                reception.assetId(),
                                clients.cafe().clientId(),
                                clients.cafe().siteId()));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("success").asBoolean()).isTrue();
        assertThat(made.text("ticket_number")).matches("TKT-\\d{6,}");
        assertThat(made.text("status")).isEqualTo("nuevo");
        assertThat(made.json().path("data").path("ticket_id"))
                .isEqualTo(made.json().path("ticket_id"));
        Ticket ticket = tickets.get(clients.cafe().technician(), UUID.fromString(made.text("ticket_id")));
        assertThat(ticket.category()).isEqualTo("Impresoras");
        assertThat(ticket.priority().word()).isEqualTo("critica");
        assertThat(ticket.requesterName()).isEqualTo("gabriela");
        assertThat(ticket.assetName()).isEqualTo("PC-RECEPCION");
        assertThat(JSON.readTree(ticket.machineFacts())
                        .path("system_metrics")
                        .path("disk_usage")
                        .asInt())
                .isEqualTo(96);
    }

    @Test
    void the_person_whose_machine_it_is_asked_for_it() {
        Person gabriela = clients.cafe().requester();
        tenancy.run(
                new Scope.Everything(), () -> jdbc.sql("UPDATE asset SET person_id = :person WHERE asset_id = :asset")
                        .param("person", gabriela.userId())
                        .param("asset", reception.assetId())
                        .update());

        UUID made = agents.make(reception, "Desde su equipo");

        assertThat(tickets.get(gabriela, made).requesterName()).isEqualTo(gabriela.name());
    }

    @Test
    void without_a_subject_the_first_line_of_the_description_is_it() {
        Answer made = agents.post(
                reception,
                "/api/tickets/create-from-agent",
                "{\"description\":\"\\n  Se apaga sola \\n desde ayer\",\"auto_info\":{\"current_user\":7}}");

        Ticket ticket = tickets.get(clients.cafe().technician(), UUID.fromString(made.text("ticket_id")));
        assertThat(ticket.subject()).isEqualTo("Se apaga sola");
        assertThat(ticket.category()).isEqualTo("Otro");
        assertThat(ticket.priority().word()).isEqualTo("media");
    }

    @Test
    void a_repeated_request_finds_the_first_ticket_from_twenty_threads() throws Exception {
        List<Callable<String>> senders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            senders.add(() -> agents.post(
                            reception,
                            "/api/tickets/create-from-agent",
                            "{\"description\":\"Una vez\"}",
                            "Idempotency-Key",
                            "clave-1")
                    .text("ticket_id"));
        }
        List<String> ids = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(senders)) {
                ids.add(answer.get());
            }
        }

        assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        assertThat(agents.get(reception, "/api/tickets/my-tickets")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void what_machines_of_two_clients_ask_for_at_once_shares_transactions_and_is_whole() throws Exception {
        List<Callable<String>> senders = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Machine sender = List.of(reception, storehouse, foreign).get(i % 3);
            String key = "junto-" + i / 3 % 18;
            senders.add(() -> agents.post(
                            sender,
                            "/api/tickets/create-from-agent",
                            "{\"description\":\"Plóter atascado\"}",
                            "Idempotency-Key",
                            key)
                    .text("ticket_id"));
        }
        Set<UUID> ids = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(senders)) {
                ids.add(UUID.fromString(answer.get()));
            }
        }

        assertThat(ids).hasSize(3 * 18);
        for (Machine machine : List.of(reception, storehouse, foreign)) {
            assertThat(agents.get(machine, "/api/tickets/my-tickets")
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(18);
        }
        String[] made = ids.stream().map(UUID::toString).toArray(String[]::new);
        assertThat(count(
                        "SELECT count(DISTINCT xmin::text) FROM ticket WHERE ticket_id = ANY (CAST(? AS uuid[]))",
                        made))
                .as("transactions")
                .isLessThan(ids.size());
        for (String rows : List.of(
                "ticket_event WHERE kind = 'created' AND ticket_id = ANY (CAST(? AS uuid[]))",
                "ticket_words WHERE ticket_id = ANY (CAST(? AS uuid[]))",
                "ticket_read WHERE ticket_id = ANY (CAST(? AS uuid[]))",
                "audit_record WHERE action = 'ticket.created' AND address <> '' AND subject_id = ANY (?)")) {
            assertThat(count("SELECT count(*) FROM " + rows, made)).as(rows).isEqualTo(ids.size());
        }
        for (UUID client : List.of(clients.cafe().clientId(), clients.textil().clientId())) {
            assertThat(audit.verify(client)).isInstanceOf(Verdict.Whole.class);
        }
    }

    private int count(String sql, String[] ids) {
        return tenancy.call(
                new Scope.Everything(),
                () -> jdbc.sql(sql).param(ids).query(Integer.class).single());
    }

    @Test
    void a_key_is_one_machines_own() {
        List<String> numbers = new ArrayList<>();
        for (Machine machine : List.of(reception, storehouse, foreign)) {
            for (int i = 0; i < 2; i++) {
                Answer made = agents.post(
                        machine,
                        "/api/tickets/create-from-agent",
                        "{\"description\":\"La misma clave\"}",
                        "Idempotency-Key",
                        "clave-de-todos");
                assertThat(made.status()).isEqualTo(201);
                numbers.add(made.text("ticket_id"));
            }
            assertThat(totalOf(machine)).isEqualTo(1);
        }

        assertThat(numbers.stream().distinct()).hasSize(3);
    }

    @Test
    void without_a_key_the_same_text_is_another_ticket() {
        agents.make(reception, "Otra vez");
        agents.make(reception, "Otra vez");

        assertThat(totalOf(reception)).isEqualTo(2);
    }

    @Test
    void a_body_that_names_another_machine_or_client_makes_nothing_anywhere() {
        for (String field : List.of(
                "\"asset_id\":\"" + storehouse.assetId() + "\"",
                "\"asset_id\":\"" + foreign.assetId() + "\"",
                "\"client_id\":\"" + clients.textil().clientId() + "\"",
                "\"site_id\":\"" + clients.textil().siteId() + "\"")) {
            Answer answer = agents.post(
                    reception, "/api/tickets/create-from-agent", "{\"description\":\"De otro\"," + field + "}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.response().body())
                    .asString(StandardCharsets.UTF_8)
                    .doesNotContain("Textil");
        }
        assertThat(List.of(totalOf(reception), totalOf(storehouse), totalOf(foreign)))
                .containsOnly(0);
    }

    private int totalOf(Machine machine) {
        return agents.get(machine, "/api/tickets/my-tickets")
                .json()
                .path("total")
                .asInt();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                      | description
            {"description":""}                                      | description
            {"description":"   "}                                   | description
            {"description":7}                                       | description
            {"description":{"a":1}}                                 | description
            {"description":"x","subject":["a"]}                     | subject
            {"description":"x","category":9}                        | category
            {"description":"x","priority":"urgentísima"}            | priority
            {"description":"x","priority":3}                        | priority
            {"description":"x","channel":"phone"}                   | channel
            {"description":"x","created_by_agent":"sí"}             | created_by_agent
            {"description":"x","asset_id":"1-1-1-1-1"}              | asset_id
            {"description":"x","asset_id":"550e8400-e29b-41d4-a716-446655440001"}  | asset_id
            {"description":"x","client_id":"550e8400-e29b-41d4-a716-446655440001"} | client_id
            {"description":"x","site_id":"550e8400-e29b-41d4-a716-446655440001"}   | site_id
            {"description":"x","agent_auto_info":"nada"}            | agent_auto_info
            """)
    void a_wrong_field_is_named_and_nothing_is_stored(String body, String field) {
        Answer answer = agents.post(reception, "/api/tickets/create-from-agent", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .contains("problem+json");
        assertThat(answer.json().path("errors").path(0).path("field").asString(""))
                .isEqualTo(field);
        assertThat(agents.get(reception, "/api/tickets/my-tickets")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void strange_bodies_are_refused_without_a_stir() {
        String path = "/api/tickets/create-from-agent";

        assertThat(agents.post(reception, path, "{\"description\":\"" + "x".repeat(100_001) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(agents.post(reception, path, "{\"description\":\"" + "x".repeat(300_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(agents.post(reception, path, "[".repeat(10_000)).status()).isEqualTo(400);
        assertThat(agents.post(reception, path, "nada").status()).isEqualTo(400);
        assertThat(agents.send(
                                reception,
                                path,
                                "{\"description\":\"ñ\"}".getBytes(StandardCharsets.ISO_8859_1),
                                "application/json")
                        .status())
                .isEqualTo(400);
        assertThat(agents.send(reception, path, "<a/>".getBytes(StandardCharsets.UTF_8), "text/xml")
                        .status())
                .isEqualTo(415);
        assertThat(agents.post(reception, path, "{\"description\":\"x\"}", "Idempotency-Key", "k".repeat(151))
                        .status())
                .isEqualTo(400);
        assertThat(agents.post(
                                reception,
                                path,
                                "{\"description\":\"a\\u0000b\",\"auto_info\":{\"n\":1e400,\"t\":\"\\u0000\"}}")
                        .status())
                .isEqualTo(201);
    }
}
