package mx.lanet.helpdesk.enrolment.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The form of an enrolment token.
 *
 * @param clientId empty while the client is still to be chosen
 * @param hint the token that is changed; null for a new one
 */
public record TokenFormPage(
        Form form,
        String action,
        String back,
        String clientId,
        String clientName,
        List<Choice> clients,
        List<Choice> sites,
        @Nullable String hint,
        int version,
        boolean conflict) {}
