package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.mail.ReplyToken;
import mx.lanet.helpdesk.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts mail into the queue, inside a transaction of all clients, and brakes what may be a loop. */
@Component
class Outbox {
    /** More in an hour wait for the next one. */
    static final int MOST_AN_HOUR = 30;
    /** More in a day wait for somebody to look. */
    static final int MOST_A_DAY = 200;

    private static final int LONGEST_SUBJECT = 300;

    private final MailTable table;
    private final ReplyToken tokens;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Outbox(MailTable table, ReplyToken tokens, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.table = table;
        this.tokens = tokens;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param clientId whose matter it is
     * @param domain for the Message-ID
     */
    void put(
            UUID clientId,
            MailKind kind,
            Recipient recipient,
            @Nullable UUID ticketId,
            String domain,
            String subject,
            Letter letter) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID mailId = ids.next();
        String address = recipient.address().toLowerCase(Locale.ROOT);
        String messageId = ticketId == null ? mailId + "@" + domain : tokens.messageId(ticketId, mailId, domain);
        Mail mail = new Mail(
                clientId, mailId, kind, recipient.userId(), ticketId, address, messageId, oneLine(subject), 0, now);
        boolean flood = ticketId != null && table.countFor(address, now.minus(Duration.ofDays(1))) >= MOST_A_DAY;
        boolean many = ticketId != null && table.countFor(address, now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR;
        table.insert(mail, letter, many ? now.plus(Duration.ofHours(1)) : now, flood ? "too_many" : "");
        events.publishEvent(new MailQueued());
    }

    private static String oneLine(String subject) {
        String line = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_SUBJECT) - 1)) + "…";
    }
}
