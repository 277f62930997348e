package mx.lanet.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WireTest {
    private static final UUID ASSET = UUID.fromString("770e8400-e29b-41d4-a716-446655440001");
    private final JsonMapper json = JsonMapper.shared();

    @Test
    void an_enrolment_token_has_exactly_one_format() {
        assertThat(EnrolmentToken.parse("LANET-550E-660E-AEB0F9")).isPresent();
        assertThat(EnrolmentToken.parse("lanet-550e-660e-aeb0f9")).isEmpty();
        assertThat(EnrolmentToken.parse("LANET-550E-660E-AEB0F9\n")).isEmpty();
        assertThat(new EnrolmentToken("LANET-550E-660E-AEB0F9")).hasToString("LANET-550E-660E-******");
        assertThatThrownBy(() -> new EnrolmentToken("LANET")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_heartbeat_leaves_out_what_is_not_known() {
        var status = new MachineStatus(
                12.5, null, null, null, 60L, null, "connected", null, null, null, null, null, null, null, null, null);
        var heartbeat = new Heartbeat(ASSET, Instant.parse("2026-01-02T03:04:05Z"), status, List.of(), List.of());

        assertThat(json.writeValueAsString(heartbeat))
                .isEqualTo("{\"asset_id\":\"" + ASSET + "\",\"timestamp\":\"2026-01-02T03:04:05Z\","
                        + "\"status\":{\"cpu_usage\":12.5,\"uptime\":60,\"network_status\":\"connected\"}}");
    }

    @Test
    void answers_of_newer_servers_are_still_read() {
        var answer = json.readValue(
                """
                {"success": true, "news": {}, "data": {"received_at": "2026-01-02T03:04:05.123-06:00",
                 "next_heartbeat": 60, "commands": [{"command_id": "c1", "type": "restart_agent", "later": 1}],
                 "config_updates": {"heartbeat_interval": 30}}}
                """,
                HeartbeatAnswer.class);

        assertThat(answer.data().receivedAt()).isEqualTo("2026-01-02T09:04:05.123Z");
        assertThat(answer.data().commands()).singleElement().satisfies(c -> assertThat(c.type())
                .isEqualTo("restart_agent"));
        assertThat(answer.data().configUpdates()).containsEntry("heartbeat_interval", 30);
    }

    @Test
    void a_list_of_processes_is_written_and_read_alike() {
        var at = Instant.parse("2026-01-02T03:04:05Z");
        var list = new ProcessList(at, List.of(new ProcessFacts(7, at, "señal", "ana", 1.5, null)), 3);

        var text = json.writeValueAsString(list);

        assertThat(text)
                .isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\",\"processes\":[{\"pid\":7,"
                        + "\"started_at\":\"2026-01-02T03:04:05Z\",\"name\":\"señal\",\"user\":\"ana\","
                        + "\"cpu_usage\":1.5}],\"left_out\":3}");
        assertThat(json.readValue(text, ProcessList.class)).isEqualTo(list);
    }

    @Test
    void secrets_do_not_show_in_texts_of_records() {
        var answer = json.readValue(
                "{\"success\":true,\"asset_id\":\"" + ASSET + "\",\"agent_token\":\"secret-jwt\",\"data\":{}}",
                RegistrationAnswer.class);

        assertThat(answer.toString()).doesNotContain("secret-jwt");
        assertThat(answer.agentToken()).isEqualTo("secret-jwt");
        assertThat(new TokenAnswer(true, "secret-jwt", null).toString()).doesNotContain("secret-jwt");
    }
}
