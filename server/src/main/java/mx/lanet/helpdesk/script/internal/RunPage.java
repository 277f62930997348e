package mx.lanet.helpdesk.script.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.script.Parameter;
import mx.lanet.helpdesk.script.Run;
import mx.lanet.helpdesk.script.RunMachine;
import mx.lanet.helpdesk.script.RunOutput;
import mx.lanet.helpdesk.script.RunState;
import mx.lanet.helpdesk.script.RunTally;
import mx.lanet.helpdesk.script.Script;
import mx.lanet.helpdesk.script.ScriptVersion;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Crumb;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/** What the pages of runs show. */
public sealed interface RunPage {
    /**
     * The list.
     *
     * @param of what the runs are of; null for all
     */
    record Runs(List<Row> rows, @Nullable Pager pager, @Nullable String of, Map<UUID, String> clients)
            implements RunPage {
        /** A run with what came of it. */
        public record Row(Run run, RunTally tally) {}

        public String client(Run run) {
            return clients.getOrDefault(run.clientId(), "");
        }
    }

    /**
     * Where something is to run, when nothing was said yet.
     *
     * @param above the way here
     * @param path of the form
     */
    record Where(
            String title,
            List<Crumb> above,
            String path,
            String search,
            List<AssetRow> machines,
            List<Site> sites,
            List<MachineFilter> filters,
            @Nullable UUID client,
            @Nullable UUID ticket)
            implements RunPage {
        /** What goes along with whatever is chosen. */
        public Map<String, String> kept() {
            return ticket == null ? Map.of() : Map.of("ticket", ticket.toString());
        }

        public String of(Site site) {
            return Address.of(path())
                    .with("client", site.clientId())
                    .with("site", site.id())
                    .with("ticket", ticket)
                    .toString();
        }

        public String of(MachineFilter filter) {
            return Address.of(path())
                    .with("filter", filter.filterId())
                    .with("ticket", ticket)
                    .toString();
        }
    }

    /**
     * A file of the library is sent: the form.
     *
     * @param zone in which a time is written
     * @param refusal why it cannot be, in words; null when it can
     */
    record Send(
            LibraryFile file,
            Form form,
            ScriptPage.Target target,
            int machines,
            int off,
            String zone,
            List<Choice> days,
            Sees sees,
            @Nullable String refusal)
            implements RunPage {
        public String path() {
            return sending(file.fileId());
        }
    }

    /** Where a file is sent. */
    static String sending(UUID fileId) {
        return "/library/" + fileId + "/send";
    }

    /**
     * The form.
     *
     * @param zone in which a time is written
     * @param refusal why it cannot be, in words; null when it can
     */
    record Ask(
            Script script,
            ScriptVersion version,
            Form form,
            ScriptPage.Target target,
            int machines,
            int off,
            String zone,
            Duration patience,
            List<Choice> days,
            Sees sees,
            @Nullable String refusal,
            boolean savable)
            implements RunPage {
        public String path() {
            return "/scripts/" + script.scriptId() + "/run";
        }

        public Parameter parameter(int place) {
            return version.text().parameters().get(place);
        }

        public String start() {
            return form.value("start").isEmpty() ? "now" : form.value("start");
        }

        public boolean possible() {
            return refusal == null;
        }

        public List<Choice> choices(int place) {
            return parameter(place).choices().stream()
                    .map(choice -> new Choice(choice, choice, false))
                    .toList();
        }
    }

    /** One run: the whole, its machines, and what one of them said. */
    record One(
            Run run,
            RunTally tally,
            String client,
            List<RunMachine> machines,
            Pager pager,
            String search,
            @Nullable RunState state,
            @Nullable RunOutput output,
            @Nullable String ticketCode,
            boolean mayRun)
            implements RunPage {
        private static final double WHOLE = 100.0;
        /** Of each stream: a page is no place for a megabyte, a download is. */
        private static final int MOST_SHOWN = 200_000;

        public String path() {
            return "/runs/" + run.runId();
        }

        public Address here() {
            return Address.of(path()).with("q", search).with("state", state == null ? null : state.word());
        }

        public String only(@Nullable RunState other) {
            return Address.of(path())
                    .with("q", search)
                    .with("state", other == null ? null : other.word())
                    .toString();
        }

        public String of(RunMachine machine) {
            return here().with("asset", machine.assetId()) + "#salida";
        }

        /** Where this page looks again. */
        public String address() {
            return here().with("asset", output == null ? null : output.machine().assetId())
                    .toString();
        }

        public boolean isShown(RunMachine machine) {
            return output != null && output.machine().assetId().equals(machine.assetId());
        }

        /** The end of what was said, from the beginning of a line. */
        public String shown(String said) {
            if (!isShortened(said)) {
                return said;
            }
            int cut = said.length() - MOST_SHOWN;
            int line = said.indexOf('\n', cut);
            return said.substring(line < 0 ? cut : line + 1);
        }

        public boolean isShortened(String said) {
            return said.length() > MOST_SHOWN;
        }

        public String share(int machines) {
            return String.valueOf(WHOLE * machines / Math.max(1, run.machines()));
        }

        public boolean isGoing() {
            return tally.left() > 0 || run.busy();
        }

        public boolean mayCancel() {
            return mayRun && !run.isCancelled() && tally.left() > 0;
        }

        public boolean mayTryAgain() {
            return mayRun && tally.failed() > 0;
        }

        public String again() {
            String path = run.isFile() ? sending(run.scriptId()) : "/scripts/" + run.scriptId() + "/run";
            return path + "?again=" + run.runId();
        }

        public String download(RunMachine machine) {
            return path() + "/machines/" + machine.assetId() + "/output.txt";
        }
    }

    /** The runs of a ticket or a machine, beside it. */
    record Beside(String id, String path, String choose, List<Runs.Row> rows, boolean mayRun, boolean ofFile)
            implements RunPage {}
}
