package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What an invited person sees.
 *
 * @param path where the form goes
 * @param user null when the link is worth nothing any more
 * @param late the message keys' last word for why not: expired, used, revoked, off or unknown
 */
public record JoinPage(
        String path,
        Form form,
        @Nullable User user,
        String clientName,
        String invitedBy,
        List<Choice> locales,
        String late) {}
