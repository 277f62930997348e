package mx.lanet.helpdesk.ticket.reply;

import java.util.List;
import java.util.function.BiFunction;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the pages of saved texts and macros show. */
public sealed interface KeptPage {
    /** The list of saved texts. */
    record Replies(List<CannedReply> rows, Pager pager, String search) implements KeptPage {}

    /** The list of macros. */
    record MacroList(List<Row> rows, Pager pager, String search) implements KeptPage {
        /** A macro, and what it does in a line. */
        public record Row(Macro macro, String does) {}
    }

    /**
     * The form of either.
     *
     * @param action where it is posted to
     * @param name of what is changed; null when it is new
     * @param version what the person saw; a save of another version is refused
     * @param conflict somebody else has saved meanwhile
     */
    record Edit(Form form, String action, @Nullable String name, int version, boolean conflict, May may)
            implements KeptPage {
        public List<Placeholder> placeholders() {
            return List.of(Placeholder.values());
        }
    }

    /** The form of a macro, with what it may name. */
    record MacroEdit(Edit form, List<Choice> categories, List<Choice> queues, List<MacroField> fields)
            implements KeptPage {
        /** Open where something stands in one, or is to be mended. */
        public boolean fieldsShown() {
            return fields.stream()
                    .map(one -> one.field().name())
                    .anyMatch(name -> !form.form().value(name).isEmpty());
        }
    }

    /** What the reader may do with it. */
    record May(boolean save, boolean share) {}

    /** One's own, and for the superadmin the shared ones too. */
    static May may(Person person, boolean mine) {
        boolean superadmin = person.role() == Role.SUPERADMIN;
        return new May(mine || superadmin, superadmin);
    }

    static String words(String typed) {
        String text = typed.strip();
        return text.length() <= 100 ? text : text.substring(0, 100);
    }

    static int number(String page) {
        return page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1;
    }

    /** The form once more with what is to be mended; any other refusal goes on. */
    static Answer again(Refusal refusal, Form form, BiFunction<Form, Boolean, Answer.Rendered> edit) {
        Problem problem = refusal.problem();
        boolean conflict = problem.code().equals(Problem.conflict().code());
        boolean full = problem.code().equals("too_many_replies");
        if (problem.errors().isEmpty() && !conflict && !full) {
            throw refusal;
        }
        Form told = full
                ? form.problem(
                        "name", "problem.too_many_replies", problem.arguments().toArray())
                : form.problems(problem.errors());
        return edit.apply(told, conflict)
                .status(conflict || full ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
