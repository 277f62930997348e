package mx.lanet.helpdesk.ticket.reply;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A form for a new ticket as it stood when its writer went away. */
public record NewTicketDraft(Map<String, String> fields, Instant savedAt) {
    public NewTicketDraft {
        fields = Map.copyOf(fields);
    }

    /** Which form. */
    public enum Form {
        PORTAL,
        CONSOLE;

        /** The word in the database, and the place of its files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
