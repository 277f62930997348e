package mx.lanet.helpdesk.report.internal;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import mx.lanet.helpdesk.report.Cells.Kind;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** Cells as texts: for people in their language, for programs as ISO 8601 and with a decimal point. */
final class CellWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final ZoneId zone;
    private final String yes;
    private final String no;
    private final NumberFormat whole;
    private final NumberFormat decimal;

    CellWords(Texts texts, ZoneId zone) {
        this.zone = zone;
        this.yes = texts.t("report.yes");
        this.no = texts.t("report.no");
        this.whole = NumberFormat.getIntegerInstance(texts.locale());
        this.decimal = NumberFormat.getNumberInstance(texts.locale());
        decimal.setMaximumFractionDigits(1);
    }

    /** As a person reads it on paper. */
    String read(Kind kind, @Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Number number when kind == Kind.PERCENT -> decimal.format(number) + " %";
            case Number number -> (kind == Kind.WHOLE ? whole : decimal).format(number);
            case Duration length -> hours(length);
            case Object other -> plain(other);
        };
    }

    /** As a program reads it. */
    String plain(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Instant moment -> MOMENT.format(moment.atZone(zone));
            case LocalDate day -> day.toString();
            case Duration length -> hours(length);
            case Boolean is -> is ? yes : no;
            case Object other -> other.toString();
        };
    }

    /** Hours and minutes, however many hours: 31:05. */
    private static String hours(Duration length) {
        long minutes = Math.round(length.toSeconds() / 60.0);
        long size = Math.abs(minutes);
        return (minutes < 0 ? "-" : "") + size / 60 + ":" + (size % 60 < 10 ? "0" : "") + size % 60;
    }
}
