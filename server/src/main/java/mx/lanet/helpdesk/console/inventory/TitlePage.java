package mx.lanet.helpdesk.console.inventory;

import java.util.List;
import mx.lanet.helpdesk.asset.Software;
import mx.lanet.helpdesk.asset.SoftwareTitle;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/**
 * A program: its versions, and the machines that have it.
 *
 * @param version just the machines with this one; null for any
 * @param older just those with versions before this one; empty for any
 */
public record TitlePage(
        Address here,
        SoftwareTitle.Whole whole,
        Slice<Software.Machine> machines,
        List<Chip> chips,
        @Nullable String version,
        String older,
        boolean clientShown) {
    public TitlePage {
        chips = List.copyOf(chips);
    }

    public String path(SoftwareTitle.Version one) {
        return here.without("older").with("version", one.version()).toString();
    }

    /** Whether this version's machines are shown. */
    public boolean shows(SoftwareTitle.Version one) {
        return one.version().equals(version);
    }

    /** The same machines in the list of machines, where lists are saved and scripts are run on them. */
    public String listPath() {
        return Address.of("/assets")
                .with("client", here.filters().get("client"))
                .with("program", whole.title().name())
                .with("older", older)
                .toString();
    }

    public String withoutVersion() {
        return here.without("older").without("version").toString();
    }

    public boolean isNarrowed() {
        return version != null || !older.isEmpty();
    }

    public Pager pager() {
        return Pager.of(machines, number -> here.with("page", number).toString());
    }
}
