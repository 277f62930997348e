package mx.lanet.helpdesk.ticket.figure;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.figure.ReportTable.Line;
import mx.lanet.helpdesk.web.Texts;

/** What the keys of a report's groups are called. */
record KeyNames(Map<UUID, String> clients, Texts texts) {
    String of(GroupKey key, String value, Line line) {
        return switch (key) {
            case CLIENT -> clients.getOrDefault(UUID.fromString(value), "–");
            case CATEGORY -> value;
            case TECHNICIAN -> value.equals(FigureAddress.NOBODY) ? texts.t("figure.nobody") : line.name();
            case STATE -> texts.t("web.ticket-state." + value);
            case PRIORITY -> texts.t("web.priority." + value);
            case CHANNEL -> texts.t("web.channel." + value);
            case MONTH -> LocalDate.parse(value).format(DateTimeFormatter.ofPattern("MMMM yyyy", texts.locale()));
            case WEEK ->
                texts.t(
                        "figure.report.week",
                        LocalDate.parse(value)
                                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                        .withLocale(texts.locale())));
        };
    }
}
