package mx.lanet.helpdesk.ticket.internal;

import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Form;

/** What every form that makes a ticket must hold; a priority that is left open is the category's. */
final class NewTicketForm {
    private static final int NAME_MAX = 200;

    private NewTicketForm() {}

    static Form checked(Form form) {
        Form checked = RichForm.cleaned(form, "description");
        String subject = Words.line(form.value("subject"));
        if (subject.isEmpty()) {
            checked = checked.problem("subject", "ticket.problem.subject");
        } else if (subject.length() > Opening.SUBJECT_MAX) {
            checked = checked.problem("subject", "ticket.problem.too-long", Opening.SUBJECT_MAX);
        }
        if (!RichForm.written(form, "description").fits()) {
            checked = checked.problem("description", "ticket.problem.too-long", Opening.TEXT_MAX);
        }
        String category = Words.line(form.value("category"));
        if (category.isEmpty() || category.length() > Category.MAX) {
            checked = checked.problem("category", "ticket.problem.choose");
        }
        String priority = form.value("priority");
        if (!priority.isEmpty() && Priority.find(priority).isEmpty()) {
            checked = checked.problem("priority", "ticket.problem.choose");
        }
        if (Words.line(form.value("requester")).length() > NAME_MAX) {
            checked = checked.problem("requester", "ticket.problem.too-long", NAME_MAX);
        }
        return checked;
    }
}
