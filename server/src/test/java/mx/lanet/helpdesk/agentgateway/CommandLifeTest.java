package mx.lanet.helpdesk.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.agentgateway.AgentClient.Answer;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.command.CommandKey;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.CommandPriority;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.command.Commands.Cancelled;
import mx.lanet.helpdesk.command.Sight;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.setting.Overrides;
import mx.lanet.helpdesk.setting.Place;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands from their order to their end, as an agent sees them. */
@ServerTest
class CommandLifeTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    TestPeople people;

    @Autowired
    EnrolmentTokens tokens;

    @Autowired
    Technicians technicians;

    @Autowired
    Commands commands;

    @Autowired
    CommandHistory history;

    @Autowired
    Overrides overrides;

    @Autowired
    AssetDetails assets;

    @Autowired
    CommandKey key;

    @Autowired
    Clock clock;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private TwoClients companies;
    private Person lucia;
    private AgentClient agent;
    private UUID asset;

    @BeforeEach
    void a_machine_has_joined() {
        companies = people.twoClients();
        lucia = companies.superadmin().proven(clock.instant());
        String token = tokens.create(
                        companies.superadmin(),
                        companies.cafe().clientId(),
                        companies.cafe().siteId(),
                        new TokenSettings("", null, null, true))
                .token()
                .value();
        agent = new AgentClient(port);
        Answer joined = agent.post(
                "/api/agents/register-with-token",
                "{\"token\":\"%s\",\"public_key\":\"%s\",\"hardware_info\":{\"computer_name\":\"CAJA-%s\"}}"
                        .formatted(token, AgentKey.generate().publicText(), UUID.randomUUID()));
        asset = joined.id("asset_id");
        agent.with(joined.text("agent_token"));
    }

    @Test
    void what_is_delivered_is_signed_with_its_arguments_for_this_machine_alone() {
        UUID id = commands.order(lucia, script("echo \"¿ñandú?\"", "uno dos", "'; rm -rf /", ""));

        Command command = JSON.convertValue(delivered().get(0), Command.class);

        assertThat(command.commandId()).isEqualTo(id.toString());
        assertThat(command.arguments()).containsExactly("uno dos", "'; rm -rf /", "");
        assertThat(command.isSignedFor(asset.toString(), key.publicText())).isTrue();
        assertThat(command.isSignedFor(UUID.randomUUID().toString(), key.publicText()))
                .isFalse();
    }

    @Test
    void what_is_urgent_goes_first() {
        commands.order(lucia, script("echo 1").with(CommandPriority.LOW));
        UUID second = commands.order(lucia, script("echo 2").with(CommandPriority.HIGH));

        assertThat(delivered().get(0).path("command_id").asString()).isEqualTo(second.toString());
    }

    @Test
    void what_changes_a_machine_wants_permission_factor_and_reason() {
        Person technician = companies.cafe().technician();
        CommandOrder restart = order(CommandKind.RESTART_MACHINE, "Quedó colgada", "60", "Se reinicia");

        assertThatThrownBy(() -> commands.order(technician.proven(clock.instant()), restart))
                .hasMessage("forbidden");
        technicians.setRemoteExecution(
                lucia, technician.userId(), companies.cafe().clientId(), true);
        assertThatThrownBy(() -> commands.order(technician, restart)).hasMessageStartingWith("second_factor");
        assertThatThrownBy(() -> commands.order(
                        technician.proven(clock.instant()), order(CommandKind.RESTART_MACHINE, " ", "60", "")))
                .hasMessage("invalid_body");
        assertThatThrownBy(() -> commands.order(companies.textil().technician().proven(clock.instant()), restart))
                .hasMessage("not_found");

        assertThat(delivered()).isEmpty();
        commands.order(technician.proven(clock.instant()), restart);
        assertThat(delivered().get(0).path("type").asString()).isEqualTo("restart_machine");
    }

    @Test
    void the_audit_record_has_the_reason() {
        commands.order(lucia, order(CommandKind.SHUT_DOWN_MACHINE, "Se cierra la oficina", "60", ""));

        assertThat(one("SELECT details ->> 'reason' FROM audit_record WHERE action = 'command.shut_down_machine'"
                        + " AND subject_id = :asset::text"))
                .isEqualTo("Se cierra la oficina");
    }

    @Test
    void one_that_was_not_delivered_is_withdrawn_and_never_goes_out() {
        UUID id = commands.order(lucia, script("echo 1"));

        assertThat(commands.cancel(lucia, companies.cafe().clientId(), id)).isEqualTo(Cancelled.WITHDRAWN);

        assertThat(delivered()).isEmpty();
        assertThat(status(id)).isEqualTo("cancelled");
    }

    @Test
    void of_one_that_was_delivered_its_agent_is_told() {
        UUID id = commands.order(lucia, script("sleep 100"));
        delivered();

        assertThat(commands.cancel(lucia, companies.cafe().clientId(), id)).isEqualTo(Cancelled.ASKED);
        assertThat(commands.cancel(lucia, companies.cafe().clientId(), id)).isEqualTo(Cancelled.ASKED);

        JsonNode waiting = delivered();
        assertThat(waiting.size()).isOne();
        Command cancel = JSON.convertValue(waiting.get(0), Command.class);
        assertThat(cancel.type()).isEqualTo("cancel_command");
        assertThat(cancel.arguments()).containsExactly(id.toString());
        assertThat(cancel.isSignedFor(asset.toString(), key.publicText())).isTrue();
        result(id, "{\"status\":\"failed\",\"stderr\":\"cancelled\"}");
        result(UUID.fromString(cancel.commandId()), "{\"status\":\"succeeded\"}");
        assertThat(status(id)).isEqualTo("cancelled");
        assertThat(commands.cancel(lucia, companies.cafe().clientId(), id)).isEqualTo(Cancelled.OVER);
    }

    @Test
    void one_that_its_agent_never_came_by_is_over_when_there_was_nothing_to_cancel() {
        UUID id = commands.order(lucia, script("sleep 100"));
        delivered();
        commands.cancel(lucia, companies.cafe().clientId(), id);

        result(UUID.fromString(delivered().get(0).path("command_id").asString()), "{\"status\":\"succeeded\"}");

        assertThat(status(id)).isEqualTo("cancelled");
    }

    @Test
    void a_foreign_command_is_not_there_to_be_cancelled() {
        UUID id = commands.order(lucia, script("echo 1"));

        assertThatThrownBy(() -> commands.cancel(
                        companies.textil().technician(), companies.cafe().clientId(), id))
                .hasMessage("not_found");
        assertThatThrownBy(() -> commands.cancel(
                        companies.textil().technician(), companies.textil().clientId(), id))
                .hasMessage("not_found");
    }

    @Test
    void progress_is_kept_until_the_result_arrives() {
        UUID id = commands.order(lucia, script("seq 3"));
        delivered();

        Answer told = agent.post(
                "/api/agents/commands/" + id + "/progress",
                "{\"started_at\":\"%s\",\"stdout\":\"1\\n2\"}".formatted(clock.instant()));

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(one("SELECT stdout FROM command_progress WHERE asset_id = :asset"))
                .isEqualTo("1\n2");
        result(id, "{\"status\":\"succeeded\",\"exit_code\":0,\"stdout\":\"1\\n2\\n3\"}");
        assertThat(one("SELECT count(*) FROM command_progress WHERE asset_id = :asset"))
                .isEqualTo("0");
        assertThat(agent.post(
                                "/api/agents/commands/" + id + "/progress",
                                "{\"started_at\":\"%s\",\"stdout\":\"late\"}".formatted(clock.instant()))
                        .status())
                .isEqualTo(200);
        assertThat(one("SELECT count(*) FROM command_progress WHERE asset_id = :asset"))
                .isEqualTo("0");
        assertThat(agent.post(
                                "/api/agents/commands/" + UUID.randomUUID() + "/progress",
                                "{\"started_at\":\"%s\"}".formatted(clock.instant()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void output_loses_what_no_text_may_have_and_what_is_too_much_and_says_so() {
        UUID id = commands.order(lucia, script("cat"));

        result(
                id,
                "{\"status\":\"succeeded\",\"stdout\":\"a\\u0000ñ\",\"stderr\":\"%s\"}".formatted("é".repeat(600_000)));

        assertThat(one("SELECT stdout || ' ' || octet_length(stderr) || ' ' || truncated || ' ' || cleaned"
                        + " FROM agent_command WHERE asset_id = :asset"))
                .isEqualTo("añ 1048576 true true");
    }

    @Test
    void what_people_see_is_signed_and_their_machines_setting_says_whether_they_are_asked() {
        commands.order(lucia, script("echo 1").shownAs("Limpieza de ñandúes"));
        Command asked = JSON.convertValue(delivered().get(0), Command.class);

        assertThat(asked.notice())
                .isEqualTo(new CommandNotice(lucia.name(), "Para probar", "ask", "Limpieza de ñandúes", 120));
        assertThat(asked.isSignedFor(asset.toString(), key.publicText())).isTrue();
        assertThat(asked.with(null).isSignedFor(asset.toString(), key.publicText()))
                .isFalse();

        result(UUID.fromString(asked.commandId()), "{\"status\":\"refused\"}");
        set("tell");
        commands.order(lucia, script("echo 2").shownAs(""));
        Command told = JSON.convertValue(delivered().get(0), Command.class);
        assertThat(told.notice()).extracting(CommandNotice::consent).isEqualTo("tell");
        assertThat(told.isSignedFor(asset.toString(), key.publicText())).isTrue();

        result(UUID.fromString(told.commandId()), "{\"status\":\"refused\"}");
        set("silent");
        commands.order(lucia, script("echo 3").shownAs(""));
        assertThat(delivered().get(0).has("notice")).isFalse();
    }

    @Test
    void what_a_person_refuses_stands_with_the_command_and_in_the_audit_record() {
        UUID id = commands.order(lucia, script("echo 1").shownAs(""));
        assertThat(seen(id).entry().status()).isEqualTo("waiting");
        delivered();
        assertThat(seen(id).entry().status()).isEqualTo("asked");

        result(
                id,
                "{\"status\":\"refused\",\"stderr\":\"ana no lo permitió\",\"consent\":{\"answer\":\"refused\",\"by\":\"ana\"}}");

        assertThat(seen(id).entry().status()).isEqualTo("declined");
        assertThat(seen(id).sight()).isEqualTo(new Sight("refused", "ana", null, ""));
        assertThat(one("SELECT details ->> 'said' FROM audit_record WHERE action = 'command.refused'"
                        + " AND subject_id = :asset::text"))
                .contains("ana");
        assertThat(one("SELECT details ->> 'status' FROM asset_event WHERE kind = 'command_finished'"
                        + " AND asset_id = :asset"))
                .isEqualTo("declined");
    }

    @Test
    void what_was_allowed_says_so_while_it_waits_for_its_turn() {
        UUID id = commands.order(lucia, script("echo 1").shownAs(""));
        delivered();
        String allowed = "{\"consent\":{\"answer\":\"allowed\",\"by\":\"ana\"}}";

        assertThat(agent.post("/api/agents/commands/" + id + "/progress", allowed)
                        .status())
                .isEqualTo(200);
        assertThat(agent.post("/api/agents/commands/" + id + "/progress", "{}").status())
                .isEqualTo(400);

        assertThat(seen(id).entry().status()).isEqualTo("allowed");
        assertThat(seen(id).sight()).isEqualTo(new Sight("allowed", "ana", null, ""));
        result(id, "{\"status\":\"refused\",\"consent\":{\"answer\":\"refused\",\"by\":\"beto\"}}");
        assertThat(seen(id).entry().status()).isEqualTo("declined");
    }

    @Test
    void a_remote_session_is_told_from_its_question_to_who_ended_it() {
        CommandOrder order =
                order(CommandKind.REMOTE_SESSION, "Revisar el correo").shownAs("");
        assertThatThrownBy(() -> commands.order(companies.superadmin(), order)).hasMessageStartingWith("second_factor");
        UUID id = commands.order(lucia, order);
        assertThat(delivered().get(0).path("timeout").asInt()).isEqualTo(3_600);

        agent.post(
                "/api/agents/commands/" + id + "/progress",
                "{\"started_at\":\"%s\",\"consent\":{\"answer\":\"allowed\",\"by\":\"ana\"}}"
                        .formatted(clock.instant()));
        assertThat(seen(id).entry().status()).isEqualTo("running");
        assertThat(seen(id).sight()).isEqualTo(new Sight("allowed", "ana", null, ""));

        commands.cancel(lucia, companies.cafe().clientId(), id);
        result(
                id,
                "{\"status\":\"succeeded\",\"consent\":{\"answer\":\"allowed\",\"by\":\"ana\",\"ended\":\"person\",\"ended_by\":\"beto\",\"later\":1}}");
        assertThat(seen(id).entry().status()).isEqualTo("succeeded");
        assertThat(seen(id).sight()).isEqualTo(new Sight("allowed", "ana", "person", "beto"));
        assertThat(history.newestSession(lucia, machine()))
                .hasValueSatisfying(last -> assertThat(last.entry().commandId()).isEqualTo(id));
        assertThat(one("SELECT string_agg(action, ' ' ORDER BY position) FROM audit_record"
                        + " WHERE subject_id = :asset::text AND action LIKE 'command.%'"))
                .isEqualTo("command.remote_session command.began_in_sight command.cancelled command.ended_in_sight");
    }

    private CommandHistory.Detail seen(UUID id) {
        return history.find(lucia, companies.cafe().clientId(), asset, id).orElseThrow();
    }

    private AssetDetail machine() {
        return assets.find(lucia, asset).orElseThrow();
    }

    private void set(String consent) {
        Place here = Place.of(machine());
        overrides.save(lucia, here, overrides.view(lucia, here).stamp(), Map.of("any.desktop_consent", consent));
    }

    private CommandOrder script(String text, String... arguments) {
        return new CommandOrder(
                companies.cafe().clientId(),
                asset,
                CommandKind.SCRIPT,
                text,
                "shell",
                List.of(arguments),
                Duration.ofSeconds(30),
                CommandPriority.NORMAL,
                null,
                "Para probar",
                null);
    }

    private CommandOrder order(CommandKind kind, String reason, String... arguments) {
        return CommandOrder.of(companies.cafe().clientId(), asset, kind, List.of(arguments), reason);
    }

    private void result(UUID id, String body) {
        Answer answer = agent.post("/api/agents/commands/" + id + "/result", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode delivered() {
        return agent.heartbeat(asset, "{}").json().path("data").path("commands");
    }

    private String status(UUID id) {
        return one("SELECT status FROM agent_command WHERE asset_id = :asset AND command_id = '" + id + "'");
    }

    private String one(String sql) {
        return tenancy.call(
                new Scope.Everything(),
                () -> jdbc.sql(sql).param("asset", asset).query(String.class).single());
    }
}
