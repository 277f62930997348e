package mx.lanet.helpdesk.script;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The library. Everybody of the team reads the house's scripts and those of the own clients; the superadmin writes all,
 * technicians those of the clients where they may also run them. Nobody else is of the team, and is refused with 403; what is out of reach does not
 * exist.
 */
@Service
public class Scripts {
    /** So many scripts may one owner have. */
    public static final int MOST = 1_000;

    private static final int TAGS_OFFERED = 30;

    private final ScriptTable table;
    private final ScriptVersionTable versions;
    private final RemoteExecution remote;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Scripts(
            ScriptTable table,
            ScriptVersionTable versions,
            RemoteExecution remote,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.versions = versions;
        this.remote = remote;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    public Slice<Script> list(Person person, ScriptQuery query, Slice.Request page) {
        Scope scope = scope(person);
        UUID only = query.runnableFor();
        Reach reach =
                only == null ? Reach.of(scope) : Reach.of(new Scope.Clients(Set.copyOf(List.of(Person.HOUSE, only))));
        String pattern = "%" + escaped(query.words()) + "%";
        return tenancy.call(
                scope,
                () -> new Slice<>(
                        table.list(reach, pattern, query.tag(), query.language(), page),
                        page.page(),
                        page.size(),
                        table.count(reach, pattern, query.tag(), query.language())));
    }

    /** The tags in use, the most used first. */
    public List<String> tags(Person person) {
        Scope scope = scope(person);
        return tenancy.call(scope, () -> table.tags(Reach.of(scope), TAGS_OFFERED));
    }

    public Script get(Person person, UUID scriptId) {
        Scope scope = scope(person);
        return tenancy.call(scope, () -> existing(scope, scriptId));
    }

    public ScriptVersion version(Person person, Script script, int version) {
        return tenancy.call(scope(person), () -> versions.find(script, version))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The newest first. */
    public Slice<ScriptVersion> versions(Person person, Script script, Slice.Request page) {
        return new Slice<>(
                tenancy.call(scope(person), () -> versions.list(script, page)),
                page.page(),
                page.size(),
                script.version());
    }

    /**
     * Whether this person may write scripts of this owner: what is written here, others will run, so it takes what running
     * takes. Saving asks for a fresh second factor, too.
     */
    public boolean mayWrite(Person person, UUID clientId) {
        return remote.permits(person, clientId);
    }

    /** Of these owners, those whose scripts the person may write. */
    public Set<UUID> writableAmong(Person person, Collection<UUID> clientIds) {
        return remote.permittedAmong(person, clientIds);
    }

    public Script create(Person person, UUID clientId, ScriptDraft draft) {
        mayWrite(person, clientId, draft);
        return saved(person, () -> {
            if (table.countOf(clientId) >= MOST) {
                throw Problem.of(409, "too_many_scripts", MOST).refusal();
            }
            Script script = script(person, clientId, ids.next(), draft, 1);
            table.insert(script);
            versions.insert(script, version(person, draft, script, null));
            record(person, "script.created", script);
            return script;
        });
    }

    /** A new version; refused with 409 when somebody has saved another since the one that was seen. */
    public Script change(Person person, UUID scriptId, int seen, ScriptDraft draft) {
        Script before = get(person, scriptId);
        mayWrite(person, before.clientId(), draft);
        return next(person, before, seen, draft, null);
    }

    /** Makes an older version count again, by repeating it as the newest. */
    public Script restore(Person person, UUID scriptId, int seen, int version) {
        Script before = get(person, scriptId);
        ScriptVersion old = version(person, before, version);
        mayWrite(person, before.clientId(), old.text());
        return next(person, before, seen, old.text(), version);
    }

    private Script next(Person person, Script before, int seen, ScriptDraft draft, @Nullable Integer restored) {
        Script script = script(person, before.clientId(), before.scriptId(), draft, seen + 1);
        return saved(person, () -> {
            if (!table.update(script, seen)) {
                throw Problem.conflict().refusal();
            }
            versions.insert(script, version(person, draft, script, restored));
            record(person, restored == null ? "script.changed" : "script.restored", script);
            return script;
        });
    }

    /** Puts a script away: nobody can run it any more, what ran of it stays. */
    public void archive(Person person, UUID scriptId) {
        Script script = get(person, scriptId);
        remote.demand(person, script.clientId());
        tenancy.run(scope(person), () -> {
            table.archive(script.clientId(), scriptId, now());
            record(person, "script.archived", script);
        });
    }

    private Script saved(Person person, Supplier<Script> work) {
        try {
            return tenancy.call(scope(person), work);
        } catch (DuplicateKeyException _) {
            throw Problem.invalid(List.of(new FieldError("name", "name_taken"))).refusal();
        }
    }

    private Script existing(Scope scope, UUID scriptId) {
        return table.find(Reach.of(scope), scriptId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private void mayWrite(Person person, UUID clientId, ScriptDraft draft) {
        mustBeStaff(person);
        if (!person.mayReach(clientId) && !clientId.equals(Person.HOUSE)) {
            throw Problem.notFound().refusal();
        }
        if (mayWrite(person, clientId) && !draft.problems().isEmpty()) {
            throw Problem.invalid(draft.problems()).refusal();
        }
        remote.demand(person, clientId);
    }

    private Script script(Person person, UUID clientId, UUID scriptId, ScriptDraft draft, int version) {
        return new Script(
                clientId,
                scriptId,
                draft.name(),
                draft.description(),
                draft.language(),
                draft.tags(),
                version,
                now(),
                person.name(),
                false);
    }

    private static ScriptVersion version(Person person, ScriptDraft draft, Script script, @Nullable Integer restored) {
        return new ScriptVersion(script.version(), draft, script.updatedAt(), person.name(), restored);
    }

    private void record(Person person, String action, Script script) {
        audit.record(
                person,
                action,
                script.clientId(),
                Subject.of("script", script.scriptId(), script.name()),
                Map.of("version", script.version()));
    }

    /** The team's clients, and the house, whose scripts everybody of the team reads. */
    static Scope scope(Person person) {
        mustBeStaff(person);
        if (person.role() == Role.SUPERADMIN) {
            return new Scope.Everything();
        }
        Set<UUID> clients = new HashSet<>(person.clients());
        clients.add(Person.HOUSE);
        return new Scope.Clients(clients);
    }

    static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
