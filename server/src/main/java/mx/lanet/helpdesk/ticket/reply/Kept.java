package mx.lanet.helpdesk.ticket.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.dao.DuplicateKeyException;

/** What saved texts and macros have in common: who keeps them, and what they may be called. */
public final class Kept {
    /** Texts of the team are the house's, whosever tickets they are used in. */
    static final Scope HOUSE = new Scope.Clients(Set.of(Person.HOUSE));

    private Kept() {}

    /** Whoever keeps one is of the team, may share it if it is shared, and wrote nothing that is to be mended. */
    static void mayKeep(Person person, boolean shared, List<FieldError> problems) {
        mustBeStaff(person);
        mayShare(person, shared);
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
    }

    static void mustHaveRoom(long kept, int most) {
        if (kept >= most) {
            throw Problem.of(409, "too_many_replies", most).refusal();
        }
    }

    /** In a transaction of the house; a name that is taken there is a field to be mended. */
    static <T> T saved(Tenancy tenancy, Supplier<T> work) {
        try {
            return tenancy.call(HOUSE, work);
        } catch (DuplicateKeyException _) {
            throw Problem.invalid(List.of(new FieldError("name", "name_taken"))).refusal();
        }
    }

    static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    /** What everybody sees is the superadmin's to write. */
    static void mayShare(Person person, boolean shared) {
        if (shared && person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
    }

    static List<FieldError> problems(String name) {
        if (name.isEmpty()) {
            return List.of(new FieldError("name", "required"));
        }
        return name.length() > CannedReply.NAME_MAX
                ? List.of(new FieldError("name", "too_long", CannedReply.NAME_MAX))
                : List.of();
    }

    /** What is to be mended of a text with placeholders. */
    public static List<FieldError> problems(String field, String text, int max) {
        List<FieldError> errors = new ArrayList<>();
        if (text.length() > max) {
            errors.add(new FieldError(field, "too_long", max));
        }
        List<String> unknown = Placeholder.unknown(text);
        if (!unknown.isEmpty()) {
            errors.add(new FieldError(
                    field, "placeholder", unknown.stream().limit(5).collect(Collectors.joining("}}, {{", "{{", "}}"))));
        }
        return errors;
    }

    /** For LIKE: what is typed means itself. */
    static String pattern(String words) {
        return "%" + escaped(words) + "%";
    }

    static String escaped(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
