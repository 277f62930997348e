package mx.lanet.helpdesk.identity.internal;

import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.identity.Invitation;
import mx.lanet.helpdesk.identity.Technicians.Assignment;
import mx.lanet.helpdesk.identity.Undelivered;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * One person, or the form for a new one.
 *
 * @param user null for a new one
 * @param facts what those read who may not edit
 * @param served a technician's clients; empty for everybody else
 * @param free the clients that the technician does not serve yet
 * @param sessions how many sessions would end
 * @param generated a password made just now, shown this once
 * @param link a one-time link made just now, shown this once
 * @param invitation the link that can still be used
 * @param factorSince since when there is a second factor; null without
 * @param undelivered mail to the person came back; null when it did not
 * @param conflict somebody else has saved meanwhile
 */
public record UserPage(
        @Nullable User user,
        Form form,
        int version,
        Choices choices,
        List<KeyValue> facts,
        List<Assignment> served,
        List<Choice> free,
        int sessions,
        @Nullable String generated,
        @Nullable String link,
        @Nullable Invitation invitation,
        @Nullable Instant factorSince,
        Undelivered.@Nullable Notice undelivered,
        boolean mayEdit,
        boolean self,
        boolean conflict) {
    /** What the selects offer. */
    public record Choices(List<Choice> roles, List<Choice> clients, List<Choice> sites) {}

    /** Somebody who has no password yet, and may be given a link. */
    public boolean isAwaited() {
        return user != null && user.awaitedSince() != null;
    }

    public boolean isTechnician() {
        return user != null && user.role() == Role.TECHNICIAN;
    }
}
