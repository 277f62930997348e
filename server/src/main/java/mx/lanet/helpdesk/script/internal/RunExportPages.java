package mx.lanet.helpdesk.script.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunMachine;
import mx.lanet.helpdesk.script.RunState;
import mx.lanet.helpdesk.script.Runs;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of a run on each machine, to take along. */
@Controller
class RunExportPages {
    private final Runs runs;
    private final MessageSource messages;

    RunExportPages(Runs runs, MessageSource messages) {
        this.runs = runs;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/runs/{run}/export")
    Export export(Person person, @PathVariable UUID run, @RequestParam Map<String, String> asked, Locale locale) {
        Run found = runs.get(person, run);
        Texts texts = new Texts(messages, locale);
        String words = ScriptPages.shortened(asked.getOrDefault("q", ""));
        RunState state = RunState.find(asked.getOrDefault("state", "")).orElse(null);
        List<Cells<RunMachine>> columns = List.of(
                Cells.text(texts.t("asset.column.name"), RunMachine::name),
                Cells.text(texts.t("asset.filter.site"), RunMachine::site),
                Cells.text(
                        texts.t("run.column.state"),
                        one -> texts.t("run.state." + one.state().word())),
                Cells.whole(texts.t("run.column.exit"), RunMachine::exitCode),
                Cells.moment(texts.t("run.column.started"), RunMachine::startedAt),
                Cells.moment(texts.t("run.column.finished"), RunMachine::finishedAt),
                Cells.text(texts.t("run.column.said"), one -> said(one, texts)));
        return Export.of(
                found.scriptName(),
                List.of(texts.t("script.version", found.scriptVersion()) + " · " + found.ownerName() + " · "
                        + found.reason()),
                found.clientId(),
                new Sheet<>(
                        found.scriptName(), columns, (most, one) -> runs.each(person, found, words, state, most, one)));
    }

    private static String said(RunMachine one, Texts texts) {
        return one.code().isEmpty() ? one.lastLine() : texts.t("run.code." + one.code());
    }
}
