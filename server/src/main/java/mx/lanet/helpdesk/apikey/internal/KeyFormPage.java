package mx.lanet.helpdesk.apikey.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;

/**
 * The form of a new API key.
 *
 * @param clientId empty while the client is still to be chosen
 * @param scopes those of machines; none for the house, which has no site
 */
public record KeyFormPage(
        Form form,
        String clientId,
        String clientName,
        List<Choice> clients,
        List<Choice> sites,
        List<String> scopes,
        List<String> restScopes) {}
