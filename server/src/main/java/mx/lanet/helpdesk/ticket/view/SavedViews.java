package mx.lanet.helpdesk.ticket.view;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * The views that people save, for themselves or for all they work with: the team among itself, a client's administrators
 * among themselves. Somebody else's own view does not exist. Requesters have none.
 */
@Service
public class SavedViews {
    /** So many one person may keep. */
    public static final int MOST = 50;

    private static final String TICKETS = "tickets";

    /** So many are offered at once. */
    private static final int SHOWN = 60;

    private final SavedViewTable table;
    private final Tenancy tenancy;
    private final Memory memory;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    SavedViews(SavedViewTable table, Tenancy tenancy, Memory memory, Audit audit, Ids ids, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.memory = memory;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is typed about a view. Texts come stripped. */
    public record Wish(String name, boolean shared, String address) {
        /** Refuses with 400 what cannot be kept. */
        void check() {
            if (name.isEmpty()) {
                throw refused("name", "required");
            }
            if (name.length() > SavedView.NAME_MAX) {
                throw refused("name", "too_long", SavedView.NAME_MAX);
            }
            if (address.length() > SavedView.ADDRESS_MAX) {
                throw refused("address", "too_long", SavedView.ADDRESS_MAX);
            }
        }
    }

    /** Those of the list of tickets, as {@link #of(Person, String)}. */
    public List<SavedView> of(Person person) {
        return of(person, TICKETS);
    }

    /** The person's own ones of a page, and those that others share. */
    public List<SavedView> of(Person person, String page) {
        return person.role() == Role.REQUESTER
                ? List.of()
                : memory.recall(
                        new Known(scope(person), person.clientId(), person.userId(), page),
                        () -> tenancy.call(
                                scope(person),
                                () -> List.copyOf(table.seenBy(person.clientId(), person.userId(), page, SHOWN))));
    }

    /** As this person sees them, in the memory. */
    private record Known(Scope scope, UUID clientId, UUID userId, String page) {}

    public Optional<SavedView> find(Person person, UUID viewId) {
        return of(person).stream()
                .filter(view -> view.viewId().equals(viewId))
                .findFirst()
                .or(() -> tenancy.call(scope(person), () -> table.find(person.clientId(), person.userId(), viewId)));
    }

    /** Keeps a new one of the list of tickets, which is the person's. */
    public SavedView save(Person person, Wish wish) {
        return save(person, TICKETS, wish);
    }

    /** Keeps a new one of a page, which is the person's. */
    public SavedView save(Person person, String page, Wish wish) {
        wish.check();
        return tenancy.call(scope(person), () -> {
            if (table.count(person.clientId(), person.userId()) >= MOST) {
                throw refused("name", "too_many", MOST);
            }
            SavedView view = new SavedView(
                    person.clientId(),
                    ids.next(),
                    person.userId(),
                    person.name(),
                    wish.name(),
                    wish.shared(),
                    wish.address(),
                    1);
            table.insert(view, page, clock.instant());
            audit.record(person, "view.saved", view.clientId(), subject(view), shared(view));
            return view;
        });
    }

    /** Changes one of the person's own; false when it was changed meanwhile. */
    public boolean change(Person person, UUID viewId, int version, Wish wish) {
        wish.check();
        return tenancy.call(scope(person), () -> {
            SavedView now = own(person, viewId);
            SavedView then = new SavedView(
                    now.clientId(),
                    now.viewId(),
                    now.ownerId(),
                    now.ownerName(),
                    wish.name(),
                    wish.shared(),
                    wish.address(),
                    version);
            boolean changed = table.update(then, clock.instant());
            if (changed) {
                audit.record(person, "view.changed", then.clientId(), subject(then), shared(then));
            }
            return changed;
        });
    }

    /** Takes one of the person's own away. */
    public void remove(Person person, UUID viewId) {
        tenancy.run(scope(person), () -> {
            SavedView view = own(person, viewId);
            table.delete(view);
            audit.record(person, "view.removed", view.clientId(), subject(view), shared(view));
        });
    }

    /** Its owner may change a view; a shared one also who leads the team. */
    public static boolean mayChange(Person person, SavedView view) {
        return view.ownerId().equals(person.userId()) || view.shared() && person.role() == Role.SUPERADMIN;
    }

    private SavedView own(Person person, UUID viewId) {
        SavedView view = table.find(person.clientId(), person.userId(), viewId)
                .orElseThrow(() -> Problem.notFound().refusal());
        if (!mayChange(person, view)) {
            throw Problem.forbidden().refusal();
        }
        return view;
    }

    private static Scope scope(Person person) {
        return person.isStaff() ? new Scope.Clients(Set.of(Person.HOUSE)) : new Scope.Client(person.clientId());
    }

    private static Subject subject(SavedView view) {
        return Subject.of("view", view.viewId(), view.name());
    }

    private static Map<String, String> shared(SavedView view) {
        return Map.of("shared", String.valueOf(view.shared()));
    }

    private static RuntimeException refused(String field, String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError(field, code, arguments))).refusal();
    }
}
