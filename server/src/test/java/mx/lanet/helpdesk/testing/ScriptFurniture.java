package mx.lanet.helpdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.command.CommandPriority;
import mx.lanet.helpdesk.command.Commands;
import mx.lanet.helpdesk.script.Language;
import mx.lanet.helpdesk.script.Parameter;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunWish;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.script.Script;
import mx.lanet.helpdesk.script.ScriptDraft;
import mx.lanet.helpdesk.script.Scripts;
import mx.lanet.helpdesk.shared.Person;

/** Scripts and their runs, and commands in each of their states. */
public record ScriptFurniture(Commands commands, Scripts scripts, Runs runs, MachineFilters filters, Clock clock) {
    /** One of the client's own, in its second version. */
    Script script(TwoClients.Company company, Person superadmin) {
        Script script = scripts.create(superadmin, company.clientId(), script(company, "echo uno"));
        return scripts.change(superadmin, script.scriptId(), 1, script(company, "echo \"$1\""));
    }

    void run(TwoClients.Company company, Person superadmin, Script script, TestAgents.Joined machine) {
        runs.start(
                superadmin.proven(Instant.now()),
                new RunWish(
                        script.scriptId(),
                        script.version(),
                        List.of("¿Qué tal, ñandú?", "no se dice a nadie"),
                        List.of(new RunWish.Target(company.clientId(), machine.assetId())),
                        "PC-" + company.name(),
                        "Para ver si contesta",
                        Run.Start.BACK,
                        null,
                        7,
                        null,
                        null,
                        false));
        filters.create(superadmin, "Offline: " + company.name(), "state=offline&client=" + company.clientId());
    }

    private static ScriptDraft script(TwoClients.Company company, String body) {
        return new ScriptDraft(
                "Saludo de " + company.name(),
                "Dice lo que se le pide",
                Language.SHELL,
                List.of("saludos"),
                body,
                List.of(
                        new Parameter("Qué dice", Parameter.Kind.TEXT, true, "¿Qué tal?", "Con acentos", List.of()),
                        new Parameter("Clave", Parameter.Kind.SECRET, false, "", "", List.of())),
                60);
    }

    /** One script that has ended, one that runs, and a list of each kind. */
    void asked(TwoClients.Company company, Person superadmin, TestAgents agents, TestAgents.Joined machine) {
        answer(agents, machine, commands.order(superadmin, echo(company, machine)), "captured");
        UUID running = commands.order(superadmin, echo(company, machine));
        assertThat(agents.post(
                        machine,
                        "/api/agents/commands/" + running + "/progress",
                        "{\"started_at\":\"%s\",\"stdout\":\"Revisando…\",\"stderr\":\"lento\"}"
                                .formatted(clock.instant())))
                .isEqualTo(200);
        UUID session = commands.order(
                superadmin,
                CommandOrder.of(
                                company.clientId(),
                                machine.assetId(),
                                CommandKind.REMOTE_SESSION,
                                List.of(),
                                "Revisar el correo")
                        .shownAs(""));
        assertThat(agents.post(
                        machine,
                        "/api/agents/commands/" + session + "/progress",
                        "{\"started_at\":\"%s\",\"consent\":{\"answer\":\"allowed\",\"by\":\"ana\"}}"
                                .formatted(clock.instant())))
                .isEqualTo(200);
        for (CommandKind kind :
                List.of(CommandKind.LIST_PROCESSES, CommandKind.LIST_SERVICES, CommandKind.COLLECT_EVENTS)) {
            UUID list = commands.order(superadmin, CommandOrder.of(company.clientId(), machine.assetId(), kind));
            answer(agents, machine, list, kind.word());
        }
    }

    private static CommandOrder echo(TwoClients.Company company, TestAgents.Joined machine) {
        return new CommandOrder(
                company.clientId(),
                machine.assetId(),
                CommandKind.SCRIPT,
                "echo ñandú",
                "shell",
                List.of("caja uno"),
                Duration.ofMinutes(1),
                CommandPriority.HIGH,
                null,
                "Revisar la caja",
                null);
    }

    private static void answer(TestAgents agents, TestAgents.Joined machine, UUID command, String list) {
        String said =
                switch (list) {
                    case "list_processes" ->
                        "{'at':'2026-03-02T16:30:00Z','left_out':1,'processes':[{'pid':812,'started_at':"
                                + "'2026-03-02T16:00:00Z','name':'bordadora','user':'caja','cpu_usage':1.5,'memory_bytes':9000000}]}";
                    case "list_services" ->
                        "{'at':'2026-03-02T16:30:00Z','left_out':0,'services':[{'name':'Spooler','status':'running',"
                                + "'startup':'automatic','description':'Cola de impresión'}]}";
                    case "collect_events" ->
                        "{'at':'2026-03-02T16:30:00Z','left_out':0,'events':[{'at':'2026-03-02T16:10:00Z','level':'ERROR',"
                                + "'source':'Disk 7','message':'Bloque defectuoso'}]}";
                    default -> "ñandú\u00e1";
                };
        String body = "{\"status\":\"succeeded\",\"exit_code\":0,\"stdout\":\"%s\",\"stderr\":\"aviso\"}"
                .formatted(said.replace("'", "\\\""));
        assertThat(agents.post(machine, "/api/agents/commands/" + command + "/result", body))
                .isEqualTo(200);
    }
}
