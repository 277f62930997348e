package mx.lanet.helpdesk.asset;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.internal.AssetLifeTable;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Department, value, purchase, warranty and notes of machines. Staff write them; a client's administrator reads them. */
@Service
public class AssetLives {
    private final AssetLifeTable table;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    AssetLives(AssetLifeTable table, Audit audit, Tenancy tenancy, Clock clock, ApplicationEventPublisher publisher) {
        this.table = table;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** A machine in use whose warranty ends, or has ended. */
    public record Warranty(
            UUID assetId, String assetName, String clientName, String siteName, String model, LocalDate until) {}

    /** Of a machine that the person was shown. */
    public AssetLife of(Person person, AssetDetail asset) {
        return tenancy.call(person.scope(), () -> table.find(asset.clientId(), asset.assetId()))
                .orElse(AssetLife.NONE);
    }

    /** Refused as changed_meanwhile when somebody saved another version before. */
    public void change(Person person, AssetDetail asset, AssetLife life) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        tenancy.run(person.scope(), () -> {
            if (!table.put(
                    asset.clientId(),
                    asset.assetId(),
                    life,
                    person.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS))) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    person,
                    "asset.life_changed",
                    asset.clientId(),
                    Subject.of("asset", asset.assetId(), asset.name()),
                    Map.of());
            publisher.publishEvent(new AssetChanged(asset.clientId(), asset.assetId()));
        });
    }

    /**
     * Which warranties are asked for.
     *
     * @param clientId of this client alone; null for all
     * @param machines of these alone; null for all
     * @param until the last day on which they end
     */
    public record Ending(@Nullable UUID clientId, @Nullable List<UUID> machines, LocalDate until) {}

    /** The first first; narrowed to the client chosen in the switcher. */
    public Slice<Warranty> warranties(Person person, Ending ending, Slice.Request page) {
        refuseRequester(person);
        return table.warranties(person, tenancy, ending, page);
    }

    /** The same without pages, each while they are read. */
    public void each(Person person, Ending ending, int most, Consumer<? super Warranty> warranty) {
        refuseRequester(person);
        table.each(person, tenancy, ending, most, warranty);
    }

    private static void refuseRequester(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.forbidden().refusal();
        }
    }
}
