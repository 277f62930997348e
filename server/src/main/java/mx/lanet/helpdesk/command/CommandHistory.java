package mx.lanet.helpdesk.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.command.internal.CommandHistoryTable;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a machine's agent was asked to do and what became of it, for people who may see the machine. */
@Service
public class CommandHistory {
    private static final Duration SESSIONS_SHOWN = Duration.ofDays(1);

    private final Tenancy tenancy;
    private final CommandHistoryTable table;
    private final Clock clock;

    CommandHistory(Tenancy tenancy, CommandHistoryTable table, Clock clock) {
        this.tenancy = tenancy;
        this.table = table;
        this.clock = clock;
    }

    /**
     * A command, without its script and output.
     *
     * @param kind the word of the contract, such as collect_inventory
     * @param status waiting, delivered, asked (the people at the machine are), running, cancelling, expired, cancelled, or as its agent says: succeeded, failed,
     *     timed_out, refused; declined, unanswered and nobody are what the people at the machine said to the question
     * @param expiresAt until when it waits for its agent
     * @param resultAt null while there is none
     */
    public record Entry(
            UUID commandId,
            String kind,
            String status,
            String createdByName,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant resultAt,
            @Nullable Integer exitCode) {
        /** Whether nothing more will happen to it. */
        public boolean isOver() {
            return resultAt != null || status.equals("expired");
        }
    }

    /**
     * A command with all that is known of it.
     *
     * @param runId the run that it is a part of; null for one of its own
     * @param stdout what it said; the end of what it has said so far while it runs
     * @param cleaned whether characters that no text may have were taken out of what it said
     * @param notice ask or tell: what the people at the machine are; null when they see nothing of it
     * @param sight what they said; null while they have not
     */
    public record Detail(
            Entry entry,
            @Nullable UUID runId,
            String reason,
            List<String> arguments,
            @Nullable String script,
            @Nullable String scriptType,
            String cancelAskedBy,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            String stdout,
            String stderr,
            boolean truncated,
            boolean cleaned,
            @Nullable String notice,
            @Nullable Sight sight) {
        public Detail {
            arguments = List.copyOf(arguments);
        }
    }

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

    /** What still waits for the machine or runs on it, the first ordered first, at most 20. */
    public List<Entry> open(Person person, AssetDetail asset) {
        return tenancy.call(person.scope(), () -> table.open(asset.clientId(), asset.assetId()));
    }

    /** One of the machine's commands with its output. Staff only; empty for any other's. */
    public Optional<Detail> find(Person person, UUID clientId, UUID assetId, UUID commandId) {
        return person.isStaff()
                ? tenancy.call(person.scope(), () -> table.find(clientId, assetId, commandId))
                : Optional.empty();
    }

    /** Whether this agent was ever told to fetch the file with this id. */
    public boolean wasSent(Agent agent, String fileId) {
        return tenancy.call(agent.scope(), () -> table.wasSent(agent.clientId(), agent.assetId(), fileId));
    }

    /** The newest command of this kind, whatever became of it. Staff only. */
    public Optional<Detail> newest(Person person, AssetDetail asset, CommandKind kind) {
        return staffs(person, asset, kind, false);
    }

    /** The newest command of this kind that was done and whose answer is still there. Staff only. */
    public Optional<Detail> newestAnswered(Person person, AssetDetail asset, CommandKind kind) {
        return staffs(person, asset, kind, true);
    }

    /** The remote session of the last day that was asked for last, whatever became of it. Staff only. */
    public Optional<Detail> newestSession(Person person, AssetDetail asset) {
        if (!person.isStaff()) {
            return Optional.empty();
        }
        Instant since = clock.instant().minus(SESSIONS_SHOWN);
        return tenancy.call(person.scope(), () -> table.newestSession(asset.clientId(), asset.assetId(), since)
                .flatMap(id -> table.find(asset.clientId(), asset.assetId(), id)));
    }

    private Optional<Detail> staffs(Person person, AssetDetail asset, CommandKind kind, boolean answered) {
        if (!person.isStaff() || !kind.isList()) {
            return Optional.empty();
        }
        return tenancy.call(person.scope(), () -> table.newest(asset.clientId(), asset.assetId(), kind, answered)
                .flatMap(id -> table.find(asset.clientId(), asset.assetId(), id)));
    }
}
