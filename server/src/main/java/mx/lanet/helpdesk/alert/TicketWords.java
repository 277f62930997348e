package mx.lanet.helpdesk.alert;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What tickets say of alerts: in Spanish, since a ticket's text is one for all its readers. */
@Component
class TicketWords {
    private static final Locale LANGUAGE = Locale.of("es", "MX");
    private static final int SUBJECT_MAX = 300;

    private final Texts texts;
    private final ZoneId zone;

    TicketWords(MessageSource messages, @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.texts = new Texts(messages, LANGUAGE);
        this.zone = zone;
    }

    TicketDesk.Order order(Alert alert, AlertRule rule) {
        String text = alert.text(texts).replaceAll("\\s+", " ").strip();
        String subject = alert.name().isEmpty() ? text : text + " · " + alert.name();
        return new TicketDesk.Order(
                alert.clientId(),
                "alert " + alert.alertId(),
                subject.length() > SUBJECT_MAX ? subject.substring(0, SUBJECT_MAX) : subject,
                description(alert, text),
                texts.t("alert.ticket.requester"),
                alert.about().assetId(),
                alert.about().assetId() == null ? "" : alert.name(),
                alert.about().siteId(),
                rule.priority(),
                rule.category());
    }

    private String description(Alert alert, String text) {
        List<String> lines = new ArrayList<>();
        lines.add(text);
        lines.add("");
        lines.add(texts.t(
                "alert.ticket.kind",
                alert.kindName(texts),
                texts.t("alert.severity." + alert.severity().word())));
        if (!alert.subject().isEmpty()) {
            lines.add(texts.t("alert.ticket.subject", alert.subject()));
        }
        if (!alert.name().isEmpty()) {
            lines.add(texts.t("alert.ticket.about." + alert.about().kind().word(), alert.name()));
        }
        lines.add(texts.t("alert.ticket.since", moment(alert.raisedAt())));
        if (alert.currentValue() != null && alert.threshold() != null) {
            lines.add(texts.t("alert.ticket.value", number(alert.currentValue()), number(alert.threshold())));
        }
        return String.join("\n", lines);
    }

    String over(Alert alert) {
        Instant closed = Objects.requireNonNull(alert.closedAt());
        return texts.t(
                "alert.ticket.over",
                moment(closed),
                Math.max(1, Duration.between(alert.raisedAt(), closed).toMinutes()));
    }

    String again(Alert alert) {
        return texts.t("alert.ticket.again", moment(alert.raisedAt()), alert.times()) + "\n" + alert.text(texts);
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofPattern("d 'de' MMM, H:mm", LANGUAGE).format(at.atZone(zone));
    }

    private static String number(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(LANGUAGE)).format(value);
    }
}
