package mx.lanet.helpdesk.mail.out;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * Mail that waits, or was given up.
 *
 * @param more the last one on the page, when there are older ones
 */
public record MailQueuePage(
        List<QueuedMail> mails,
        boolean waiting,
        String recipient,
        @Nullable UUID more,
        long waitingCount,
        long deadCount,
        boolean server) {
    public MailQueuePage {
        mails = List.copyOf(mails);
    }

    public List<Tab> tabs(Shell shell) {
        return MailTabs.of(shell, MailTabs.QUEUE, deadCount);
    }
}
