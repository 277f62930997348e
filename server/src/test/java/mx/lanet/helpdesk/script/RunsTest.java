package mx.lanet.helpdesk.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.asset.AssetChanges;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.command.Attention;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.identity.Technicians;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scripts on machines, from the order to what each machine said. */
@ServerTest
class RunsTest {
    private static final Slice.Request FIRST = new Slice.Request(1, 50);
    private static final String ACCENTS = "ñ á é í ó ú ¿ ¡";

    @Autowired
    private Runs runs;

    @Autowired
    private RunSteps steps;

    @Autowired
    private Attention attention;

    @Autowired
    private Scripts scripts;

    @Autowired
    private RunWithdrawals withdrawals;

    @Autowired
    private AssetChanges details;

    @Autowired
    private AssetDetails assets;

    @Autowired
    private AssetLists lists;

    @Autowired
    private Technicians technicians;

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
    private UUID cafe;
    private Script script;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        agents = new TestAgents(tokens, port);
        lucia = clients.superadmin().proven(clock.instant());
        cafe = clients.cafe().clientId();
        script = scripts.create(
                lucia,
                cafe,
                new ScriptDraft(
                        "Saludo",
                        "",
                        Language.SHELL,
                        List.of(),
                        "echo \"$1\"",
                        List.of(
                                new Parameter("Qué", Parameter.Kind.TEXT, true, "", "", List.of()),
                                new Parameter("Clave", Parameter.Kind.SECRET, false, "", "", List.of())),
                        60));
    }

    @Test
    void the_machines_of_a_list_are_found_at_once_by_name_and_no_more_than_were_asked_for() {
        for (String name : List.of("PC-CAJA-C", "PC-CAJA-A", "PC-CAJA-B")) {
            agents.join(clients.cafe(), name);
        }
        AssetQuery cajas = AssetQuery.all().client(cafe);

        assertThat(lists.all(lucia, cajas, 10))
                .extracting(AssetRow::name)
                .containsExactly("PC-CAJA-A", "PC-CAJA-B", "PC-CAJA-C");
        assertThat(lists.all(lucia, cajas, 2)).hasSize(2);
        assertThat(lists.all(lucia, cajas.words("caja-b"), 10))
                .extracting(AssetRow::name)
                .containsExactly("PC-CAJA-B");
        assertThat(lists.all(clients.textil().technician(), cajas, 10)).isEmpty();
    }

    @Test
    void what_a_machine_answers_stands_in_the_run_and_is_found_by_its_words() {
        Joined machine = agents.join(clients.cafe(), "PC-01");
        beat(machine);

        Run run = start(machine);
        UUID command = ordered(run, machine);
        beat(machine);
        assertThat(state(run, machine)).isEqualTo(RunState.DELIVERED);
        answer(machine, command, "succeeded", 0, ACCENTS);

        assertThat(runs.tally(lucia, run).of(RunState.SUCCEEDED)).isEqualTo(1);
        assertThat(runs.output(lucia, run, machine.assetId()).stdout()).isEqualTo(ACCENTS);
        assertThat(runs.machines(lucia, run, "á é í", null, FIRST).items()).hasSize(1);
        assertThat(runs.machines(lucia, run, "otra cosa", null, FIRST).items()).isEmpty();
        assertThat(run.arguments()).extracting(Run.Argument::value).containsExactly(ACCENTS, "");
    }

    @Test
    void a_machine_that_is_off_waits_and_says_so_until_the_run_is_cancelled_and_then_gets_nothing() {
        Joined machine = agents.join(clients.cafe(), "PC-APAGADA");
        Run run = start(machine);
        ordered(run, machine);
        assertThat(state(run, machine)).isEqualTo(RunState.OFF);

        await().until(() -> !runs.get(lucia, run.runId()).busy());
        update("UPDATE script_run SET runs_until = 'infinity' WHERE client_id = :client AND run_id = :id", run.runId());

        runs.cancel(lucia, run.runId());

        // As if thousands stood before it: no server has come to it yet.
        beat(machine);
        assertThat(state(run, machine)).isEqualTo(RunState.CANCELLED);
        update("UPDATE script_run SET runs_until = NULL WHERE client_id = :client AND run_id = :id", run.runId());
        await().until(() -> !runs.get(lucia, run.runId()).busy());
        assertThat(state(run, machine)).isEqualTo(RunState.CANCELLED);
        assertThat(count(
                        "SELECT count(*) FROM audit_record WHERE client_id = :client AND action = 'command.cancelled'"))
                .isEqualTo(1);
    }

    @Test
    void two_servers_at_one_run_order_one_command_for_each_machine() throws InterruptedException {
        List<Joined> machines = IntStream.range(0, 25)
                .mapToObj(number -> agents.join(clients.cafe(), "PC-" + number))
                .toList();
        Run run = start(machines.toArray(Joined[]::new));

        List<Thread> both = IntStream.range(0, 2)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> steps.work(new RunTable.Due(cafe, run.runId()))))
                .toList();
        for (Thread one : both) {
            one.join();
        }

        await().until(() -> !runs.get(lucia, run.runId()).busy());
        assertThat(commandsOf(run)).isEqualTo(25);
        assertThat(runs.tally(lucia, run).of(RunState.OFF)).isEqualTo(25);
    }

    @Test
    void a_machine_that_was_moved_or_retired_meanwhile_is_given_nothing() {
        Joined stays = agents.join(clients.cafe(), "PC-QUEDA");
        Joined retired = agents.join(clients.cafe(), "PC-RETIRADA");
        Run run = start(Run.Start.AT, clock.instant().plusSeconds(3600), stays, retired);
        update("UPDATE asset SET state = 'retired' WHERE client_id = :client AND asset_id = :id", retired.assetId());
        update("UPDATE script_run SET due_at = made_at WHERE client_id = :client AND run_id = :id", run.runId());

        // The server looks for what is due by itself, too: whichever of the two came first, the other leaves it alone.
        steps.work(new RunTable.Due(cafe, run.runId()));

        await().until(() -> state(run, stays) == RunState.OFF);
        await().until(() -> !runs.get(lucia, run.runId()).busy());
        RunMachine left = runs.output(lucia, run, retired.assetId()).machine();
        assertThat(left.state()).isEqualTo(RunState.SKIPPED);
        assertThat(left.code()).isEqualTo("gone");
        assertThat(left.commandId()).isNull();
    }

    @Test
    void what_waits_for_a_machine_that_is_retired_or_moved_is_withdrawn() {
        Joined retired = agents.join(clients.cafe(), "PC-RETIRADA");
        Joined moved = agents.join(clients.cafe(), "PC-MOVIDA");
        Run run = start(retired, moved);
        ordered(run, retired);
        ordered(run, moved);
        details.retire(lucia, assets.find(lucia, retired.assetId()).orElseThrow());
        await().until(() -> state(run, retired) == RunState.CANCELLED);
        update(
                "UPDATE script_run_machine SET site_id = run_id WHERE client_id = :client AND asset_id = :id",
                moved.assetId());

        withdrawals.sweep();

        await().until(() -> state(run, moved) == RunState.CANCELLED);
        assertThat(secretsThatStand()).isZero();
    }

    @Test
    void those_that_failed_can_be_run_again_and_no_secret_stands_in_the_audit_record_or_after_the_result() {
        Joined good = agents.join(clients.cafe(), "PC-BIEN");
        Joined bad = agents.join(clients.cafe(), "PC-MAL");
        Run run = start(good, bad);
        answer(good, ordered(run, good), "succeeded", 0, "bien");
        answer(bad, ordered(run, bad), "failed", 5, "mal");

        assertThat(runs.failed(lucia, run)).containsExactly(new RunWish.Target(cafe, bad.assetId()));
        assertThat(
                        count(
                                "SELECT count(*) FROM audit_record WHERE client_id = :client AND details::text LIKE '%muy secreta%'"))
                .isZero();
        assertThat(secretsThatStand()).isZero();
    }

    private long secretsThatStand() {
        return count(
                "SELECT count(*) FROM agent_command WHERE client_id = :client AND 'muy secreta' = ANY (arguments)");
    }

    @Test
    void only_who_is_permitted_there_and_has_shown_a_second_factor_runs_anything() {
        Joined machine = agents.join(clients.cafe(), "PC-01");
        Joined foreign = agents.join(clients.textil(), "PC-AJENA");
        Person technician = clients.cafe().technician();

        refused("forbidden", () -> runs.start(technician.proven(clock.instant()), wish(Run.Start.NOW, null, machine)));
        technicians.setRemoteExecution(lucia, technician.userId(), cafe, true);
        refused("second_factor_missing", () -> runs.start(technician, wish(Run.Start.NOW, null, machine)));
        refused("run_none", () -> runs.start(technician.proven(clock.instant()), wish(Run.Start.NOW, null, foreign)));
        refused(
                "script_of_other_client",
                () -> runs.start(lucia, wishAt(clients.textil().clientId(), foreign)));

        Run run = runs.start(technician.proven(clock.instant()), wish(Run.Start.NOW, null, machine))
                .getFirst();
        refused("not_found", () -> runs.get(clients.textil().technician(), run.runId()));
        refused("forbidden", () -> runs.get(clients.cafe().clientAdmin(), run.runId()));
    }

    @Test
    void a_run_in_sight_says_who_why_and_what_to_each_machine() {
        Joined pc = agents.join(clients.cafe(), "PC-CAJA");
        Run run = runs.start(lucia, seen(wish(Run.Start.NOW, null, cafe, pc))).getFirst();
        UUID command = ordered(run, pc);

        assertThat(runs.get(lucia, run.runId()).visible()).isTrue();
        assertThat(count("SELECT count(*) FROM agent_command WHERE client_id = :client AND command_id = '" + command
                        + "' AND notice_consent = 'ask' AND notice_name = 'Saludo'"))
                .isOne();
        beat(pc);
        assertThat(state(run, pc)).isEqualTo(RunState.ASKED);
        agents.post(
                pc,
                "/api/agents/commands/" + command + "/progress",
                "{\"consent\":{\"answer\":\"allowed\",\"by\":\"ana\"}}");
        assertThat(state(run, pc)).isEqualTo(RunState.ALLOWED);
    }

    @Test
    void the_machine_whose_output_somebody_awaits_reports_soon_and_as_usual_when_it_has_ended() {
        Joined looked = agents.join(clients.cafe(), "PC-CAJA");
        Joined other = agents.join(clients.cafe(), "PC-BODEGA");
        Joined ended = agents.join(clients.cafe(), "PC-MOSTRADOR");
        Run run = start(looked, other, ended);
        beat(ended);
        answer(ended, ordered(run, ended), "succeeded", 0, "listo");

        try (Visitor visitor = Visitor.as(lucia, port)) {
            visitor.get("/runs/" + run.runId() + "?asset=" + looked.assetId());
            visitor.get("/runs/" + run.runId() + "?asset=" + ended.assetId());
        }

        assertThat(attention.nextSeconds(looked.assetId(), 60)).isEqualTo(5);
        assertThat(attention.nextSeconds(other.assetId(), 60)).isEqualTo(60);
        assertThat(attention.nextSeconds(ended.assetId(), 60)).isEqualTo(60);
    }

    private Run start(Joined... machines) {
        return start(Run.Start.NOW, null, machines);
    }

    private Run start(Run.Start start, @Nullable Instant at, Joined... machines) {
        return runs.start(lucia, wish(start, at, machines)).getFirst();
    }

    private RunWish wish(Run.Start start, @Nullable Instant at, Joined... machines) {
        return wish(start, at, cafe, machines);
    }

    private RunWish wishAt(UUID client, Joined... machines) {
        return wish(Run.Start.NOW, null, client, machines);
    }

    private RunWish wish(Run.Start start, @Nullable Instant at, UUID client, Joined... machines) {
        return new RunWish(
                script.scriptId(),
                1,
                List.of(ACCENTS, "muy secreta"),
                List.of(machines).stream()
                        .map(machine -> new RunWish.Target(client, machine.assetId()))
                        .toList(),
                "PC",
                "Prueba",
                start,
                at,
                1,
                null,
                null,
                false);
    }

    private static RunWish seen(RunWish wish) {
        return new RunWish(
                wish.scriptId(),
                wish.version(),
                wish.values(),
                wish.machines(),
                wish.where(),
                wish.reason(),
                wish.start(),
                wish.at(),
                wish.waitDays(),
                wish.ticketId(),
                wish.againOf(),
                true);
    }

    private UUID ordered(Run run, Joined machine) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        runs.output(lucia, run, machine.assetId()).machine().commandId() != null);
        UUID command = runs.output(lucia, run, machine.assetId()).machine().commandId();
        return command == null ? run.runId() : command;
    }

    private RunState state(Run run, Joined machine) {
        return runs.output(lucia, run, machine.assetId()).machine().state();
    }

    private void beat(Joined machine) {
        assertThat(agents.post(
                        machine,
                        "/api/agents/heartbeat",
                        "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":5}}".formatted(machine.assetId())))
                .isEqualTo(200);
    }

    private void answer(Joined machine, UUID command, String status, int exit, String said) {
        assertThat(agents.post(
                        machine,
                        "/api/agents/commands/" + command + "/result",
                        "{\"status\":\"%s\",\"exit_code\":%d,\"stdout\":\"%s\",\"stderr\":\"\"}"
                                .formatted(status, exit, said)))
                .isEqualTo(200);
    }

    private long commandsOf(Run run) {
        return tenancy.call(new Scope.Clients(Set.of(cafe)), () -> jdbc.sql(
                        "SELECT count(*) FROM agent_command WHERE client_id = :client AND run_id = :run")
                .param("client", cafe)
                .param("run", run.runId())
                .query(Long.class)
                .single());
    }

    private long count(String sql) {
        return tenancy.call(
                new Scope.Clients(Set.of(cafe)),
                () -> jdbc.sql(sql).param("client", cafe).query(Long.class).single());
    }

    private void update(String sql, UUID id) {
        tenancy.run(
                new Scope.Clients(Set.of(cafe)),
                () -> jdbc.sql(sql).param("client", cafe).param("id", id).update());
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(work)
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
