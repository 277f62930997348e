package mx.lanet.helpdesk.ticket.reply;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Words;
import org.springframework.stereotype.Service;

/**
 * What people are writing on a ticket that does not exist yet: one draft for each person and form, until it is sent or thrown
 * away. Nobody but the author ever sees it.
 */
@Service
public class NewTicketDrafts {
    /** So many characters are kept of a form, all fields together. */
    public static final int MOST_CHARACTERS = 120_000;

    private static final int MOST_FIELDS = 80;
    private static final int NAME_MAX = 80;
    /** Without any of these nothing has been written yet. */
    private static final List<String> WRITTEN = List.of("subject", "description");

    private final NewTicketDraftTable table;
    private final SheetTable sheets;
    private final Tenancy tenancy;
    private final Clock clock;

    NewTicketDrafts(NewTicketDraftTable table, SheetTable sheets, Tenancy tenancy, Clock clock) {
        this.table = table;
        this.sheets = sheets;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Keeps the form as it stands, in place of what was kept before; one in which nothing is written throws the draft away.
     *
     * @param fields more than {@value #MOST_CHARACTERS} characters are refused
     * @param sheet where it is filled in
     * @return the draft, empty when nothing is written, or it was sent from this page meanwhile
     */
    public Optional<NewTicketDraft> save(
            Person person, NewTicketDraft.Form form, Map<String, String> fields, Sheet sheet) {
        Map<String, String> kept = new LinkedHashMap<>();
        fields.forEach((name, value) -> kept.put(Words.line(name), Words.clean(value)));
        int characters = kept.values().stream().mapToInt(String::length).sum();
        if (characters > MOST_CHARACTERS
                || kept.size() > MOST_FIELDS
                || kept.keySet().stream().anyMatch(name -> name.length() > NAME_MAX)) {
            throw Problem.invalid(List.of(new FieldError("description", "too_long", MOST_CHARACTERS)))
                    .refusal();
        }
        NewTicketDraft draft = new NewTicketDraft(kept, clock.instant().truncatedTo(ChronoUnit.MICROS));
        boolean blank =
                WRITTEN.stream().allMatch(name -> kept.getOrDefault(name, "").isEmpty());
        return tenancy.call(own(person), () -> {
            if (sheets.wasSent(person.clientId(), person.userId(), sheet, form.word())) {
                return Optional.empty();
            }
            if (blank) {
                table.forget(person.clientId(), person.userId(), form);
                return Optional.empty();
            }
            table.save(person.clientId(), person.userId(), form, draft);
            return Optional.of(draft);
        });
    }

    /** The person's own draft of this form. */
    public Optional<NewTicketDraft> of(Person person, NewTicketDraft.Form form) {
        return tenancy.call(own(person), () -> table.find(person.clientId(), person.userId(), form));
    }

    /** Throws it away, because it was sent or is not wanted; what is still on its way from there is kept no more. */
    public void forget(Person person, NewTicketDraft.Form form, Sheet sheet) {
        tenancy.run(own(person), () -> {
            sheets.send(person.clientId(), person.userId(), sheet, form.word(), clock.instant());
            table.forget(person.clientId(), person.userId(), form);
        });
    }

    /** The rows of one's own company: a technician's scope has the clients served, not the house. */
    private static Scope own(Person person) {
        return person.isStaff() ? new Scope.Clients(Set.of(Person.HOUSE)) : new Scope.Client(person.clientId());
    }
}
