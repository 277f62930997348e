package mx.lanet.helpdesk.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPhones;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Daniela wants something of a machine and forgets a part of it. */
@ServerTest
class DeedPagesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPhones phones;

    @Autowired
    private Technicians technicians;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person daniela;
    private TestAgents agents;
    private TestAgents.Joined pc;
    private String machine = "";

    @BeforeEach
    void a_machine_of_a_technician() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        agents = new TestAgents(tokens, port);
        pc = agents.join(clients.cafe(), "PC-FACTURACION");
        machine = "/assets/" + pc.assetId();
    }

    @Test
    void a_reason_that_is_missing_is_asked_for_in_the_form_and_nothing_typed_is_lost() {
        permit();
        try (Visitor visitor = Visitor.as(daniela, phones.giveTo(daniela), port)) {
            HttpResponse<String> asked = visitor.post(
                    machine + "/restart", Map.of("delay", "900", "message", "Guarda tu año fiscal", "reason", " "));

            assertThat(asked.statusCode()).isEqualTo(422);
            assertThat(asked.body())
                    .contains("¿Reiniciar PC-FACTURACION?", "Falta este dato", "Guarda tu año fiscal")
                    .contains("<option value=\"900\" selected>");
            HttpResponse<String> service = visitor.post(
                    machine + "/control-service", Map.of("name", "cups", "act", "stop", "reason", "x".repeat(501)));
            assertThat(service.statusCode()).isEqualTo(422);
            assertThat(service.body())
                    .contains("¿Detener cups?", "Admite 500 caracteres", "name=\"act\" value=\"stop\"");
            HttpResponse<String> done =
                    visitor.post(machine + "/restart", Map.of("delay", "60", "reason", "Se cuelga"));
            assertThat(done.headers().firstValue("Location").orElse("")).startsWith(machine + "/commands/");
        }
    }

    @Test
    void without_a_script_the_question_is_a_page_for_who_may_answer_it() {
        try (Visitor visitor = Visitor.as(daniela, port)) {
            assertThat(visitor.get(machine + "/wake").statusCode()).isEqualTo(403);
            assertThat(visitor.post(machine + "/wake", Map.of("reason", "")).statusCode())
                    .isEqualTo(403);
            permit();

            assertThat(visitor.get(machine + "/wake").body()).contains("¿Encender PC-FACTURACION?");
            assertThat(visitor.get(machine + "/shut-down").body())
                    .contains("Vamos a apagar este equipo", "action=\"" + machine + "/shut-down\"");
        }
    }

    @Test
    void a_remote_session_is_asked_for_with_a_reason_and_ended_from_the_machines_page() {
        permit();
        try (Visitor visitor = Visitor.as(daniela, phones.giveTo(daniela), port)) {
            assertThat(visitor.get(machine + "/remote-session").body())
                    .contains("¿Pedir una sesión remota en PC-FACTURACION?", "La persona lo lee");
            assertThat(visitor.post(machine + "/remote-session", Map.of("reason", ""))
                            .statusCode())
                    .isEqualTo(422);

            HttpResponse<String> asked =
                    visitor.post(machine + "/remote-session", Map.of("reason", "Revisar el correo"));

            String command = asked.headers().firstValue("Location").orElse("");
            nextReport(pc);
            assertThat(visitor.get(machine).body())
                    .contains("Sesión remota", "se le pregunta a la persona", "Revisar el correo")
                    .contains("action=\"" + command + "/cancel\"");
            assertThat(agents.post(
                            pc,
                            "/api" + command.replace("/assets/" + pc.assetId(), "/agents") + "/progress",
                            "{\"started_at\":\"%s\",\"consent\":{\"answer\":\"allowed\",\"by\":\"gabriela\"}}"
                                    .formatted(clock.instant())))
                    .isEqualTo(200);
            assertThat(visitor.get(machine).body()).contains("en curso", "Lo permitió gabriela.", "Terminar la sesión");
        }
    }

    @Test
    void while_a_technician_works_at_a_machine_it_reports_every_five_seconds_and_three_minutes_later_as_usual() {
        var other = agents.join(clients.cafe(), "PC-CAJA");
        try (Visitor gabriela = Visitor.as(clients.cafe().clientAdmin(), port)) {
            gabriela.get(machine);
        }
        assertThat(nextReport(pc)).isEqualTo(60);

        try (Visitor visitor = Visitor.as(daniela, port)) {
            visitor.get(machine);
        }

        assertThat(nextReport(pc)).isEqualTo(5);
        assertThat(nextReport(other)).isEqualTo(60);
        clock.advance(Duration.ofMinutes(3));
        assertThat(nextReport(pc)).isEqualTo(60);
    }

    private long nextReport(TestAgents.Joined machine) {
        JsonNode data = JSON.readTree(agents.answer(
                        machine,
                        "/api/agents/heartbeat",
                        "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":37}}".formatted(machine.assetId())))
                .path("data");
        Instant received = Instant.parse(data.path("received_at").asString());
        return Duration.between(
                        received, Instant.parse(data.path("next_heartbeat").asString()))
                .toSeconds();
    }

    private void permit() {
        technicians.setRemoteExecution(
                clients.superadmin().proven(clock.instant()),
                daniela.userId(),
                clients.cafe().clientId(),
                true);
    }
}
