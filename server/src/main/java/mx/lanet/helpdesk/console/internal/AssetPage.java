package mx.lanet.helpdesk.console.internal;

import java.util.List;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Event;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.AssetInventory;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.monitoring.Readings.OpenAlert;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * One machine's page: who it is, tabs, and what the chosen tab shows.
 *
 * @param changes what staff may change; null for everybody else
 */
public record AssetPage(AssetDetail asset, String tab, List<Tab> tabs, Shown shown, @Nullable Changeable changes) {
    public AssetPage {
        tabs = List.copyOf(tabs);
    }

    /** What stands under the tabs. */
    public sealed interface Shown {}

    /** The machine at a glance. */
    public record Overview(
            AssetDetail asset,
            AssetReadings readings,
            List<OpenAlert> alerts,
            List<Event> events,
            List<Change> changes,
            @Nullable AssetInventory inventory)
            implements Shown {
        public Overview {
            alerts = List.copyOf(alerts);
            events = List.copyOf(events);
            changes = List.copyOf(changes);
        }

        public List<KeyValue> card(Shell shell) {
            return new InventoryFacts(shell).card(asset, inventory);
        }

        public List<Volume> volumes(Shell shell) {
            return new InventoryFacts(shell).volumes(inventory);
        }
    }

    /** A mounted volume as the inventory has it. */
    public record Volume(String mount, String type, long totalBytes) {}

    /** The inventory in readable form; what was known at registration when none has arrived. */
    public record Inventory(AssetDetail asset, @Nullable AssetInventory inventory) implements Shown {
        public List<Section> sections(Shell shell) {
            return new InventoryFacts(shell).sections(asset, inventory);
        }
    }

    /** @param titleKey a message */
    public record Section(String titleKey, List<KeyValue> facts) {
        public Section {
            facts = List.copyOf(facts);
        }
    }

    public record Software(Slice<Program> programs, String words, Pager pager) implements Shown {}

    public record Changed(Slice<Change> changes, Pager pager) implements Shown {}

    public record Happened(Slice<Event> events, Pager pager) implements Shown {}

    public record Asked(Slice<CommandHistory.Entry> commands, Pager pager) implements Shown {}

    public record Tickets(Slice<TicketRow> tickets, Pager pager) implements Shown {}

    /** What staff may choose from. */
    public record Changeable(Form form, List<Choice> sites, List<Choice> people, boolean inUse) {
        public Changeable {
            sites = List.copyOf(sites);
            people = List.copyOf(people);
        }
    }

    public String path() {
        return "/assets/" + asset.assetId();
    }

    /** The page with its tab: what is fetched again when something changes. */
    public String here() {
        if (shown instanceof Overview overview) {
            return overview.readings().range().path(path());
        }
        return path() + "/" + tab;
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
