package mx.lanet.helpdesk.asset.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The numbers of titles and versions of each client. They never change once they are given, so those that were used last
 * are remembered: of a thousand programs of a machine nearly all are known from the machine before it.
 */
@Component
public class SoftwareCatalogue {
    private static final int MOST_KNOWN = 50_000;

    private final CatalogueTable table;
    private final Tenancy tenancy;
    // Two generations: what is asked for moves into the younger one, and what nobody asked for goes with the older one.
    private volatile Map<Known, Numbers> young = new ConcurrentHashMap<>();
    private volatile Map<Known, Numbers> old = Map.of();

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
        @Nullable Numbers[] numbers = new Numbers[programs.size()];
        Set<Program> missing = new LinkedHashSet<>();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = remembered(Known.of(client, programs.get(i)));
            if (numbers[i] == null) {
                missing.add(programs.get(i));
            }
        }
        if (!missing.isEmpty()) {
            Map<Known, Numbers> found = look(client, missing);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbers[i] == null ? found.get(Known.of(client, programs.get(i))) : numbers[i];
            }
        }
        return Stream.of(numbers).map(Objects::requireNonNull).toList();
    }

    private @Nullable Numbers remembered(Known key) {
        Numbers numbers = young.get(key);
        if (numbers != null) {
            return numbers;
        }
        Numbers older = old.get(key);
        if (older != null) {
            remember(key, older);
        }
        return older;
    }

    private void remember(Known key, Numbers numbers) {
        if (young.size() >= MOST_KNOWN) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(key, numbers);
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
        found.forEach(this::remember);
        return found;
    }
}
