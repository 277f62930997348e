package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.bulk.Wish;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to the tickets that were chosen.
 *
 * @param tickets those that were ticked; empty when all that the list shows are meant
 * @param all whether all that the list shows are meant
 * @param count how many they are
 * @param list the list's address, behind the question mark
 * @param notice a sentence about what is not as the person thought; null for none
 * @param possible false when it cannot be done to these, and the notice says why
 */
public record BulkFormPage(
        Wish.Kind kind,
        List<Chosen> tickets,
        boolean all,
        int count,
        String list,
        List<Choice> choices,
        Form form,
        @Nullable String notice,
        boolean possible) {

    /** Where its person came from. */
    public String back() {
        return list.isEmpty() ? "/tickets" : "/tickets?" + list;
    }

    /** Asked for with one key: only whether. */
    public boolean closes() {
        return form.ok() && form.has("closes");
    }

    /** What the questions and the buttons are named after. */
    public String word() {
        return closes() ? "close" : kind.word();
    }

    /** A reply goes with a state, a note for the others with a queue. */
    public boolean takesWords() {
        return kind == Wish.Kind.STATE || kind == Wish.Kind.QUEUE;
    }
}
