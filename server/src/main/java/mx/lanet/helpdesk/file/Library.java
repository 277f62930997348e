package mx.lanet.helpdesk.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.command.CommandHistory;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.Blobs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * The files that are kept for machines and people. The superadmin keeps all of them, a technician those of the own clients and
 * reads the house's; a client's people read what is their client's and not the team's alone. An agent fetches what was sent to
 * it, and what the people of its client see of its own site. What is out of reach does not exist.
 */
@Service
public class Library {
    private static final int FOLDERS = 100;
    private static final int VERSIONS = 100;
    private static final int OF_MACHINE = 200;

    private final FileTable table;
    private final Blobs blobs;
    private final CommandHistory commands;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final DataSize quota;

    Library(
            FileTable table,
            Blobs blobs,
            CommandHistory commands,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock,
            @Value("${lanet.files.quota:20GB}") DataSize quota) {
        this.table = table;
        this.blobs = blobs;
        this.commands = commands;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.quota = quota;
    }

    /** What all files of one client, with all their versions, may weigh. */
    public DataSize quota() {
        return quota;
    }

    /** By folder and name, narrowed to the client chosen in the switcher, whose machines the house's are for, too. */
    public Slice<LibraryFile> list(Person person, FileQuery query, Slice.Request page) {
        Scope scope = scope(person);
        FileTable.View view = new FileTable.View(Reach.of(narrowed(person, query)), person.isStaff());
        String pattern = "%" + escaped(query.words()) + "%";
        return tenancy.call(
                scope,
                () -> new Slice<>(
                        table.list(view, pattern, query.folder(), page),
                        page.page(),
                        page.size(),
                        table.count(view, pattern, query.folder())));
    }

    private static Scope narrowed(Person person, FileQuery query) {
        UUID only = query.client();
        if (only != null) {
            boolean may = only.equals(Person.HOUSE) ? person.isStaff() : person.mayReach(only);
            return new Scope.Clients(may ? Set.of(only) : Set.of());
        }
        UUID chosen = person.chosenClient();
        return person.isStaff() && chosen != null && person.mayReach(chosen)
                ? new Scope.Clients(Set.copyOf(List.of(Person.HOUSE, chosen)))
                : scope(person);
    }

    /** The folders in use, in their order. */
    public List<String> folders(Person person) {
        Scope scope = scope(person);
        return tenancy.call(scope, () -> table.folders(view(person), FOLDERS));
    }

