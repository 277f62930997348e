package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.identity.OpenSession;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;

/** One's own profile. */
public record ProfilePage(
        User user,
        Form form,
        int version,
        List<Choice> locales,
        List<Choice> themes,
        List<Choice> zones,
        List<OpenSession> sessions,
        boolean factor,
        boolean conflict) {}
