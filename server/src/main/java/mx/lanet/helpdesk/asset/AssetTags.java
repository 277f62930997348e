package mx.lanet.helpdesk.asset;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        if (tags.size() > MOST || tags.stream().anyMatch(tag -> tag.length() > LONGEST)) {
            throw Problem.invalid(List.of(new FieldError("tags", "too_long", LONGEST)))
                    .refusal();
        }
        tenancy.run(person.scope(), () -> {
            table.replace(asset.clientId(), asset.assetId(), tags);
            table.lookAgain(asset.clientId(), asset.assetId(), ids.next(), clock.instant());
            audit.record(
                    person,
                    "asset.tagged",
                    asset.clientId(),
                    Subject.of("asset", asset.assetId(), asset.name()),
                    Map.of("to", String.join(", ", tags)));
            publisher.publishEvent(new AssetChanged(asset.clientId(), asset.assetId()));
        });
    }
}
