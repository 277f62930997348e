package mx.lanet.helpdesk.inventory;

import java.util.List;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/**
 * A list, new or old, with the machines that are not as it wants them.
 *
 * @param watch null for a new one
 * @param whose the name of its client; empty for the house's and for a new one
 * @param owners for whose machines a new one may be
 * @param sites of its client, for whose machines it may be
 * @param lists saved ones, likewise
 * @param conflict somebody saved another version meanwhile
 */
public record WatchPage(
        @Nullable SoftwareWatch watch,
        String whose,
        Form form,
        int version,
        List<Choice> owners,
        List<Choice> sites,
        List<Choice> lists,
        Slice<SoftwareWatches.Violation> violations,
        boolean mayChange,
        boolean conflict) {
    public WatchPage {
        owners = List.copyOf(owners);
        sites = List.copyOf(sites);
        lists = List.copyOf(lists);
    }

    public String action() {
        return watch == null ? "/inventory/watches/new" : "/inventory/watches/" + watch.watchId();
    }

    public Pager pager() {
        return Pager.of(violations, number -> action() + "?page=" + number);
    }
}
