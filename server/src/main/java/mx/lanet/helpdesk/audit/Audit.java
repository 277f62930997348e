package mx.lanet.helpdesk.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.CallerAddress;
import mx.lanet.helpdesk.shared.CallingKey;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The record of everything that changed something. The place that performs an action calls {@link #record} in the same
 * transaction, so that there is no action without its record, and no record of what did not happen.
 */
@Service
public class Audit {
    private static final int WALK = 500;

    private final AuditTable table;
    private final Tenancy tenancy;
    private final Clock clock;

    Audit(AuditTable table, Tenancy tenancy, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Appends to the client's chain, inside the caller's open tenancy transaction (a scope that reaches this client).
     * The address is that of the current request. Texts that are too long are cut.
     *
     * @param action a stable word, such as {@code user.created}; {@code audit.action.<action>} in the messages is its
     *     sentence, with {0} the actor and {1} the subject
     * @param details facts worth keeping, never a secret; a label for a key is {@code audit.detail.<key>}
     */
    public void record(Actor actor, String action, UUID clientId, Subject subject, Map<String, ?> details) {
        record(List.of(new Entry(actor, CallerAddress.current(), action, clientId, subject, details)));
    }

    /**
     * Something that was done.
     *
     * @param address where the request for it came from; empty when there was none
     */
    public record Entry(
            Actor actor, String address, String action, UUID clientId, Subject subject, Map<String, ?> details) {}

    /** As the other, for what several did in one transaction: each client's records follow each other as they stand here. */
    public void record(List<Entry> entries) {
        append(entries.stream().map(Done::of).toList());
    }

    /** As {@link #record}, when nobody is known to have done it: a sign-in that failed. */
    public void recordUnknown(String action, UUID clientId, Subject subject, Map<String, ?> details) {
        AuditRecord.Doer nobody = new AuditRecord.Doer("nobody", null, "");
        append(List.of(new Done(nobody, CallerAddress.current(), action, clientId, subject, details)));
    }

    private record Done(
            AuditRecord.Doer doer,
            String address,
            String action,
            UUID clientId,
            Subject subject,
            Map<String, ?> details) {
        static Done of(Entry entry) {
            Actor actor = entry.actor();
            return new Done(
                    new AuditRecord.Doer(actor.kind(), actor.id().orElse(null), cut(actor.name(), 200)),
                    entry.address(),
                    entry.action(),
                    entry.clientId(),
                    entry.subject(),
                    withKey(actor, entry.details()));
        }

        /** Who acts through a program of the own is told from it. */
        private static Map<String, ?> withKey(Actor actor, Map<String, ?> details) {
            return CallingKey.current()
                    .filter(key -> Optional.ofNullable(key.person())
                            .filter(maker -> maker.id().equals(actor.id()))
                            .isPresent())
                    .<Map<String, ?>>map(key -> {
                        Map<String, Object> all = new TreeMap<>(details);
                        all.put("api_key", key.name() + " (" + key.hint() + ")");
                        return all;
                    })
                    .orElse(details);
        }
    }

    private void append(List<Done> done) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit record belongs to the transaction of its action");
        }
        Map<UUID, AuditTable.Head> heads =
                table.lock(done.stream().map(Done::clientId).collect(Collectors.toSet()));
        List<AuditTable.Link> links = new ArrayList<>(done.size());
        for (Done one : done) {
            AuditTable.Head head = Objects.requireNonNull(heads.get(one.clientId()), "a chain is locked");
            AuditRecord record = record(one, head.length() + 1);
            byte[] hash = ChainHash.of(head.hash(), record);
            links.add(new AuditTable.Link(record, head.hash(), hash));
            heads.put(one.clientId(), new AuditTable.Head(record.position(), hash));
        }
        table.append(links);
    }

    private AuditRecord record(Done done, long position) {
        Subject subject = done.subject();
        return new AuditRecord(
                done.clientId(),
                position,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                done.doer(),
                cut(done.address(), 100),
                done.action(),
                new Subject(subject.kind(), cut(subject.id(), 100), cut(subject.name(), 300)),
                texts(done.details()));
    }

    /** The records that the person may see, newest first: all for a superadmin, the own client's for a client_admin. */
    public Slice<AuditRecord> list(Person person, AuditQuery query, Slice.Request request) {
        AuditQuery allowed = allowed(person, query);
        return tenancy.call(person.scope(), () -> table.list(Reach.of(person.scope()), allowed, request));
    }

    /** As {@link #list}, all of them, this many at most, some at a time, in the person's open transaction. */
    public void each(Person person, AuditQuery query, int most, Consumer<List<AuditRecord>> some) {
        AuditQuery allowed = allowed(person, query);
        tenancy.run(person.scope(), () -> table.each(Reach.of(person.scope()), allowed, most, some));
    }

    private static AuditQuery allowed(Person person, AuditQuery query) {
        return switch (person.role()) {
            case SUPERADMIN -> query;
            case CLIENT_ADMIN -> ofClient(query, person.clientId());
            case TECHNICIAN, REQUESTER -> throw Problem.forbidden().refusal();
        };
    }

    private static AuditQuery ofClient(AuditQuery query, UUID clientId) {
        if (query.clientId() != null && !query.clientId().equals(clientId)) {
            throw Problem.notFound().refusal();
        }
        return new AuditQuery(query.actor(), query.action(), clientId, query.from(), query.until());
    }

    /** Walks the client's chain from its start and says whether every record is as it was written. */
    public Verdict verify(UUID clientId) {
        return tenancy.call(new Scope.Everything(), () -> walk(clientId, table.head(clientId)));
    }

    private Verdict walk(UUID clientId, AuditTable.@Nullable Head head) {
        long position = 0;
        byte[] hash = ChainHash.START;
        List<AuditTable.Stored> next = table.after(clientId, position, WALK);
        while (!next.isEmpty()) {
            for (AuditTable.Stored stored : next) {
                position++;
                boolean fits = stored.record().position() == position
                        && Arrays.equals(stored.previousHash(), hash)
                        && Arrays.equals(stored.hash(), ChainHash.of(hash, stored.record()));
                if (!fits) {
                    return new Verdict.Broken(position);
                }
                hash = stored.hash();
            }
            next = table.after(clientId, position, WALK);
        }
        AuditTable.Head end = head == null ? new AuditTable.Head(0, ChainHash.START) : head;
        return end.length() == position && Arrays.equals(end.hash(), hash)
                ? new Verdict.Whole(position)
                : new Verdict.Broken(position + 1);
    }

    private static SortedMap<String, String> texts(Map<String, ?> details) {
        SortedMap<String, String> texts = new TreeMap<>();
        details.forEach((key, value) -> texts.put(key, cut(String.valueOf(value), 1000)));
        return texts;
    }

    /** Within the column's limit, and without what PostgreSQL cannot store: NUL and halves of characters. */
    private static String cut(String text, int limit) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(point -> point != 0 && !(point >= 0xD800 && point <= 0xDFFF))
                .limit(limit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
