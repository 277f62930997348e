package mx.lanet.helpdesk.identity.internal;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;

/**
 * Where a list of people is uploaded.
 *
 * @param clients to choose from; empty for who has but one
 */
public record ImportFormPage(Form form, List<Choice> clients, int mostLines) {}
