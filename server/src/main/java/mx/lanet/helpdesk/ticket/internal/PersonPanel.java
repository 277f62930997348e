package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import mx.lanet.helpdesk.identity.Undelivered;
import mx.lanet.helpdesk.web.Avatar;
import org.jspecify.annotations.Nullable;

/**
 * Who asked, beside the ticket.
 *
 * @param department empty where nobody said, as are phone, e-mail and site
 * @param undelivered mail to the person came back; null when it did not
 * @param machines the person's own, without the one that the ticket is about
 * @param tickets the list of all the person's tickets; null for who has no account
 */
public record PersonPanel(
        String name,
        Avatar avatar,
        String clientName,
        String department,
        String phone,
        String email,
        String site,
        Undelivered.@Nullable Notice undelivered,
        List<Machine> machines,
        @Nullable String tickets) {
    public PersonPanel {
        machines = List.copyOf(machines);
    }

    /** A machine of the person. */
    public record Machine(String name, String path, String status) {}

    /** The number as telephones take it; null when there is none to dial. */
    public @Nullable String dialled() {
        String digits = phone.replaceAll("[^0-9+]", "");
        return digits.length() < 3 ? null : "tel:" + digits;
    }
}
