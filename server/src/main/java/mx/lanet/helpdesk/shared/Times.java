package mx.lanet.helpdesk.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the times that machines write. */
public final class Times {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Times() {}

    /**
     * ISO 8601 with offset. Clients of others leave the offset out (then it is UTC), write a blank for the T, or a date
     * alone; they are understood.
     *
     * @throws DateTimeException for any other text
     */
    public static Instant parse(String written) {
        Instant usual = UsualTime.parse(written);
        if (usual != null) {
            return usual;
        }
        String text = written.strip();
        if (text.length() > 40) {
            throw new DateTimeException("too long for a time");
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        return hasOffset(iso)
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    /** Whether a machine of our days can mean this moment: from 1970 (a dead clock battery) to the end of 2099. */
    public static boolean isSane(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    private static boolean hasOffset(String iso) {
        return iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
    }
}
