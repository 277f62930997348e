package mx.lanet.helpdesk.console.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Event;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.AssetInventory;
import mx.lanet.helpdesk.asset.ChangeKind;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.forecast.Forecast;
import mx.lanet.helpdesk.monitoring.Readings;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.field.FieldQuestions;
import mx.lanet.helpdesk.ticket.file.MachineFile;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.protocol.EventFacts;
import mx.lanet.protocol.ProcessFacts;
import mx.lanet.protocol.ServiceFacts;
import org.jspecify.annotations.Nullable;

/**
 * One machine's page: who it is, tabs, and what the chosen tab shows.
 *
 * @param open what the machine was asked for and has not done yet; nothing for who is not of the team
 * @param session the remote session of the last day; null when there was none
 * @param withinSeconds in how many seconds the machine comes for it at the latest; 0 for one that is off
 * @param tags words by which it is grouped
 * @param changes what staff may change; null for everybody else
 */
public record AssetPage(
        AssetDetail asset,
        String tab,
        List<Tab> tabs,
        Shown shown,
        List<CommandHistory.Entry> open,
        CommandHistory.@Nullable Detail session,
        long withinSeconds,
        List<String> tags,
        @Nullable Changeable changes) {
    public AssetPage {
        tabs = List.copyOf(tabs);
        // It has a place of its own above them.
        open = open.stream()
                .filter(entry -> session == null
                        || !entry.commandId().equals(session.entry().commandId()))
                .toList();
        tags = List.copyOf(tags);
    }

    /** What stands under the tabs. */
    public sealed interface Shown {}

    /** The machine at a glance. */
    public record Overview(
            AssetDetail asset,
            AssetReadings readings,
            List<Alert> alerts,
            List<Event> events,
            List<Change> changes,
            @Nullable AssetInventory inventory,
            List<Forecast> forecasts)
            implements Shown {
        public Overview {
            alerts = List.copyOf(alerts);
            events = List.copyOf(events);
            changes = List.copyOf(changes);
            forecasts = List.copyOf(forecasts);
        }

        public List<KeyValue> card(Shell shell) {
            return new InventoryFacts(shell).card(asset, inventory);
        }

        public List<Volume> volumes(Shell shell) {
            return new InventoryFacts(shell).volumes(inventory);
        }
    }

    /** How it was over a while. */
    public record Past(PastCharts charts, List<Forecast> forecasts) implements Shown {
        public Past {
            forecasts = List.copyOf(forecasts);
        }
    }

    /** A mounted volume as the inventory has it. */
    public record Volume(String mount, String type, long totalBytes) {}

    /** The inventory in readable form; what was known at registration when none has arrived. */
    public record Inventory(AssetDetail asset, @Nullable AssetInventory inventory) implements Shown {
        public List<Section> sections(Shell shell) {
            return new InventoryFacts(shell).sections(asset, inventory);
        }

        /** How each collector ended that did not do, by its name. */
        public Map<String, String> unfinished() {
            return InventoryParts.unfinished(inventory);
        }
    }

    /** @param titleKey a message */
    public record Section(String titleKey, List<KeyValue> facts) {
        public Section {
            facts = List.copyOf(facts);
        }
    }

    public record Software(Slice<Program> programs, String words, Pager pager) implements Shown {}

    /** @param kind null for all kinds */
    public record Changed(Slice<Change> changes, String words, @Nullable ChangeKind kind, Address here)
            implements Shown {
        public Pager pager() {
            return Pager.of(changes, number -> here.with("page", number).toString());
        }

        /** All of them first. */
        public List<Tab> kinds(Shell shell) {
            List<Tab> kinds = new ArrayList<>();
            kinds.add(Tab.of(
                    shell.t("inventory.filter.any-kind"), here.without("kind").toString(), kind == null));
            for (ChangeKind one : ChangeKind.values()) {
                kinds.add(Tab.of(
                        shell.t("inventory.change." + one.word()),
                        here.with("kind", one.word()).toString(),
                        one == kind));
            }
            return kinds;
        }
    }

    public record Happened(Slice<Event> events, Pager pager) implements Shown {}

    /** @param readable whether the person may read what each command said */
    public record Asked(Slice<CommandHistory.Entry> commands, boolean readable, Pager pager) implements Shown {}

    public record Tickets(Slice<TicketRow> tickets, Pager pager) implements Shown {}

    /** @param ending the process that somebody is about to end; null for none */
    public record Processes(
            AskedList state, Slice<ProcessFacts> processes, String words, Pager pager, @Nullable ProcessFacts ending)
            implements Shown {
        public String key(ProcessFacts process) {
            return URLEncoder.encode(AskedLists.key(process), StandardCharsets.UTF_8);
        }
    }

    /**
     * @param chosen the service that somebody is about to do something with; null for none
     * @param act start, stop or restart; empty for none
     */
    public record Services(
            AskedList state,
            Slice<ServiceFacts> services,
            String words,
            Pager pager,
            @Nullable ServiceFacts chosen,
            String act)
            implements Shown {
        static final Set<String> ACTS = Set.of("start", "stop", "restart");

        public String key(String verb, ServiceFacts service) {
            return URLEncoder.encode(verb + ":" + service.name(), StandardCharsets.UTF_8);
        }
    }

    /**
     * What the machine is to its owner.
     *
     * @param conflict somebody saved another version meanwhile
     * @param questions the house's fields
     * @param said what it says in them
     * @param megabytes that a file may have
     */
    public record Life(
            Form form,
            int version,
            boolean mayChange,
            boolean conflict,
            FieldQuestions questions,
            List<KeyValue> said,
            List<MachineFile> files,
            long megabytes)
            implements Shown {
        public Life {
            said = List.copyOf(said);
            files = List.copyOf(files);
        }

        /** For who only reads. */
        public List<KeyValue> facts(Shell shell) {
            Stream<KeyValue> life = Stream.of(
                            "department", "supplier", "purchased", "warranty", "cost", "currency", "notes")
                    .filter(field -> !form.value(field).isEmpty())
                    .map(field -> KeyValue.of(shell.t(form.labelKey(field)), form.value(field)));
            return Stream.concat(life, said.stream()).toList();
        }
    }

    /** What the machine's own log and its agent's say. */
    public record Log(AskedList state, List<EventFacts> events, Slice<Readings.LogLine> lines, Pager pager)
            implements Shown {
        public Log {
            events = List.copyOf(events);
        }
    }

    /**
     * What staff may choose from.
     *
     * @param remote whether they may change what runs on the machine, too
     * @param consent ask, tell or silent: what its people see of what is done in their sight
     */
    public record Changeable(
            Form form, List<Choice> sites, List<Choice> people, boolean inUse, boolean remote, String consent) {
        public Changeable {
            sites = List.copyOf(sites);
            people = List.copyOf(people);
        }
    }

    /** The same page with something else under its tabs. */
    AssetPage showing(Shown other) {
        return new AssetPage(asset, tab, tabs, other, open, session, withinSeconds, tags, changes);
    }

    public String path() {
        return "/assets/" + asset.assetId();
    }

    /** The page with its tab: what is fetched again when something changes. */
    public String here() {
        if (shown instanceof Overview overview) {
            return overview.readings().range().path(path());
        }
        if (shown instanceof Past past) {
            return past.charts().at(past.charts().span());
        }
        return path() + "/" + tab + query();
    }

    private String query() {
        return switch (shown) {
            case Processes list -> query(list.words(), list.processes());
            case Services list -> query(list.words(), list.services());
            case Asked list -> query("", list.commands());
            default -> "";
        };
    }

    private static String query(String words, Slice<?> list) {
        return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&page=" + list.page();
    }

    /** What the panel follows: a list of processes need not be read again with each heartbeat. */
    public String panelTopic() {
        return switch (shown) {
            case Processes _, Services _, Log _, Asked _, Past _ -> commandsTopic();
            default -> topic();
        };
    }

    public String commandsTopic() {
        return "commands:" + asset.assetId();
    }

    public String topic() {
        return "asset:" + asset.assetId();
    }

    public String icon() {
        return switch (asset.kind()) {
            case "server" -> "server";
            case "laptop" -> "device-laptop";
            default -> "device-desktop";
        };
    }

    public boolean isReporting() {
        return asset.status().isReporting();
    }
}
