package mx.lanet.helpdesk.ticket.figure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.figure.PromiseTable.Turn;
import mx.lanet.helpdesk.ticket.sla.Clocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How promises to clients were kept, and why each broken one was. Within the reader's clients, as {@link Figures}. */
@Service
class Promises {
    private final Tenancy tenancy;
    private final PromiseTable table;
    private final Clocks clocks;
    private final Clock clock;

    Promises(Tenancy tenancy, PromiseTable table, Clocks clocks, Clock clock) {
        this.tenancy = tenancy;
        this.table = table;
        this.clocks = clocks;
        this.clock = clock;
    }

    List<PromiseTable.Kept> kept(Person person, @Nullable UUID client, Narrowing narrowing, Period period) {
        Scope scope = Figures.scope(person, client);
        return tenancy.call(scope, () -> table.kept(Reach.of(scope), narrowing, period));
    }

    Slice<BrokenPromise> broken(
            Person person,
            @Nullable UUID client,
            Narrowing narrowing,
            Period period,
            @Nullable Priority priority,
            Slice.Request page) {
        Scope scope = Figures.scope(person, client);
        return tenancy.call(scope, () -> {
            Slice<BrokenPromise> broken = table.broken(Reach.of(scope), narrowing, period, priority, page);
            Map<UUID, List<Turn>> turns = broken.items().isEmpty() ? Map.of() : table.turns(broken.items());
            List<BrokenPromise> told = broken.items().stream()
                    .map(one ->
                            one.told(waited(turns.getOrDefault(one.ticketId(), List.of()), one.brokenAt()), late(one)))
                    .toList();
            return new Slice<>(told, broken.page(), broken.size(), broken.total());
        });
    }

    /** Many of them, page after page. */
    List<BrokenPromise> broken(
            Person person,
            @Nullable UUID client,
            Narrowing narrowing,
            Period period,
            @Nullable Priority priority,
            int most) {
        List<BrokenPromise> all = new ArrayList<>();
        Slice<BrokenPromise> some;
        do {
            Slice.Request next = new Slice.Request(all.size() / Slice.MAX_SIZE + 1, Slice.MAX_SIZE);
            some = broken(person, client, narrowing, period, priority, next);
            all.addAll(some.items());
        } while (some.items().size() == Slice.MAX_SIZE && all.size() < most);
        return all;
    }

    private Duration late(BrokenPromise promise) {
        Instant until = promise.metAt() == null ? clock.instant() : promise.metAt();
        return clocks.counted(promise.clientId(), promise.allHours(), promise.brokenAt(), until);
    }

    /** How long it had waited for who asks when the promise was broken. */
    static Duration waited(List<Turn> turns, Instant until) {
        Duration waited = Duration.ZERO;
        Instant since = null;
        for (Turn turn : turns) {
            Instant at = turn.at().isBefore(until) ? turn.at() : until;
            waited = since == null ? waited : waited.plus(Duration.between(since, at));
            since = turn.to() == State.EN_ESPERA ? at : null;
        }
        return since == null ? waited : waited.plus(Duration.between(since, until));
    }
}
