package mx.lanet.helpdesk.asset;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mx.lanet.helpdesk.asset.internal.AssetTagTable;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Words by which machines are grouped: lists are filtered by them, and lists of software hold for them. Staff give them. */
@Service
public class AssetTags {
    /** No more on one machine. */
    public static final int MOST = 20;

    public static final int LONGEST = 40;

    /** So many machines get or lose a tag at once. */
    public static final int MOST_MACHINES = 1_000;

    private static final int OFFERED = 100;

    private final AssetTagTable table;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    AssetTags(
            AssetTagTable table,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.table = table;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** Of a machine that the person was shown, in their order. */
    public List<String> of(Person person, AssetDetail asset) {
        return tenancy.call(person.scope(), () -> table.of(asset.clientId(), asset.assetId()));
    }

    /** Words between commas, in lower case; each once. */
    public static List<String> parse(String written) {
        return Arrays.stream(written.replace("\0", "").split(","))
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** These and no others; refused as invalid when they are too many or too long. */
    public void set(Person person, AssetDetail asset, List<String> tags) {
        refuseOthers(person);
        if (tags.size() > MOST || tags.stream().anyMatch(tag -> tag.length() > LONGEST)) {
            throw Problem.invalid(List.of(new FieldError("tags", "too_long", LONGEST)))
                    .refusal();
        }
        tenancy.run(person.scope(), () -> put(person, asset.clientId(), asset.assetId(), asset.name(), tags));
    }

    /** What {@link #change} came to: machines that changed, and those that have {@value #MOST} tags already. */
    public record Changed(int machines, int full) {}

    /**
     * Gives one tag to machines that the person was shown, or takes it from them, each in a transaction of its own; who has it,
     * or has it not, stays as it is. At most {@value #MOST_MACHINES} machines; a tag that is too long is refused as invalid.
     */
    public Changed change(Person person, List<AssetRow> machines, String tag, boolean give) {
        refuseOthers(person);
        if (machines.size() > MOST_MACHINES) {
            throw Problem.of(409, "tag_too_many", MOST_MACHINES).refusal();
        }
        if (tag.length() > LONGEST) {
            throw Problem.invalid(List.of(new FieldError("tag", "too_long", LONGEST)))
                    .refusal();
        }
        int changed = 0;
        int full = 0;
        for (AssetRow machine : machines) {
            Outcome outcome = tenancy.call(person.scope(), () -> change(person, machine, tag, give));
            changed += outcome == Outcome.CHANGED ? 1 : 0;
            full += outcome == Outcome.FULL ? 1 : 0;
        }
        return new Changed(changed, full);
    }

    private enum Outcome {
        CHANGED,
        SAME,
        FULL
    }

    private Outcome change(Person person, AssetRow machine, String tag, boolean give) {
        Set<String> tags = new TreeSet<>(table.of(machine.clientId(), machine.assetId()));
        if (!(give ? tags.add(tag) : tags.remove(tag))) {
            return Outcome.SAME;
        }
        if (tags.size() > MOST) {
            return Outcome.FULL;
        }
        put(person, machine.clientId(), machine.assetId(), machine.name(), List.copyOf(tags));
        return Outcome.CHANGED;
    }

    /** The first tags that machines within the person's lists have; more than {@value #OFFERED} are not told. */
    public List<String> known(Person person) {
        refuseOthers(person);
        return table.known(person, tenancy, OFFERED);
    }

    private void put(Person person, UUID clientId, UUID assetId, String name, List<String> tags) {
        table.replace(clientId, assetId, tags);
        table.lookAgain(clientId, assetId, ids.next(), clock.instant());
        audit.record(
                person,
                "asset.tagged",
                clientId,
                Subject.of("asset", assetId, name),
                Map.of("to", String.join(", ", tags)));
        publisher.publishEvent(new AssetChanged(clientId, assetId));
    }

    private static void refuseOthers(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }
}
