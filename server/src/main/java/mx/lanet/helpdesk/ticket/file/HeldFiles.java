package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * What people have put to a form and not sent yet: it goes up at once, stays with its holder, survives a form that comes back
 * and a closed browser, and becomes part of a ticket when the form is sent. Nobody else ever sees it.
 */
@Service
public class HeldFiles {
    /** So many hold at most for one form. */
    public static final int MOST_FOR_A_FORM = 10;
    /** And so many for all of their forms. */
    public static final int MOST = 50;
    /** What is not sent by then is thrown away. */
    public static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private static final Pattern PLACE = Pattern.compile("portal|console|[0-9a-f-]{36}");

    private final Tenancy tenancy;
    private final HeldFileTable table;
    private final Intake intake;
    private final Ids ids;
    private final Clock clock;
    private final DataSize maxSize;

    HeldFiles(
            Tenancy tenancy,
            HeldFileTable table,
            Intake intake,
            Ids ids,
            Clock clock,
            @Value("${lanet.attachments.max-size:25MB}") DataSize maxSize) {
        this.tenancy = tenancy;
        this.table = table;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
        this.maxSize = maxSize;
    }

    /**
     * Keeps a file for a form of this person's. Refuses with 400 on the field {@code file} for its kind, for being empty and
     * for being one too many, and with 413 when it is too large.
     */
    public HeldFile hold(Person person, String place, String fileName, InputStream content) throws IOException {
        if (!PLACE.matcher(place).matches()) {
            throw Problem.invalid(List.of(new FieldError("place", "choose_from_list")))
                    .refusal();
        }
        tenancy.run(own(person), () -> checkRoom(person, place, 0));
        return switch (intake.receive(content, maxSize.toBytes())) {
            case Received.TooLarge _ -> throw Problem.of(413, "too_large").refusal();
            case Received.Empty _ -> throw refused("file_empty");
            case Received.NotAllowed _ -> throw refused("file_kind");
            case Received.Whole(Stored stored) -> keep(person, place, fileName, stored);
        };
    }

    private HeldFile keep(Person person, String place, String fileName, Stored stored) {
        HeldFile file = new HeldFile(
                ids.next(),
                place,
                FileNames.of(fileName),
                stored,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        boolean kept = false;
        try {
            tenancy.run(own(person), () -> {
                table.queueUp(person.userId());
                table.insert(person.clientId(), person.userId(), file);
                checkRoom(person, place, 1);
            });
            kept = true;
            intake.settle(stored.name());
            return file;
        } finally {
            if (!kept) {
                intake.discard(stored.name());
            }
        }
    }

    private void checkRoom(Person person, String place, int taken) {
        List<String> places = table.places(person.clientId(), person.userId());
        if (places.size() >= MOST + taken) {
            throw refused("file_room", MOST);
        }
        if (places.stream().filter(place::equals).count() >= MOST_FOR_A_FORM + taken) {
            throw refused("file_most", MOST_FOR_A_FORM);
        }
    }

    /** What this person holds for this form, in the order it came. */
    public List<HeldFile> of(Person person, String place) {
        return tenancy.call(own(person), () -> table.of(person.clientId(), person.userId(), place));
    }

    /** Those of these files that this person holds, in the order they came. */
    public List<HeldFile> chosen(Person person, List<UUID> fileIds) {
        return fileIds.isEmpty()
                ? List.of()
                : tenancy.call(own(person), () -> table.chosen(person.clientId(), person.userId(), fileIds));
    }

    /** One of this person's. */
    public Optional<HeldFile> find(Person person, UUID fileId) {
        return chosen(person, List.of(fileId)).stream().findFirst();
    }

    /** Throws one away; what this person does not hold is not found. */
    public void remove(Person person, UUID fileId) throws IOException {
        HeldFile file =
                find(person, fileId).orElseThrow(() -> Problem.notFound().refusal());
        intake.unsettle(file.stored().name());
        letGo(person, List.of(file));
        intake.discard(file.stored().name());
    }

    /** They belong to a ticket now, and are held no longer. */
    public void letGo(Person person, List<HeldFile> files) {
        List<UUID> fileIds = files.stream().map(HeldFile::fileId).toList();
        tenancy.run(own(person), () -> table.delete(person.clientId(), person.userId(), fileIds));
    }

    /** The rows of one's own company: a technician's scope has the clients served, not the house. */
    private static Scope own(Person person) {
        return person.isStaff() ? new Scope.Clients(Set.of(Person.HOUSE)) : new Scope.Client(person.clientId());
    }

    private static RuntimeException refused(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError("file", code, arguments))).refusal();
    }
}
