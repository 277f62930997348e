package mx.lanet.helpdesk.ticket.field;

import java.util.Locale;
import java.util.UUID;

/**
 * One of the choices of a field.
 *
 * @param english may be empty
 * @param active whether it is still offered; tickets that have it keep it
 */
public record FieldOption(UUID id, String spanish, String english, boolean active) {
    public String label(Locale locale) {
        return locale.getLanguage().equals("en") && !english.isEmpty() ? english : spanish;
    }
}
