package mx.lanet.helpdesk.mail.in;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;

/**
 * One mail that came.
 *
 * @param client the name of whose it is; empty while that is not known
 */
public record ReceivedPage(ReceivedMail mail, String client, List<Choice> clients) {
    public ReceivedPage {
        clients = List.copyOf(clients);
    }
}