    public LibraryFile get(Person person, UUID fileId) {
        return tenancy.call(scope(person), () -> table.find(view(person), fileId))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The newest first. */
    public List<FileVersion> versions(Person person, LibraryFile file) {
        return tenancy.call(scope(person), () -> table.versions(file, VERSIONS));
    }

    /** The file as it was in this version. */
    public LibraryFile version(Person person, UUID contentId) {
        return tenancy.call(scope(person), () -> table.findVersion(view(person), contentId))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The same for a run that was made of it, whoever asks; empty when it was removed meanwhile. */
    public Optional<LibraryFile> version(UUID clientId, UUID fileId, int version) {
        Scope owner = new Scope.Clients(Set.of(clientId));
        FileTable.View view = new FileTable.View(Reach.of(owner), true);
        return tenancy.call(
                owner, () -> table.find(view, fileId).flatMap(file -> table.versions(file, VERSIONS).stream()
                        .filter(one -> one.version() == version)
                        .findFirst()
                        .map(one -> with(file, one))));
    }

    /** Whether the person may put, change and remove files of this owner. */
    public boolean mayKeep(Person person, UUID clientId) {
        return clientId.equals(Person.HOUSE)
                ? person.role() == Role.SUPERADMIN
                : person.isStaff() && person.mayReach(clientId);
    }

    void mustKeep(Person person, UUID clientId) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        if (!mayKeep(person, clientId)) {
            throw (clientId.equals(Person.HOUSE) ? Problem.forbidden() : Problem.notFound()).refusal();
        }
    }

    /** Refuses what the client has no room for. */
    void mustHaveRoom(UUID clientId, long sizeBytes) {
        if (table.bytesOf(clientId) + sizeBytes > quota.toBytes()) {
            throw Problem.of(409, "file_quota", quota.toGigabytes()).refusal();
        }
    }

    /**
     * A whole file comes in: a new one, or the next version of the one with this name. The same content again changes nothing.
     *
     * @param content is taken away when nothing like it is there yet
     */
    LibraryFile keep(Person person, FileDraft draft, Path content, String sha256, long sizeBytes, String mediaType) {
        return tenancy.call(writing(person, draft.clientId()), () -> {
            Optional<LibraryFile> before = table.lock(draft);
            if (before.isPresent() && before.get().newest().sha256().equals(sha256)) {
                return before.get();
            }
            mustHaveRoom(draft.clientId(), sizeBytes);
            int number = before.map(file -> file.newest().version() + 1).orElse(1);
            FileVersion version =
                    new FileVersion(number, ids.next(), sizeBytes, mediaType, sha256, now(), person.name());
            LibraryFile file = new LibraryFile(
                    draft.clientId(),
                    before.map(LibraryFile::fileId).orElseGet(ids::next),
                    draft.siteId(),
                    before.map(LibraryFile::folder).orElse(draft.folder()),
                    before.map(LibraryFile::name).orElse(draft.name()),
                    before.filter(_ -> draft.description().isEmpty())
                            .map(LibraryFile::description)
                            .orElse(draft.description()),
                    draft.internal(),
                    version);
            table.lockContent(sha256);
            put(sha256, content);
            table.save(file);
            table.insertVersion(file);
            record(person, number == 1 ? "file.added" : "file.versioned", file);
            return file;
        });
    }

    private void put(String sha256, Path content) {
        try {
            blobs.put(sha256, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of it, and who sees it. */
    public LibraryFile describe(Person person, UUID fileId, String description, boolean internal) {
        LibraryFile before = get(person, fileId);
        mustKeep(person, before.clientId());
        var draft = new FileDraft(
                before.clientId(), before.siteId(), before.folder(), before.name(), description, internal);
        if (!draft.problems().isEmpty()) {
            throw Problem.invalid(draft.problems()).refusal();
        }
        var file = new LibraryFile(
                before.clientId(),
                fileId,
                before.siteId(),
                before.folder(),
                before.name(),
                draft.description(),
                internal,
                before.newest());
        tenancy.run(writing(person, file.clientId()), () -> {
            table.save(file);
            record(person, "file.described", file);
        });
        return file;
    }

    /** Nobody finds it any more, machines that still wait for it are told so; the content goes with the last that has it. */
    public void remove(Person person, UUID fileId) {
        LibraryFile file = get(person, fileId);
        mustKeep(person, file.clientId());
        tenancy.run(writing(person, file.clientId()), () -> {
            table.remove(file, now());
            record(person, "file.removed", file);
        });
    }

    /** A version of what this machine may fetch. */
    public LibraryFile forMachine(Agent agent, UUID contentId) {
        Optional<LibraryFile> seen = tenancy.call(
                        agent.scope(),
                        () -> table.findVersion(new FileTable.View(Reach.of(agent.scope()), false), contentId))
                .filter(file -> isOf(agent, file));
        if (seen.isPresent()) {
            return seen.get();
        }
        if (!commands.wasSent(agent, contentId.toString())) {
            throw Problem.notFound().refusal();
        }
        Scope owners = new Scope.Clients(Set.of(agent.clientId(), Person.HOUSE));
        return tenancy.call(owners, () -> table.findVersion(new FileTable.View(Reach.of(owners), true), contentId))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** The newest of what the people of this machine's client see, of its site and of all sites; at most 200. */
    public List<LibraryFile> ofMachine(Agent agent) {
        FileTable.View view = new FileTable.View(Reach.of(agent.scope()), false);
        return tenancy.call(agent.scope(), () -> table.list(view, "%", "", new Slice.Request(1, OF_MACHINE))).stream()
                .filter(file -> isOf(agent, file))
                .toList();
    }

    private static boolean isOf(Agent agent, LibraryFile file) {
        return file.siteId() == null || Objects.equals(file.siteId(), agent.siteId());
    }

    /** The content from a byte on; @throws java.nio.file.NoSuchFileException when the store has lost it */
    public InputStream open(FileVersion version, long from) throws IOException {
        return blobs.open(version.sha256(), from);
    }

    private static LibraryFile with(LibraryFile file, FileVersion version) {
        return new LibraryFile(
                file.clientId(),
                file.fileId(),
                file.siteId(),
                file.folder(),
                file.name(),
                file.description(),
                file.internal(),
                version);
    }

    private void record(Person person, String action, LibraryFile file) {
        audit.record(
                person,
                action,
                file.clientId(),
                Subject.of("file", file.fileId(), file.name()),
                Map.of(
                        "version",
                        file.newest().version(),
                        "size",
                        file.newest().sizeBytes(),
                        "sha256",
                        file.newest().sha256()));
    }

    private static FileTable.View view(Person person) {
        return new FileTable.View(Reach.of(scope(person)), person.isStaff());
    }

    /** The house's files are written as the superadmin, who alone may. */
    static Scope writing(Person person, UUID clientId) {
        return person.role() == Role.SUPERADMIN ? new Scope.Everything() : new Scope.Clients(Set.of(clientId));
    }

    /** The own clients, and the house, whose files everybody of the team reads. */
    static Scope scope(Person person) {
        return switch (person.role()) {
            case SUPERADMIN -> new Scope.Everything();
            case CLIENT_ADMIN, REQUESTER -> person.scope();
            case TECHNICIAN -> {
                Set<UUID> clients = new HashSet<>(person.clients());
                clients.add(Person.HOUSE);
                yield new Scope.Clients(clients);
            }
        };
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
