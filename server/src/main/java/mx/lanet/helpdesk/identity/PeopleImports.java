package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.identity.ImportCheck.Facts;
import mx.lanet.helpdesk.identity.ImportCheck.Verdict;
import mx.lanet.helpdesk.identity.PeopleFile.Column;
import mx.lanet.helpdesk.identity.PeopleFile.Line;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * People of one client from a list: uploaded, looked at line by line, imported without a password, and given links. A
 * list waits a day for its person's decision.
 */
@Service
public class PeopleImports {
    /** No list has more lines, or more bytes. */
    public static final int MOST_LINES = PeopleFile.MOST_LINES;

    public static final int MOST_BYTES = PeopleFile.MOST_BYTES;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final ImportTable table;
    private final UsersTable users;
    private final Newcomers newcomers;
    private final Invitations invitations;
    private final Clients clients;
    private final Sites sites;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PeopleImports(
            ImportTable table,
            UsersTable users,
            Newcomers newcomers,
            Invitations invitations,
            Clients clients,
            Sites sites,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.users = users;
        this.newcomers = newcomers;
        this.invitations = invitations;
        this.clients = clients;
        this.sites = sites;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A list as it would be imported now.
     *
     * @param good lines that can be imported
     * @param bad the others, in their order
     * @param imported how many were imported; null before
     * @param linksGiven the links were downloaded
     */
    public record Review(
            UUID id,
            Client client,
            String fileName,
            List<Good> good,
            List<Bad> bad,
            @Nullable Integer imported,
            boolean linksGiven) {}

    /** Somebody who would be made. */
    public record Good(long number, String name, String email, Role role) {}

    /** A line that is kept back, with every reason. */
    public record Bad(long number, String name, String email, List<FieldError> errors) {}

    /**
     * Keeps the list and gives its id; what is no list, or one that is too long, is refused with an error on {@code file},
     * an unknown client with one on {@code client}.
     */
    public UUID upload(Person person, UUID clientId, String fileName, byte[] bytes) {
        mustImport(person, clientId);
        if (bytes.length > MOST_BYTES) {
            throw PeopleFile.refused("import_large", MOST_BYTES / 1_000_000);
        }
        String text = PeopleFile.decode(bytes);
        PeopleFile.lines(text);
        UUID id = ids.next();
        String name = fileName.length() <= 255 ? fileName : fileName.substring(0, 255);
        tenancy.run(
                person.scope(),
                () -> table.insert(
                        new ImportTable.Row(clientId, id, person.userId(), name, text, null, null, List.of()),
                        clock.instant()));
        return id;
    }

    /** The list of this id that the person uploaded; anybody else's does not exist. */
    public Review review(Person person, UUID importId) {
        ImportTable.Row row = existing(person, importId);
        List<Verdict> verdicts = row.importedAt() == null ? judge(person, row) : List.of();
        return new Review(
                importId,
                clients.get(person, row.clientId()),
                row.fileName(),
                verdicts.stream()
                        .filter(one -> one.draft() != null)
                        .map(PeopleImports::good)
                        .toList(),
                verdicts.stream()
                        .filter(one -> one.draft() == null)
                        .map(PeopleImports::bad)
                        .toList(),
                row.importedAt() == null ? null : row.people().size(),
                row.linksAt() != null);
    }

    /** Makes everybody whose line is good, and says how many they were; a list is imported once. */
    public int run(Person person, UUID importId) {
        ImportTable.Row row = existing(person, importId);
        List<Verdict> good = row.importedAt() != null
                ? List.of()
                : judge(person, row).stream().filter(one -> one.draft() != null).toList();
        if (good.isEmpty() || !tenancy.call(person.scope(), () -> table.begin(row, clock.instant()))) {
            return 0;
        }
        List<UUID> made = new ArrayList<>();
        for (int from = 0; from < good.size(); from += AT_ONCE) {
            made.addAll(make(person, good.subList(from, Math.min(good.size(), from + AT_ONCE))));
        }
        tenancy.run(person.scope(), () -> {
            table.finish(row, made);
            audit.record(
                    person,
                    "user.imported",
                    row.clientId(),
                    new Subject("user", "", row.fileName()),
                    Map.of("people", made.size()));
        });
        return made.size();
    }

    /** Links for those of the list who still wait for one, this once; empty when they were given out before. */
    public List<Invitations.Issued> links(Person person, UUID importId) {
        ImportTable.Row row = existing(person, importId);
        return tenancy.call(
                person.scope(),
                () -> table.giveLinks(row, clock.instant())
                        ? row.people().stream()
                                .flatMap(id -> users.find(row.clientId(), id).stream())
                                .filter(user -> user.active() && user.awaitedSince() != null)
                                .map(user -> invitations.issue(person, user))
                                .toList()
                        : List.of());
    }

    /** Lists hold people's data: those that nobody came back for are gone after a day. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        tenancy.run(
                new Scope.Everything(), () -> table.deleteBefore(clock.instant().minus(KEPT)));
    }

    /** Some at once, in one transaction; when somebody was made by another hand meanwhile, one by one. */
    private List<UUID> make(Person person, List<Verdict> some) {
        try {
            return tenancy.call(
                    person.scope(),
                    () -> some.stream().map(one -> make(person, one)).toList());
        } catch (Refusal meanwhile) {
            return some.stream().flatMap(one -> makeAlone(person, one).stream()).toList();
        }
    }

    private Optional<UUID> makeAlone(Person person, Verdict one) {
        try {
            return Optional.of(make(person, one));
        } catch (Refusal meanwhile) {
            return Optional.empty();
        }
    }

    private UUID make(Person person, Verdict one) {
        return newcomers
                .make(person, one.login(), Objects.requireNonNull(one.draft()))
                .id();
    }

    private List<Verdict> judge(Person person, ImportTable.Row row) {
        List<Line> lines = PeopleFile.lines(row.content());
        Set<String> logins = tenancy.call(new Scope.Everything(), () -> users.takenLogins(cells(lines, Column.LOGIN)));
        Facts facts = new Facts(
                tenancy.call(person.scope(), () -> users.takenEmails(row.clientId(), cells(lines, Column.EMAIL))),
                logins,
                sites.ofClient(person, row.clientId()).stream()
                        .collect(Collectors.toMap(
                                site -> PeopleFile.plain(site.name()), Site::id, (first, _) -> first)));
        return ImportCheck.judge(row.clientId(), lines, facts);
    }

    private static Collection<String> cells(List<Line> lines, Column column) {
        return lines.stream()
                .map(line -> line.cell(column).toLowerCase(Locale.ROOT))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Good good(Verdict one) {
        Users.Draft draft = Objects.requireNonNull(one.draft());
        return new Good(one.line().number(), draft.name(), draft.email(), draft.role());
    }

    private static Bad bad(Verdict one) {
        return new Bad(
                one.line().number(), one.line().cell(Column.NAME), one.line().cell(Column.EMAIL), one.errors());
    }

    private ImportTable.Row existing(Person person, UUID importId) {
        mustBeAllowed(person);
        return tenancy.call(person.scope(), () -> table.find(Reach.of(person.scope()), importId))
                .filter(row -> row.madeBy().equals(person.userId()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private void mustImport(Person person, UUID clientId) {
        mustBeAllowed(person);
        boolean exists = person.mayReach(clientId)
                && tenancy.call(person.scope(), () -> clients.find(clientId))
                        .filter(client -> !client.house())
                        .isPresent();
        if (!exists) {
            throw Problem.invalid(List.of(new FieldError("client", "choose_from_list")))
                    .refusal();
        }
    }

    private static void mustBeAllowed(Person person) {
        if (person.role() != Role.SUPERADMIN && person.role() != Role.CLIENT_ADMIN) {
            throw Problem.forbidden().refusal();
        }
    }
}
