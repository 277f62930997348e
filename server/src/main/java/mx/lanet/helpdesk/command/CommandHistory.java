package mx.lanet.helpdesk.command;

import java.time.Instant;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.command.internal.CommandHistoryTable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a machine's agent was asked to do and what became of it, for people who may see the machine. */
@Service
public class CommandHistory {
    private final Tenancy tenancy;
    private final CommandHistoryTable table;

    CommandHistory(Tenancy tenancy, CommandHistoryTable table) {
        this.tenancy = tenancy;
        this.table = table;
    }

    /**
     * A command, without its script and output.
     *
     * @param kind the word of the contract, such as collect_inventory
     * @param status waiting, delivered, expired, or as its agent says: succeeded, failed, timed_out, refused
     * @param resultAt null while there is none
     */
    public record Entry(
            String kind,
            String status,
            String createdByName,
            Instant createdAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant resultAt,
            @Nullable Integer exitCode) {}

    /** Newest first. */
    public Slice<Entry> of(Person person, AssetDetail asset, Slice.Request page) {
        return tenancy.call(
                person.scope(),
                () -> new Slice<>(
                        table.page(asset.clientId(), asset.assetId(), page),
                        page.page(),
                        page.size(),
                        table.count(asset.clientId(), asset.assetId())));
    }
}
