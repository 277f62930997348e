package mx.lanet.helpdesk.ticket.reply;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The team's saved texts: everybody has own ones, the superadmin keeps the shared ones. For everybody outside the team, and
 * for somebody else's own texts, the answer is that there is none.
 */
@Service
public class CannedReplies {
    /** So many texts one person may keep, and so many may be shared. */
    public static final int MOST = 500;

    private final CannedReplyTable table;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    CannedReplies(CannedReplyTable table, Tenancy tenancy, Audit audit, Ids ids, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is typed about a text. Texts come stripped. */
    public record Wish(String name, String body, boolean shared) {
        /** What is to be mended first; an unknown placeholder is named. */
        public List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>(Kept.problems(name));
            errors.addAll(Kept.problems("body", body, CannedReply.BODY_MAX));
            if (body.isEmpty()) {
                errors.add(new FieldError("body", "required"));
            }
            return errors;
        }
    }

    /** The shared ones and the person's own, whose name or text contains the words. */
    public Slice<CannedReply> list(Person person, String words, Slice.Request page) {
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

    /** The best few for what was typed after the slash, without accents and case. */
    public List<CannedReply> named(Person person, String typed, int most) {
        Kept.mustBeStaff(person);
        return tenancy.call(Kept.HOUSE, () -> table.named(person.userId(), Kept.escaped(typed), most));
    }

    /** One that the person may use. */
    public CannedReply get(Person person, UUID replyId) {
        Kept.mustBeStaff(person);
        return tenancy.call(Kept.HOUSE, () -> existing(person, replyId));
    }

    public CannedReply create(Person person, Wish wish) {
        Kept.mayKeep(person, wish.shared(), wish.problems());
        CannedReply reply = reply(ids.next(), person, wish, 1);
        return Kept.saved(tenancy, () -> {
            Kept.mustHaveRoom(table.countOf(wish.shared() ? Person.HOUSE : person.userId()), MOST);
            table.insert(reply);
            record(person, "canned_reply.created", reply);
            return reply;
        });
    }

    /** Refused with 409 when somebody has changed it since this version. */
    public CannedReply change(Person person, UUID replyId, int seen, Wish wish) {
        Kept.mayKeep(person, wish.shared(), wish.problems());
        CannedReply reply = reply(replyId, person, wish, seen + 1);
        return Kept.saved(tenancy, () -> {
            Kept.mayShare(person, existing(person, replyId).shared());
            if (!table.update(reply, seen)) {
                throw Problem.conflict().refusal();
            }
            record(person, "canned_reply.changed", reply);
            return reply;
        });
    }

    public void delete(Person person, UUID replyId) {
        Kept.mustBeStaff(person);
        tenancy.run(Kept.HOUSE, () -> {
            CannedReply reply = existing(person, replyId);
            Kept.mayShare(person, reply.shared());
            table.delete(replyId);
            record(person, "canned_reply.deleted", reply);
        });
    }

    private CannedReply reply(UUID id, Person person, Wish wish, int version) {
        @Nullable UUID owner = wish.shared() ? null : person.userId();
        return new CannedReply(
                id, owner, wish.name(), wish.body(), clock.instant().truncatedTo(ChronoUnit.MICROS), version);
    }

    private CannedReply existing(Person person, UUID replyId) {
        return table.find(person.userId(), replyId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private void record(Person person, String action, CannedReply reply) {
        audit.record(person, action, Person.HOUSE, Subject.of("canned_reply", reply.replyId(), reply.name()), Map.of());
    }
}
