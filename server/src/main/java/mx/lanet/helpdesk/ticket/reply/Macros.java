package mx.lanet.helpdesk.ticket.reply;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The team's macros, kept as {@link CannedReplies} are, and what running one does to a ticket. */
@Service
public class Macros {
    /** So many one person may keep, and so many may be shared. */
    public static final int MOST = 200;

    /** The states that a macro may leave a ticket in: those in which a ticket stands by somebody's doing. */
    public static final Set<State> STATES = Set.of(State.EN_PROGRESO, State.EN_ESPERA, State.RESUELTO, State.CERRADO);

    private final MacroTable table;
    private final Tickets tickets;
    private final Blanks blanks;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Macros(MacroTable table, Tickets tickets, Blanks blanks, Tenancy tenancy, Audit audit, Ids ids, Clock clock) {
        this.table = table;
        this.tickets = tickets;
        this.blanks = blanks;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is typed about a macro. Texts come stripped. */
    public record Wish(String name, boolean shared, Steps steps) {
        public List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>(Kept.problems(name));
            errors.addAll(Kept.problems("reply", steps.reply(), CannedReply.BODY_MAX));
            errors.addAll(Kept.problems("note", steps.note(), CannedReply.BODY_MAX));
            if (steps.state() != null && !STATES.contains(steps.state())) {
                errors.add(new FieldError("state", "choose_from_list"));
            }
            if (steps.isEmpty()) {
                errors.add(new FieldError("reply", "macro_empty"));
            }
            return errors;
        }
    }

    /** The shared ones and the person's own, whose name contains the words. */
    public Slice<Macro> list(Person person, String words, Slice.Request page) {
        Kept.mustBeStaff(person);
        String pattern = Kept.pattern(words);
        return tenancy.call(
                Kept.HOUSE,
                () -> new Slice<>(
                        table.list(person.userId(), pattern, page),
                        page.page(),
                        page.size(),
                        table.count(person.userId(), pattern)));
    }

    /** One that the person may use. */
    public Macro get(Person person, UUID macroId) {
        Kept.mustBeStaff(person);
        return tenancy.call(Kept.HOUSE, () -> existing(person, macroId));
    }

    /** What the macro would do to this ticket if this person ran it now, its texts filled in. */
    public Steps steps(Person person, Macro macro, Ticket ticket) {
        Steps steps = macro.steps();
        return new Steps(
                blanks.fill(person, ticket, steps.reply()),
                blanks.fill(person, ticket, steps.note()),
                steps.state(),
                steps.priority(),
                steps.categoryId(),
                steps.queueId(),
                steps.take(),
                steps.tags(),
                steps.fields());
    }

    /** The steps of a macro that the whole team shares, its texts not yet filled in; in a transaction of all clients. */
    public Optional<Steps> shared(UUID macroId) {
        return table.find(Person.HOUSE, macroId).filter(Macro::shared).map(Macro::steps);
    }

    /** All of it, or nothing of it and why; by somebody who looked at this version of the ticket. */
    public Outcome run(Person person, UUID macroId, UUID ticketId, int version) {
        Macro macro = get(person, macroId);
        Ticket ticket = tickets.get(person, ticketId);
        return tickets.perform(person, ticketId, version, steps(person, macro, ticket));
    }

    public Macro create(Person person, Wish wish) {
        Kept.mayKeep(person, wish.shared(), wish.problems());
        Macro macro = macro(ids.next(), person, wish, 1);
        return Kept.saved(tenancy, () -> {
            Kept.mustHaveRoom(table.countOf(wish.shared() ? Person.HOUSE : person.userId()), MOST);
            table.insert(macro);
            record(person, "ticket_macro.created", macro);
            return macro;
        });
    }

    /** Refused with 409 when somebody has changed it since this version. */
    public Macro change(Person person, UUID macroId, int seen, Wish wish) {
        Kept.mayKeep(person, wish.shared(), wish.problems());
        Macro macro = macro(macroId, person, wish, seen + 1);
        return Kept.saved(tenancy, () -> {
            Kept.mayShare(person, existing(person, macroId).shared());
            if (!table.update(macro, seen)) {
                throw Problem.conflict().refusal();
            }
            record(person, "ticket_macro.changed", macro);
            return macro;
        });
    }

    public void delete(Person person, UUID macroId) {
        Kept.mustBeStaff(person);
        tenancy.run(Kept.HOUSE, () -> {
            Macro macro = existing(person, macroId);
            Kept.mayShare(person, macro.shared());
            table.delete(macroId);
            record(person, "ticket_macro.deleted", macro);
        });
    }

    private Macro macro(UUID id, Person person, Wish wish, int version) {
        @Nullable UUID owner = wish.shared() ? null : person.userId();
        return new Macro(id, owner, wish.name(), wish.steps(), clock.instant().truncatedTo(ChronoUnit.MICROS), version);
    }

    private Macro existing(Person person, UUID macroId) {
        return table.find(person.userId(), macroId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private void record(Person person, String action, Macro macro) {
        audit.record(person, action, Person.HOUSE, Subject.of("ticket_macro", macro.macroId(), macro.name()), Map.of());
    }
}
