package mx.lanet.helpdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.apikey.KeyWish;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ApiClient;
import mx.lanet.helpdesk.testing.ApiClient.Answer;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestKeys;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** People's programs: who they are, and what all their calls have in common. */
@ServerTest
class ApiTest {
    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Sessions sessions;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApiKeys keys;

    @Autowired
    Tickets tickets;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    TwoClients two;

    @BeforeEach
    void twoCompanies() {
        two = people.twoClients();
    }

    @Test
    void a_program_signs_in_makes_a_ticket_and_talks_about_it() {
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port)) {
            Answer made = daniela.post("/api/v1/tickets", newTicket("La impresora no imprime"));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            String number = made.json().path("number").asString();
            assertThat(made.header("Location")).isEqualTo("/api/v1/tickets/" + number);
            assertThat(made.header("ETag")).isEqualTo("\"v1\"");

            Answer said = daniela.post("/api/v1/tickets/" + number + "/comments", Map.of("body", "Ya voy."));
            Answer noted = daniela.post("/api/v1/tickets/" + number + "/notes", Map.of("body", "Es el tóner."));

            assertThat(List.of(said.status(), noted.status())).containsOnly(201);
            JsonNode ticket = daniela.get("/api/v1/tickets/" + number).json();
            assertThat(ticket.path("channel").asString()).isEqualTo("api");
            assertThat(ticket.path("comments").findValuesAsString("body")).containsExactly("Ya voy.", "Es el tóner.");
            JsonNode list = daniela.get("/api/v1/tickets?q=" + number).json();
            assertThat(list.path("items").get(0).path("ticket_id")).isEqualTo(ticket.path("ticket_id"));
        }
    }

    @Test
    void a_key_does_what_its_maker_may_for_its_client_alone_and_within_its_scopes() {
        String ofClient =
                TestKeys.make(keys, two.superadmin(), two.cafe(), KeyScope.TICKETS_READ, KeyScope.CLIENTS_READ);
        ApiKeys.Made ofHouse = keys.make(
                two.superadmin(),
                new KeyWish(
                        Person.HOUSE,
                        Person.HOUSE,
                        "Reportes",
                        Set.of(KeyScope.TICKETS_READ, KeyScope.TICKETS_WRITE),
                        clock.instant().plus(Duration.ofDays(1)),
                        1));
        String ofMachines = TestKeys.make(keys, two.superadmin(), two.cafe(), KeyScope.UPDATES_READ);
        Ticket cafes = SomeOpening.of(two.cafe().requester()).in(tickets);
        Ticket textils = SomeOpening.of(two.textil().requester()).in(tickets);
        String ours = "/api/v1/tickets/" + cafes.ticketId();
        String theirs = "/api/v1/tickets/" + textils.ticketId();
        try (ApiClient key = new ApiClient(port).with(ofClient);
                ApiClient house = new ApiClient(port).with(ofHouse.text().reveal());
                ApiClient machines = new ApiClient(port).with(ofMachines)) {
            assertThat(key.get(ours).json().path("number").asString()).isEqualTo(cafes.code());
            assertThat(key.get(theirs).status()).isEqualTo(404);
            assertThat(key.get("/api/v1/clients").json().path("items").findValuesAsString("client_id"))
                    .containsExactly(two.cafe().clientId().toString());
            Answer refused = key.post(ours + "/comments", Map.of("body", "No"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("key_scope_missing");
            assertThat(key.get("/api/v1/assets").code()).isEqualTo("key_scope_missing");
            assertThat(key.get("/api/auth/me").status()).isEqualTo(403);

            assertThat(house.get(theirs).status()).isEqualTo(200);
            assertThat(house.post(theirs + "/comments", Map.of("body", "Recibido."))
                            .status())
                    .isEqualTo(201);
            assertThat(house.get(theirs).json().path("comments").findValuesAsString("author_name"))
                    .containsExactly(two.superadmin().name());
            assertThat(machines.get(ours).status()).isEqualTo(403);
            assertThat(audited(textils)).containsExactly("Reportes");

            keys.revoke(two.superadmin(), ofHouse.keyId());
            assertThat(house.get(theirs).status()).isEqualTo(401);
        }
    }

    /** By which keys something was done to the ticket; empty for what was done by none. */
    private List<String> audited(Ticket ticket) {
        return tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                        """
                                SELECT split_part(details ->> 'api_key', ' (', 1) FROM audit_record
                                WHERE client_id = :client AND action = 'ticket.replied' AND subject_id = :ticket
                                """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId().toString())
                .query(String.class)
                .list());
    }

    @Test
    void who_tries_keys_out_waits_and_nobody_else() {
        String key = TestKeys.make(keys, two.superadmin(), two.cafe(), KeyScope.TICKETS_READ);
        String[] guesser = {"X-Forwarded-For", "198.51.100.77"};
        try (ApiClient program = new ApiClient(port).with(key);
                ApiClient guesses = new ApiClient(port).with(key.substring(0, key.length() - 4) + "aaaa")) {
            for (int i = 0; i < 50; i++) {
                assertThat(guesses.get("/api/v1/tickets", guesser).status()).isEqualTo(401);
            }

            Answer waits = guesses.get("/api/v1/tickets", guesser);
            assertThat(waits.status()).isEqualTo(429);
            assertThat(waits.code()).isEqualTo("too_many_requests");
            assertThat(waits.header("Retry-After")).isEqualTo("12");
            assertThat(program.get("/api/v1/tickets", "X-Forwarded-For", "198.51.100.78")
                            .status())
                    .isEqualTo(200);
            clock.advance(Duration.ofSeconds(13));
            assertThat(program.get("/api/v1/tickets", guesser).status()).isEqualTo(200);
        }
    }

    @Test
    void a_webhook_is_made_once_changed_as_it_was_seen_and_taken_away_by_who_leads() {
        Map<String, Object> wish = Map.of(
                "name",
                "Panel " + two.cafe().clientId(),
                "address",
                "https://panel.example/avisos",
                "client_id",
                two.cafe().clientId(),
                "events",
                List.of("ticket.created"));
        try (ApiClient lucia = ApiClient.as(two.superadmin(), port);
                ApiClient daniela = ApiClient.as(two.cafe().technician(), port)) {
            Answer made = lucia.post("/api/v1/webhooks", wish, "Idempotency-Key", "w-1");
            Answer again = lucia.post("/api/v1/webhooks", wish, "Idempotency-Key", "w-1");
            String there = made.header("Location");

            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(made.json().path("secret").asString()).startsWith("whsec_");
            assertThat(again.header("Location")).isEqualTo(there);
            assertThat(again.json().has("secret")).isFalse();
            Map<String, Object> off = Map.of("active", false);
            assertThat(lucia.send("PATCH", there, off, "If-Match", made.header("ETag"))
                            .json()
                            .path("active")
                            .asBoolean())
                    .isFalse();
            assertThat(lucia.send("PATCH", there, off, "If-Match", made.header("ETag"))
                            .status())
                    .isEqualTo(409);
            assertThat(lucia.post(
                                    "/api/v1/webhooks",
                                    Map.of("name", "x", "address", "https://a.example", "events", List.of("no")))
                            .status())
                    .isEqualTo(400);
            assertThat(daniela.get(there).status()).isEqualTo(403);
            assertThat(lucia.send("DELETE", there, null).status()).isEqualTo(204);
            assertThat(lucia.get(there).status()).isEqualTo(404);
        }
    }

    @Test
    void what_a_program_needs_to_make_a_ticket_can_be_listed() {
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port);
                ApiClient gabriela = ApiClient.as(two.cafe().requester(), port)) {
            String client = "?client=" + two.cafe().clientId();
            JsonNode people =
                    daniela.get("/api/v1/people" + client + "&role=requester").json();
            assertThat(people.path("items").findValuesAsString("user_id"))
                    .containsExactly(two.cafe().requester().userId().toString());
            String stranger = "/api/v1/people/" + two.textil().requester().userId();
            assertThat(daniela.get(stranger).status()).isEqualTo(404);
            assertThat(gabriela.get("/api/v1/people").status()).isEqualTo(403);
            assertThat(daniela.get("/api/v1/people?role=jefe").status()).isEqualTo(400);
            assertThat(gabriela.get("/api/v1/categories").json().path("items").findValuesAsString("name"))
                    .contains("Hardware");
            assertThat(daniela.get("/api/v1/queues" + client)
                            .json()
                            .path("items")
                            .findValuesAsString("queue_id"))
                    .contains(Queues.GENERAL.toString());
            String textils = "?client=" + two.textil().clientId();
            assertThat(List.of(
                            daniela.get("/api/v1/queues" + textils).status(),
                            daniela.get("/api/v1/categories" + textils).status(),
                            daniela.get("/api/v1/articles" + textils).status()))
                    .containsOnly(404);
            assertThat(gabriela.get("/api/v1/articles?q=impresora&limit=1").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_repeat_with_the_same_key_is_answered_with_the_first_ticket_and_says_nothing_twice() {
        try (ApiClient gabriela = ApiClient.as(two.cafe().requester(), port)) {
            Map<String, Object> ticket = Map.of("subject", "Sin red", "description", "Desde ayer");
            Answer first = gabriela.post("/api/v1/tickets", ticket, "Idempotency-Key", "k-1");
            Answer again = gabriela.post("/api/v1/tickets", ticket, "Idempotency-Key", "k-1");
            String number = first.json().path("number").asString();
            String there = "/api/v1/tickets/" + number + "/comments";
            gabriela.post(there, Map.of("body", "¿Alguien?"), "Idempotency-Key", "k-2");
            gabriela.post(there, Map.of("body", "¿Alguien?"), "Idempotency-Key", "k-2");

            assertThat(again.json().path("number").asString()).isEqualTo(number);
            assertThat(gabriela.get("/api/v1/tickets/" + number)
                            .json()
                            .path("comments")
                            .size())
                    .isEqualTo(1);
            assertThat(gabriela.post("/api/v1/tickets", ticket, "Idempotency-Key", "con espacio")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_list_goes_on_at_its_next_page_and_shows_only_the_fields_that_were_asked_for() {
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port)) {
            for (int i = 1; i <= 3; i++) {
                daniela.post("/api/v1/tickets", newTicket("Ticket " + i));
            }
            JsonNode first = daniela.get("/api/v1/tickets?limit=2&sort=number&fields=subject,state")
                    .json();
            JsonNode second = daniela.get(first.path("next").asString()).json();

            assertThat(first.path("total").asInt()).isEqualTo(3);
            assertThat(first.path("items").get(0).propertyNames()).containsExactlyInAnyOrder("subject", "state");
            assertThat(first.path("items").findValuesAsString("subject")).containsExactly("Ticket 1", "Ticket 2");
            assertThat(second.path("items").findValuesAsString("subject")).containsExactly("Ticket 3");
            assertThat(second.has("next")).isFalse();
            for (String wrong :
                    List.of("state=ninguno", "assignee=yo", "sort=color", "limit=0", "cursor=x", "fields=clave")) {
                assertThat(daniela.get("/api/v1/tickets?" + wrong).status())
                        .as(wrong)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void what_is_wrong_with_a_body_is_named_field_by_field() {
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port)) {
            Answer answer = daniela.post(
                    "/api/v1/tickets",
                    Map.of("subject", " ", "client_id", "1-1-1-1-1", "priority", "urgente", "description", 7));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.code()).isEqualTo("invalid_body");
            assertThat(answer.json().path("errors").findValuesAsString("field"))
                    .containsExactlyInAnyOrder("subject", "client_id", "priority", "description");
        }
    }

    @Test
    void nobody_makes_a_ticket_for_or_with_what_is_another_clients() {
        Map<String, Object> foreign = Map.of(
                "client_id",
                two.cafe().clientId(),
                "subject",
                "Hola",
                "description",
                "…",
                "requester_id",
                two.textil().requester().userId());
        try (ApiClient marco = ApiClient.as(two.textil().technician(), port);
                ApiClient daniela = ApiClient.as(two.cafe().technician(), port)) {
            assertThat(marco.post("/api/v1/tickets", foreign)
                            .json()
                            .path("errors")
                            .findValuesAsString("field"))
                    .containsExactly("client_id");
            assertThat(daniela.post("/api/v1/tickets", foreign)
                            .json()
                            .path("errors")
                            .findValuesAsString("field"))
                    .containsExactly("requester_id");
        }
    }

    @Test
    void a_wrong_password_is_refused_as_on_the_page_and_locks_the_same_account() {
        String login = two.cafe().requester().login();
        try (ApiClient program = new ApiClient(port)) {
            for (int i = 0; i < 5; i++) {
                assertThat(program.signIn(login, "no es esta contraseña").code())
                        .isEqualTo("sign_in_refused");
            }

            assertThat(program.signIn(login, TestPeople.PASSWORD).status()).isEqualTo(401);
            try (Visitor visitor = new Visitor(port)) {
                assertThat(visitor.signIn(login, TestPeople.PASSWORD).statusCode())
                        .isEqualTo(422);
            }
        }
    }

    @Test
    void a_jwt_ends_after_a_quarter_of_an_hour_and_a_refresh_token_works_once() {
        try (ApiClient program = new ApiClient(port)) {
            JsonNode first = program.signIn(two.cafe().technician().login(), TestPeople.PASSWORD)
                    .json();
            program.with(first.path("access_token").asString());
            assertThat(program.get("/api/auth/me").status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(16));
            assertThat(program.get("/api/auth/me").status()).isEqualTo(401);

            Answer renewed = renew(program, first);
            program.with(renewed.json().path("access_token").asString());
            assertThat(program.get("/api/auth/me").status()).isEqualTo(200);

            assertThat(renew(program, first).code()).isEqualTo("refresh_refused");
            assertThat(program.get("/api/auth/me").status())
                    .as("whoever copied the old token, the session is over")
                    .isEqualTo(401);
            assertThat(renew(program, renewed.json()).code()).isEqualTo("refresh_refused");
        }
    }

    private static Answer renew(ApiClient program, JsonNode tokens) {
        return program.post(
                "/api/auth/refresh",
                Map.of("refresh_token", tokens.path("refresh_token").asString()));
    }

    @Test
    void signing_out_ending_sessions_another_password_or_a_switched_off_person_end_the_jwt_at_once() {
        Person person = two.cafe().technician();
        try (ApiClient program = ApiClient.as(person, port)) {
            assertThat(sessions.of(person.userId(), null)).hasSize(1);
            assertThat(program.post("/api/auth/logout", Map.of()).status()).isEqualTo(204);
            assertThat(program.get("/api/auth/me").status()).isEqualTo(401);
        }
        try (ApiClient program = ApiClient.as(person, port)) {
            assertThat(sessions.endOthers(person.userId(), null)).isEqualTo(1);
            assertThat(program.get("/api/auth/me").status()).isEqualTo(401);
        }
        for (String change : List.of(
                "UPDATE user_credential SET changed_at = changed_at + interval '1 second' WHERE user_id = :user",
                "UPDATE app_user SET active = false WHERE user_id = :user")) {
            try (ApiClient program = ApiClient.as(person, port)) {
                tenancy.run(
                        new Scope.Everything(),
                        () -> jdbc.sql(change).param("user", person.userId()).update());
                assertThat(program.get("/api/auth/me").status()).as(change).isEqualTo(401);
            }
        }
    }

    @Test
    void an_agents_jwt_and_a_cookie_open_nothing_of_peoples_api_and_a_persons_jwt_nothing_else() {
        TestAgents agents = new TestAgents(tokens, port);
        String agent = agents.join(two.cafe(), "PC-OFICINA-01").jwt();
        try (ApiClient program = ApiClient.as(two.superadmin(), port);
                Visitor lucia = Visitor.as(two.superadmin(), port)) {
            assertThat(program.get("/api/tickets/my-tickets").status()).isEqualTo(401);
            assertThat(program.get("/tickets", "Accept", "application/json").status())
                    .isEqualTo(401);
            assertThat(lucia.get("/api/v1/tickets").statusCode()).isEqualTo(401);
            program.with(agent);
            assertThat(program.get("/api/v1/tickets").status()).isEqualTo(401);
        }
    }

    private Map<String, Object> newTicket(String subject) {
        return Map.of(
                "client_id",
                two.cafe().clientId(),
                "subject",
                subject,
                "description",
                "Desde las nueve",
                "requester_id",
                two.cafe().requester().userId());
    }

    @Test
    void an_unknown_ticket_is_not_there_and_so_is_another_clients() {
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port);
                ApiClient marco = ApiClient.as(two.textil().technician(), port)) {
            String number = daniela.post("/api/v1/tickets", newTicket("Ajeno"))
                    .json()
                    .path("number")
                    .asString();
            for (String path : List.of(number, UUID.randomUUID().toString(), "TKT-999999999", "nada")) {
                assertThat(marco.get("/api/v1/tickets/" + path).code()).as(path).isEqualTo("not_found");
            }
        }
    }

    @Test
    void the_ten_tasks_of_the_documentation_work_as_they_stand_there() throws Exception {
        String page = Files.readString(Path.of("../docs/api.md"));
        String script = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(example -> example.group(1))
                .collect(Collectors.joining());
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("SERVER", "http://localhost:" + port);
        shell.environment().put("LOGIN", two.cafe().technician().login());
        shell.environment().put("PASSWORD", TestPeople.PASSWORD);
        shell.environment().put("CLIENT", two.cafe().clientId().toString());

        Process ten = shell.start();
        String said = new String(ten.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(ten.waitFor()).as(said).isZero();
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port)) {
            JsonNode tickets = daniela.get("/api/v1/tickets").json().path("items");
            assertThat(tickets.size()).isEqualTo(1);
            JsonNode ticket = daniela.get(
                            "/api/v1/tickets/" + tickets.get(0).path("number").asString())
                    .json();
            assertThat(ticket.path("state").asString()).isEqualTo("resuelto");
            assertThat(ticket.path("priority").asString()).isEqualTo("media");
            assertThat(ticket.path("tags").valueStream().map(JsonNode::asString))
                    .containsExactly("respaldos");
            assertThat(ticket.path("comments").size()).isEqualTo(2);
            assertThat(ticket.path("attachments").findValuesAsString("file_name"))
                    .containsExactly("espacio.txt");
        }
    }

    @Test
    void who_looked_at_an_older_version_is_told_what_changed_and_overwrites_nothing() {
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port)) {
            Answer made = daniela.post("/api/v1/tickets", newTicket("Dos a la vez"));
            String there = "/api/v1/tickets/" + made.json().path("number").asString();
            String seen = made.header("ETag");
            Answer first = daniela.send("PATCH", there, Map.of("priority", "alta"), "If-Match", seen);

            Answer second = daniela.send("PATCH", there, Map.of("priority", "baja"), "If-Match", seen);

            assertThat(first.status()).as(first.text()).isEqualTo(200);
            assertThat(first.header("ETag")).isNotEqualTo(seen);
            assertThat(second.status()).isEqualTo(412);
            assertThat(second.code()).isEqualTo("changed_meanwhile");
            assertThat(second.json().path("changes").get(0).path("to").asString())
                    .isEqualTo("alta");
            assertThat(daniela.get(there).json().path("priority").asString()).isEqualTo("alta");
            assertThat(daniela.send("PATCH", there, Map.of("priority", "baja"), "If-Match", "v1")
                            .code())
                    .isEqualTo("bad_if_match");
            assertThat(daniela.send("PATCH", there, Map.of()).code()).isEqualTo("nothing_to_change");
        }
    }

    @Test
    void a_requester_closes_opens_again_and_rates_but_changes_no_property() {
        try (ApiClient gabriela = ApiClient.as(two.cafe().requester(), port)) {
            Map<String, Object> ticket = Map.of("subject", "Sin red", "description", "Desde ayer");
            String there = "/api/v1/tickets/"
                    + gabriela.post("/api/v1/tickets", ticket)
                            .json()
                            .path("number")
                            .asString();

            assertThat(gabriela.send("PATCH", there, Map.of("priority", "alta")).status())
                    .isEqualTo(403);
            assertThat(gabriela.post(there + "/notes", Map.of("body", "…")).status())
                    .isEqualTo(403);
            assertThat(gabriela.send("POST", there + "/close", null)
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("cerrado");
            assertThat(gabriela.send("POST", there + "/close", null).status()).isEqualTo(409);
            assertThat(gabriela.post(there + "/rating", Map.of("score", 5)).status())
                    .isEqualTo(200);
            assertThat(gabriela.post(there + "/rating", Map.of("score", 9)).status())
                    .isEqualTo(400);
            assertThat(gabriela.send("POST", there + "/reopen", null)
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("en_progreso");
        }
    }

    @Test
    void machines_alerts_and_clients_are_read_as_far_as_the_person_sees() {
        TestAgents agents = new TestAgents(tokens, port);
        var machine = agents.join(two.cafe(), "PC-OFICINA-07");
        String hot = "{\"asset_id\":\"" + machine.assetId() + "\",\"status\":{\"cpu_usage\":97},\"alerts\":["
                + "{\"type\":\"cpu\",\"severity\":\"warning\",\"message\":\"CPU al 97 %\"}]}";
        assertThat(agents.post(machine, "/api/agents/heartbeat", hot)).isEqualTo(200);
        try (ApiClient daniela = ApiClient.as(two.cafe().technician(), port);
                ApiClient marco = ApiClient.as(two.textil().technician(), port)) {
            JsonNode assets = daniela.get("/api/v1/assets?q=OFICINA-07").json().path("items");
            assertThat(assets.findValuesAsString("name")).containsExactly("PC-OFICINA-07");
            String asset = "/api/v1/assets/" + machine.assetId();
            assertThat(daniela.get(asset).json().path("facts").isObject()).isTrue();
            assertThat(marco.get(asset).status()).isEqualTo(404);
            assertThat(daniela.get("/api/v1/clients?fields=name")
                            .json()
                            .path("items")
                            .findValuesAsString("name"))
                    .containsExactly(two.cafe().name());
            assertThat(daniela.get("/api/v1/clients/" + two.cafe().clientId() + "/sites")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(1);
            JsonNode alert = daniela.get("/api/v1/alerts?asset=" + machine.assetId())
                    .json()
                    .path("items")
                    .get(0);
            String there = "/api/v1/alerts/" + alert.path("alert_id").asString();
            assertThat(marco.send("POST", there + "/acknowledge", null).status())
                    .isEqualTo(404);
            assertThat(daniela.send("POST", there + "/acknowledge", null)
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("acknowledged");
        }
    }
}
