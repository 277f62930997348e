package mx.lanet.helpdesk.mail.out;

import java.util.List;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;

/**
 * How mail leaves.
 *
 * @param saved whether there is a way
 * @param password whether one is kept
 * @param own the address that a trial goes to; empty when this person has none
 * @param conflict somebody saved another version meanwhile
 */
public record MailServerPage(
        Form form,
        int version,
        boolean saved,
        boolean password,
        String own,
        long waiting,
        long dead,
        boolean conflict) {
    public List<Tab> tabs(Shell shell) {
        return MailTabs.of(shell, MailTabs.SERVER, dead);
    }
}
