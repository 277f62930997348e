package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.TicketQuery.OfMachines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The saved lists of machines, by which tickets and figures are narrowed; they are the team's. */
@Component
public class MachinesOfLists {
    private final MachineFilters filters;
    private final AssetLists assets;

    MachinesOfLists(MachineFilters filters, AssetLists assets) {
        this.filters = filters;
        this.assets = assets;
    }

    /** Those to choose from; none for who is no staff. */
    public List<MachineFilter> of(Person person) {
        return person.isStaff() ? filters.list(person) : List.of();
    }

    /** The machines that the list holds now, as far as the person reaches them; null when there is no such list. */
    public @Nullable OfMachines machines(Person person, UUID savedList) {
        return of(person).stream()
                .filter(filter -> filter.filterId().equals(savedList))
                .findFirst()
                .map(filter -> new OfMachines(savedList, assets.ids(person, filter.query())))
                .orElse(null);
    }
}
