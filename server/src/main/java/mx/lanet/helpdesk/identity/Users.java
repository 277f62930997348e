package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Everyone with a login. The superadmin keeps all of them, a client_admin the people of the own client, a technician
 * sees those of the clients assigned. Somebody out of reach does not exist.
 */
@Service
public class Users {
    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,99}");
    static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]+\\.[^\\s@<>\".]{2,63}");
    private static final int MOST_STAFF = 500;

    private final UsersTable table;
    private final UserListTable lists;
    private final CredentialsTable credentials;
    private final LoginNames logins;
    private final Passwords passwords;
    private final Clients clients;
    private final Sites sites;
    private final Tenancy tenancy;
    private final Memory memory;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Users(
            UsersTable table,
            UserListTable lists,
            CredentialsTable credentials,
            LoginNames logins,
            Passwords passwords,
            Clients clients,
            Sites sites,
            Tenancy tenancy,
            Memory memory,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.lists = lists;
        this.credentials = credentials;
        this.logins = logins;
        this.passwords = passwords;
        this.clients = clients;
        this.sites = sites;
        this.tenancy = tenancy;
        this.memory = memory;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is typed about a person; staff stand in the house client whatever was chosen. Texts come stripped. */
    public record Draft(
            UUID clientId,
            String name,
            String email,
            String phone,
            String department,
            Role role,
            @Nullable UUID siteId) {
        public Draft {
            clientId = role.isStaff() ? Person.HOUSE : clientId;
            siteId = role.isStaff() ? null : siteId;
            name = name.strip();
            email = email.strip();
            phone = phone.strip();
            department = department.strip();
        }

        public List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>(contactProblems(name, email, phone));
            if (department.length() > 100) {
                errors.add(new FieldError("department", "too_long", 100));
            }
            if (!role.isStaff() && clientId.equals(Person.HOUSE)) {
                errors.add(new FieldError("client", "required"));
            }
            return errors;
        }
    }

    /** Null and empty mean any. */
    public record Query(
            @Nullable UUID clientId,
            @Nullable Role role,
            @Nullable Boolean active,
            String search,
            Sort sort,
            boolean descending) {}

    /** What a list of people can be sorted by. */
    public enum Sort {
        NAME,
        ROLE,
        SEEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The user, in the caller's open tenancy transaction; empty when its scope does not reach the client. */
    public Optional<User> find(UUID clientId, UUID userId) {
        return table.find(clientId, userId);
    }

    /** Active people of a client whose name, login or e-mail contains the text, in the caller's open transaction. */
    public List<User> ofClient(UUID clientId, String search, int limit) {
        return lists.ofClient(clientId, search, limit);
    }

    /**
     * The active superadmins, and the technicians who serve this client: who may be given its work. Opens a transaction
     * of its own, so ask before you open yours.
     */
    public List<Colleague> staffServing(Person person, UUID clientId) {
        mustReach(person, clientId);
        return memory.recall(
                new Serving(clientId),
                () -> tenancy.call(
                        new Scope.Everything(), () -> List.copyOf(lists.staffServing(clientId, MOST_STAFF))));
    }

    /** The active people of the team by name, for one of them. Opens a transaction of its own. */
    public List<Colleague> team(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        return memory.recall(
                new Serving(Person.HOUSE),
                () -> tenancy.call(new Scope.Everything(), () -> List.copyOf(lists.team(MOST_STAFF))));
    }

    /** Who serves a client, in the memory. */
    private record Serving(UUID clientId) {}

    /** All of the list, this many at most, some at a time, in the person's open transaction. */
    public void each(Person person, Query query, int most, Consumer<List<User>> some) {
        mustSeeLists(person);
        Scope scope = person.listScope();
        tenancy.run(person.scope(), () -> lists.each(Reach.of(scope), query, most, some));
    }

    public Slice<User> list(Person person, Query query, Slice.Request request) {
        mustSeeLists(person);
        return tenancy.call(person.listScope(), () -> lists.list(Reach.of(person.listScope()), query, request));
    }

    /** Somebody as this person may see them; an unknown or foreign id is refused as not found. */
    public User get(Person person, UUID userId) {
        mustSeeLists(person);
        return tenancy.call(person.scope(), () -> existing(person, userId));
    }

    /** As {@link #get}, by login name, in whatever case it is typed. */
    public User getByLogin(Person person, String login) {
        mustSeeLists(person);
        return tenancy.call(
                person.scope(), () -> table.findByLogin(login.strip().toLowerCase(Locale.ROOT))
                        .filter(user -> person.mayReach(user.clientId()))
                        .orElseThrow(() -> Problem.notFound().refusal()));
    }

    /**
     * Makes a user, who must change the password at the first sign-in when {@code mustChange}.
     *
     * @param login 2 to 100 of a–z, 0–9 and {@code . _ @ + -}; capitals become small, and empty becomes e-mail or name
     */
    public User create(Actor actor, String login, Draft draft, Secret password, boolean mustChange) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        mustEdit(actor, draft);
        List<FieldError> errors = new ArrayList<>(draft.problems());
        LoginNames.problem(name).ifPresent(errors::addFirst);
        refuse(errors);
        String hash = passwords.hash(password);
        UUID userId = ids.next();
        return tenancy.call(actor.scope(), () -> {
            mustFit(draft);
            String claimed = logins.claim(name, draft, userId);
            table.insert(userId, claimed, draft, clock.instant());
            credentials.insert(draft.clientId(), userId, hash, mustChange, clock.instant());
            audit.record(
                    actor,
                    "user.created",
                    draft.clientId(),
                    Subject.of("user", userId, draft.name()),
                    Map.of("login", claimed, "role", draft.role().word()));
            return table.find(draft.clientId(), userId).orElseThrow();
        });
    }

    /** Changes a user; refused as changed_meanwhile when somebody saved another version before. */
    public User change(Person person, UUID userId, int version, Draft draft) {
        mustEdit(person, draft);
        refuse(draft.problems());
        return tenancy.call(person.scope(), () -> {
            User before = existing(person, userId);
            mustEdit(person, before);
            if (!before.clientId().equals(draft.clientId())) {
                throw Problem.invalid(List.of(new FieldError("role", "user_stays_in_client")))
                        .refusal();
            }
            mustFit(draft);
            if (before.role() == Role.SUPERADMIN && draft.role() != Role.SUPERADMIN) {
                mustNotBeLast(before, "role");
            }
            if (!table.update(userId, version, draft, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    person,
                    "user.changed",
                    draft.clientId(),
                    Subject.of("user", userId, draft.name()),
                    differences(before, draft));
            return table.find(draft.clientId(), userId).orElseThrow();
        });
    }

    /** Lets somebody in again, or shuts somebody out at once: the next request of every session is refused. */
    public User setActive(Person person, UUID userId, int version, boolean active) {
        return tenancy.call(person.scope(), () -> {
            User user = existing(person, userId);
            mustEdit(person, user);
            if (!active && user.role() == Role.SUPERADMIN) {
                mustNotBeLast(user, "active");
            }
            if (!table.setActive(user.clientId(), userId, version, active, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    person,
                    active ? "user.activated" : "user.deactivated",
                    user.clientId(),
                    Subject.of("user", userId, user.name()),
                    Map.of());
            return user;
        });
    }

    /** A new generated password, shown this once; it ends all sessions and must be changed at the next sign-in. */
    public Secret resetPassword(Person person, UUID userId) {
        Secret password = Passwords.generate();
        User found = get(person, userId);
        mustEdit(person, found);
        String hash = passwords.hash(password);
        tenancy.run(person.scope(), () -> {
            if (!credentials.replace(found.clientId(), userId, hash, true, clock.instant())) {
                credentials.insert(found.clientId(), userId, hash, true, clock.instant());
                table.joined(found.clientId(), userId, clock.instant());
            }
            audit.record(
                    person,
                    "user.password_reset",
                    found.clientId(),
                    Subject.of("user", userId, found.name()),
                    Map.of());
        });
        return password;
    }

    /** How many people of the client can sign in: the consequence of putting it to rest. */
    public int activeOfClient(Person person, UUID clientId) {
        mustReach(person, clientId);
        return tenancy.call(person.scope(), () -> table.countOfClient(clientId));
    }

    /** Whether this person may change that user, so that pages offer no button that would be refused. */
    public static boolean mayEdit(Person person, User user) {
        return switch (person.role()) {
            case SUPERADMIN -> true;
            case CLIENT_ADMIN -> user.clientId().equals(person.clientId());
            case TECHNICIAN, REQUESTER -> false;
        };
    }

    static List<FieldError> contactProblems(String name, String email, String phone) {
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty()) {
            errors.add(new FieldError("name", "required"));
        }
        if (name.length() > 200) {
            errors.add(new FieldError("name", "too_long", 200));
        }
        if (!email.isEmpty() && (email.length() > 254 || !EMAIL.matcher(email).matches())) {
            errors.add(new FieldError("email", "email_form"));
        }
        if (phone.length() > 50) {
            errors.add(new FieldError("phone", "too_long", 50));
        }
        return errors;
    }

    private User existing(Person person, UUID userId) {
        return table.findById(Reach.of(person.scope()), userId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** Refuses a client or a site that does not exist, in the caller's open transaction. */
    void mustFit(Draft draft) {
        if (!draft.role().isStaff()
                && clients.find(draft.clientId())
                        .filter(client -> !client.house())
                        .isEmpty()) {
            refuse(List.of(new FieldError("client", "choose_from_list")));
        }
        if (draft.siteId() != null
                && sites.find(draft.clientId(), draft.siteId()).isEmpty()) {
            refuse(List.of(new FieldError("site", "choose_from_list")));
        }
    }

    private void mustNotBeLast(User user, String field) {
        if (user.active() && table.otherSuperadmins(user.id()) == 0) {
            refuse(List.of(new FieldError(field, "last_superadmin")));
        }
    }

    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
    }

    private static void mustSeeLists(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.forbidden().refusal();
        }
    }

    private static void mustReach(Person person, UUID clientId) {
        if (!person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
    }

    static void mustEdit(Person person, User user) {
        if (!mayEdit(person, user)) {
            throw Problem.forbidden().refusal();
        }
    }

    /** A client_admin makes only people of the own client; a role above the own is as forbidden as a foreign client. */
    static void mustEdit(Actor actor, Draft draft) {
        boolean may =
                switch (actor) {
                    case Person person ->
                        person.role() == Role.SUPERADMIN
                                || (person.role() == Role.CLIENT_ADMIN
                                        && !draft.role().isStaff()
                                        && draft.clientId().equals(person.clientId()));
                    case Automation _ -> true;
                    case Agent _, ApiKey _ -> false;
                };
        if (!may) {
            throw Problem.forbidden().refusal();
        }
    }

    private static Map<String, String> differences(User before, Draft after) {
        Map<String, String> changed = new TreeMap<>();
        if (!before.name().equals(after.name())) {
            changed.put("name_before", before.name());
        }
        if (!before.email().equals(after.email())) {
            changed.put("email_before", before.email());
            changed.put("email", after.email());
        }
        if (before.role() != after.role()) {
            changed.put("role_before", before.role().word());
            changed.put("role", after.role().word());
        }
        return changed;
    }
}
