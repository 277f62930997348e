package mx.lanet.helpdesk.web;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page, as far as the shell shows it. Rights are not decided with this record.
 *
 * @param id the user's id, for the tint of the avatar
 * @param role the role's name in the messages, for example {@code technician}
 * @param clientName the company of a client's people; null for the MSP's own
 * @param locale null when the person never chose one
 * @param theme null when the person never chose one
 * @param idle after how long without activity the session ends; null when it does not
 */
public record Viewer(
        String id,
        String name,
        String role,
        @Nullable String clientName,
        @Nullable Locale locale,
        @Nullable Theme theme,
        @Nullable ZoneId zone,
        @Nullable Duration idle) {

    /** What one calls the person: the first of the names. */
    public String firstName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
