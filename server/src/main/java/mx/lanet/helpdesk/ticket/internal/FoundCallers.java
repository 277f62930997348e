package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.identity.FoundPerson;
import mx.lanet.helpdesk.identity.PeopleFinder;

/**
 * Who might be calling.
 *
 * @param words what was typed; as long as it is too short, nothing is said
 */
public record FoundCallers(String words, List<FoundPerson> people, List<AssetRow> machines) {
    public FoundCallers {
        people = List.copyOf(people);
        machines = List.copyOf(machines);
    }

    public boolean isAsked() {
        return words.length() >= PeopleFinder.SHORTEST;
    }

    public boolean isEmpty() {
        return people.isEmpty() && machines.isEmpty();
    }
}
