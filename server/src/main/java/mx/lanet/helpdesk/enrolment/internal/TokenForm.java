package mx.lanet.helpdesk.enrolment.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about a token.
 *
 * @param settings null while something is to be mended
 */
record TokenForm(Form form, @Nullable TokenSettings settings) {
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_USES = 100_000;
    private static final String LABELS = "enrolment.field";

    /** A token is valid to the end of its last day, where the client is. */
    static TokenForm read(Map<String, String> typed, ZoneId zone, boolean active, Instant now) {
        Form form = Form.of(LABELS, typed);
        String note = form.value("note");
        if (note.length() > LONGEST_NOTE) {
            form = form.problem("note", "field.too_long", LONGEST_NOTE);
        }
        Instant expires = null;
        if (!form.value("expires").isEmpty()) {
            expires = endOfDay(form.value("expires"), zone);
            if (expires == null || expires.isBefore(now)) {
                form = form.problem("expires", "enrolment.problem.expires");
            }
        }
        Integer uses = null;
        if (!form.value("maxUses").isEmpty()) {
            uses = uses(form.value("maxUses"));
            if (uses == null) {
                form = form.problem("maxUses", "field.out_of_range", 1, MOST_USES);
            }
        }
        return new TokenForm(form, form.ok() ? new TokenSettings(note, expires, uses, active) : null);
    }

    static Form of(TokenSettings settings, ZoneId zone) {
        Instant expires = settings.expiresAt();
        Integer uses = settings.maxUses();
        return Form.of(
                LABELS,
                Map.of(
                        "note",
                        settings.note(),
                        "expires",
                        // The last moment of a day belongs to it.
                        expires == null
                                ? ""
                                : expires.minusMillis(1)
                                        .atZone(zone)
                                        .toLocalDate()
                                        .toString(),
                        "maxUses",
                        uses == null ? "" : uses.toString()));
    }

    static Form empty() {
        return Form.empty(LABELS);
    }

    private static @Nullable Instant endOfDay(String text, ZoneId zone) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < 2000 || day.getYear() > 2099
                    ? null
                    : day.plusDays(1).atStartOfDay(zone).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Integer uses(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            return null;
        }
        int uses = Integer.parseInt(text);
        return uses >= 1 && uses <= MOST_USES ? Integer.valueOf(uses) : null;
    }
}
