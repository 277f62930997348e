package mx.lanet.helpdesk.asset.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/**
 * The numbers of titles and versions of each client. They never change once they are given, so those that were used last
 * are remembered: of a thousand programs of a machine nearly all are known from the machine before it.
 */
@Component
public class SoftwareCatalogue {
    private static final int MOST_KNOWN = 100_000;

    private final CatalogueTable table;
    private final Tenancy tenancy;
    private final Map<Known, Numbers> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Known, Numbers> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    /** The numbers of a version and of its title. */
    public record Numbers(int version, int title) {}

    private record Known(UUID client, String name, String publisher, String version) {
        static Known of(UUID client, Program program) {
            return new Known(client, program.name(), program.publisher(), program.version());
        }
    }

    SoftwareCatalogue(CatalogueTable table, Tenancy tenancy) {
        this.table = table;
        this.tenancy = tenancy;
    }

    /**
     * The numbers of these programs, in their order. What is new gets some, in a transaction of its own, so that two
     * machines with the same new program do not wait for each other; so none may be open.
     */
    public List<Numbers> numbers(UUID client, List<Program> programs) {
        Map<Known, Numbers> found = remembered(client, programs);
        if (found.size() < programs.size()) {
            Set<Program> missing = new LinkedHashSet<>();
            programs.stream()
                    .filter(program -> !found.containsKey(Known.of(client, program)))
                    .forEach(missing::add);
            found.putAll(look(client, missing));
        }
        List<Numbers> numbers = new ArrayList<>(programs.size());
        programs.forEach(program -> numbers.add(found.get(Known.of(client, program))));
        return numbers;
    }

    private Map<Known, Numbers> remembered(UUID client, List<Program> programs) {
        Map<Known, Numbers> found = LinkedHashMap.newLinkedHashMap(programs.size());
        synchronized (known) {
            for (Program program : programs) {
                Known key = Known.of(client, program);
                Numbers numbers = known.get(key);
                if (numbers != null) {
                    found.put(key, numbers);
                }
            }
        }
        return found;
    }

    private Map<Known, Numbers> look(UUID client, Collection<Program> missing) {
        // In one order, so that two who add the same wait for each other instead of locking up.
        List<Program> sorted = missing.stream()
                .sorted(Comparator.comparing(Program::name)
                        .thenComparing(Program::publisher)
                        .thenComparing(Program::version))
                .toList();
        Map<Known, Numbers> found = new LinkedHashMap<>();
        List<Numbers> numbers = tenancy.call(new Scope.Client(client), () -> table.numbers(client, sorted));
        for (int i = 0; i < sorted.size(); i++) {
            found.put(Known.of(client, sorted.get(i)), numbers.get(i));
        }
        synchronized (known) {
            known.putAll(found);
        }
        return found;
    }
}
