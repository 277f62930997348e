package mx.lanet.helpdesk.ticket.internal;

import java.util.Objects;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.web.Form;

/** A form with one text that may have a form of its own: the field itself holds it plain, {@code html} as the editor sends it. */
final class RichForm {
    private RichForm() {}

    static Written written(Form form, String field) {
        return Written.of(form.value("html"), form.value(field));
    }

    /** What goes back into the page when the form does: never the HTML that came. */
    static Form cleaned(Form form, String field) {
        Written written = written(form, field);
        return form.value(field, written.plain()).value("html", Objects.requireNonNullElse(written.html(), ""));
    }
}
