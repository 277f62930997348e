package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long an open ticket has stood there since it was made. */
public enum Age {
    DAY(0, 1),
    THREE_DAYS(1, 3),
    WEEK(3, 7),
    MONTH(7, 30),
    OLDER(30, 36_500);

    private final Duration from;
    private final Duration to;

    Age(int fromDays, int toDays) {
        this.from = Duration.ofDays(fromDays);
        this.to = Duration.ofDays(toDays);
    }

    /** Of this age or older. */
    Duration from() {
        return from;
    }

    /** Younger than this. */
    Duration to() {
        return to;
    }

    /** The word in URLs and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Age> find(String word) {
        return Arrays.stream(values()).filter(age -> age.word().equals(word)).findFirst();
    }
}
