package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * The files of machines that a person was shown. The team keeps them; a client's administrator reads those that are not the
 * team's alone, and requesters none. What may be kept is decided as for tickets.
 */
@Service
public class MachineFiles {
    /** The most files that one machine takes. */
    public static final int MOST = 50;

    private final MachineFileTable table;
    private final Intake intake;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final DataSize maxSize;

    MachineFiles(
            MachineFileTable table,
            Intake intake,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock,
            @Value("${lanet.attachments.max-size:25MB}") DataSize maxSize) {
        this.table = table;
        this.intake = intake;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
        this.maxSize = maxSize;
    }

    /** The largest file that is taken. */
    public DataSize maxSize() {
        return maxSize;
    }

    /** Newest first. */
    public List<MachineFile> of(Person person, AssetDetail machine) {
        return person.role() == Role.REQUESTER
                ? List.of()
                : tenancy.call(person.scope(), () -> table.of(machine.clientId(), machine.assetId(), person.isStaff()));
    }

    /** Refused as not found for who may not see it. */
    public MachineFile get(Person person, AssetDetail machine, UUID fileId) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.notFound().refusal();
        }
        return tenancy.call(
                        person.scope(),
                        () -> table.find(machine.clientId(), machine.assetId(), fileId, person.isStaff()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** Keeps the file. Refuses with 403 before reading it, with 413 when it is too large, with 400 for its kind. */
    public void add(Person person, AssetDetail machine, String fileName, InputStream content, boolean internal)
            throws IOException {
        mustBeTeam(person);
        switch (intake.receive(content, maxSize.toBytes())) {
            case Received.TooLarge _ -> throw Problem.of(413, "too_large").refusal();
            case Received.Empty _ -> throw wrongFile("file_empty");
            case Received.NotAllowed _ -> throw wrongFile("file_kind");
            case Received.Whole(Stored stored) -> keep(person, machine, fileName, stored, internal);
        }
    }

    private void keep(Person person, AssetDetail machine, String fileName, Stored stored, boolean internal) {
        var file = new MachineFile(
                ids.next(),
                internal,
                FileNames.of(fileName),
                stored,
                person.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        boolean kept = false;
        try {
            tenancy.run(scope(machine), () -> {
                if (table.count(machine.clientId(), machine.assetId()) >= MOST) {
                    throw wrongFile("file_count", MOST);
                }
                table.insert(machine.clientId(), machine.assetId(), file);
                record(person, "asset.file_added", machine, file);
            });
            kept = true;
        } finally {
            if (kept) {
                intake.settle(stored.name());
            } else {
                intake.discard(stored.name());
            }
        }
    }

    /** The bytes go with it. */
    public void remove(Person person, AssetDetail machine, UUID fileId) throws IOException {
        mustBeTeam(person);
        MachineFile file = get(person, machine, fileId);
        intake.unsettle(file.stored().name());
        tenancy.run(scope(machine), () -> {
            table.delete(machine.clientId(), machine.assetId(), fileId);
            record(person, "asset.file_removed", machine, file);
        });
        intake.discard(file.stored().name());
    }

    private void record(Person person, String action, AssetDetail machine, MachineFile file) {
        audit.record(
                person,
                action,
                machine.clientId(),
                Subject.of("asset", machine.assetId(), machine.name()),
                Map.of("file", file.fileName()));
    }

    private static Scope scope(AssetDetail machine) {
        return new Scope.Clients(Set.of(machine.clientId()));
    }

    private static void mustBeTeam(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private static RuntimeException wrongFile(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError("file", code, arguments))).refusal();
    }
}
