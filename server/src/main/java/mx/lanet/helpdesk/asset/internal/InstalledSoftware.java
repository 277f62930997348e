package mx.lanet.helpdesk.asset.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.internal.SoftwareCatalogue.Numbers;
import mx.lanet.helpdesk.asset.internal.SoftwareTable.Installed;
import mx.lanet.helpdesk.asset.internal.SoftwareTable.Named;
import mx.lanet.helpdesk.asset.internal.SoftwareTable.News;
import mx.lanet.helpdesk.shared.Ids;
import org.springframework.stereotype.Component;

/** Replaces what is installed on a machine, and says what of it came and went. */
@Component
public class InstalledSoftware {
    private final SoftwareTable table;
    private final Ids ids;

    InstalledSoftware(SoftwareTable table, Ids ids) {
        this.table = table;
        this.ids = ids;
    }

    /**
     * In the caller's transaction.
     *
     * @param numbers those of the programs, in their order
     * @return what changed; nothing for a machine's first list, where the history begins
     */
    public List<Change> replace(KnownAsset asset, List<Program> programs, List<Numbers> numbers, Instant now) {
        Installed after = SoftwareTable.installed(numbers, programs);
        Installed before = table.find(asset).orElse(null);
        if (before != null && before.versions().equals(after.versions())) {
            if (!before.days().equals(after.days()) || !before.sizes().equals(after.sizes())) {
                table.put(asset, after);
            }
            return List.of();
        }
        table.put(asset, after);
        Set<Integer> had = new HashSet<>(before == null ? List.of() : before.versions());
        Set<Integer> has = new HashSet<>(after.versions());
        List<Integer> gone =
                had.stream().filter(version -> !has.contains(version)).toList();
        List<Named> gonePrograms = gone.isEmpty() ? List.of() : table.named(asset.clientId(), gone);
        if (before == null || before.counted()) {
            table.tell(asset, ids.next(), now, news(numbers, had, gone, gonePrograms));
        }
        return had.isEmpty() ? List.of() : changes(programs, numbers, had, gonePrograms, now);
    }

    private static News news(List<Numbers> numbers, Set<Integer> had, List<Integer> gone, List<Named> gonePrograms) {
        Set<Integer> come = new HashSet<>();
        Set<Integer> titlesCome = new HashSet<>();
        Set<Integer> titlesBefore = new HashSet<>();
        Set<Integer> titlesAfter = new HashSet<>();
        for (Numbers one : numbers) {
            titlesAfter.add(one.title());
            if (had.contains(one.version())) {
                titlesBefore.add(one.title());
            } else {
                come.add(one.version());
                titlesCome.add(one.title());
            }
        }
        Set<Integer> titlesGone = new HashSet<>();
        gonePrograms.forEach(named -> titlesGone.add(named.title()));
        titlesBefore.addAll(titlesGone);
        titlesCome.removeAll(titlesBefore);
        titlesGone.removeAll(titlesAfter);
        return new News(had.isEmpty(), come, gone, titlesCome, titlesGone);
    }

    private static List<Change> changes(
            List<Program> programs, List<Numbers> numbers, Set<Integer> had, List<Named> gone, Instant now) {
        List<Program> come = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            if (!had.contains(numbers.get(i).version())) {
                come.add(programs.get(i));
            }
        }
        return InventoryDifference.programs(gone.stream().map(Named::program).toList(), come, now);
    }
}
