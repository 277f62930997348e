package mx.lanet.helpdesk.mail.out;

import java.util.List;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Form;

/**
 * Which mails somebody wants.
 *
 * @param address where they go; empty when there is none
 * @param sending whether any mail leaves
 */
public record PreferencePage(Form form, List<MailKind> kinds, String address, boolean sending, Role role) {
    public PreferencePage {
        kinds = List.copyOf(kinds);
    }
}
