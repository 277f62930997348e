package mx.lanet.helpdesk.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is foreseen of a machine.
 *
 * @param subject which volume; empty for the whole machine
 * @param level where it is now; of restarts, how many there were in two weeks
 * @param usual of restarts, how many two weeks had before; else null
 * @param perDay by how much it rises a day; null for restarts, as are all of the following
 * @param limit what it is heading for
 * @param days until it is there, from when this was made; {@code daysLow} to {@code daysHigh} is what the data allows
 * @param since the first day it stands on
 */
public record Forecast(
        UUID clientId,
        UUID assetId,
        ForecastKind kind,
        String subject,
        Instant madeAt,
        double level,
        @Nullable Double usual,
        @Nullable Double perDay,
        @Nullable Double limit,
        @Nullable Double days,
        @Nullable Double daysLow,
        @Nullable Double daysHigh,
        LocalDate since) {
    /** What has no day of its own stands in lists beside what happens in two weeks. */
    private static final double WITHOUT_DAY = 14;

    private static final double SOON = 7;

    static Forecast of(
            UUID clientId, UUID assetId, ForecastKey key, Instant madeAt, double age, Ahead ahead, LocalDate since) {
        return new Forecast(
                clientId,
                assetId,
                key.kind(),
                key.subject(),
                madeAt,
                ahead.trend().level(),
                null,
                ahead.trend().perDay(),
                ahead.limit(),
                Math.max(0, ahead.days() - age),
                Math.max(0, ahead.daysLow() - age),
                Math.max(0, ahead.daysHigh() - age),
                since);
    }

    ForecastKey key() {
        return new ForecastKey(kind, subject);
    }

    /** Within the week. */
    public boolean isSoon() {
        return days != null && days <= SOON;
    }

    double urgency() {
        return days == null ? WITHOUT_DAY : days;
    }

    /** The key of its sentence. */
    public String textKey() {
        return "forecast.text." + kind.word() + (subject.isEmpty() ? "" : ".of")
                + (days != null && days < 1 ? ".now" : "");
    }

    /** What the sentence names, as text: it is stored with an alert, too. */
    public List<String> arguments() {
        if (days == null || daysLow == null || daysHigh == null || perDay == null || limit == null) {
            return List.of(whole(level), whole(usual == null ? 0 : usual));
        }
        return List.of(
                whole(days),
                whole(Math.floor(daysLow)),
                whole(Math.ceil(daysHigh)),
                whole(level),
                whole(limit),
                String.valueOf(Math.round(perDay * 300) / 10.0),
                subject);
    }

    private static String whole(double number) {
        return String.valueOf(Math.round(number));
    }
}
