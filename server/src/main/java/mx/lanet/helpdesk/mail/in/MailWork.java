package mx.lanet.helpdesk.mail.in;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mx.lanet.helpdesk.mail.in.Enclosing.Enclosed;
import mx.lanet.helpdesk.mail.in.mime.MailReader;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;
import mx.lanet.helpdesk.shared.BackgroundWork;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes of each mail that is kept what it is to become. A mail is taken for two minutes; what comes of it and its own fate are
 * one transaction, so that a server that dies in between leaves it to be taken again, by whichever server.
 */
@Component
class MailWork extends BackgroundWork {
    private static final Logger LOG = LoggerFactory.getLogger(MailWork.class);
    private static final Scope EVERYWHERE = new Scope.Everything();
    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);
    private static final int MOST_TRIES = 5;

    private final Tenancy tenancy;
    private final ReceivedTable received;
    private final MailboxTable mailboxes;
    private final MailDesk desk;
    private final Enclosing enclosing;
    private final Deliveries deliveries;
    private final Intake intake;
    private final Clock clock;

    MailWork(
            Tenancy tenancy,
            ReceivedTable received,
            MailboxTable mailboxes,
            MailDesk desk,
            Enclosing enclosing,
            Deliveries deliveries,
            Intake intake,
            Clock clock) {
        super("mail-work", 1, Duration.ofSeconds(5));
        this.tenancy = tenancy;
        this.received = received;
        this.mailboxes = mailboxes;
        this.desk = desk;
        this.enclosing = enclosing;
        this.deliveries = deliveries;
        this.intake = intake;
        this.clock = clock;
    }

    /** Mail is kept, or wanted. */
    void there() {
        wake();
    }

    @Override
    protected boolean step() {
        Instant now = clock.instant();
        Optional<ReceivedMail> taken = tenancy.call(EVERYWHERE, () -> received.take(now, now.plus(TAKEN_FOR)));
        taken.ifPresent(this::work);
        return taken.isPresent();
    }

    private void work(ReceivedMail mail) {
        try {
            deliver(mail);
        } catch (RuntimeException failure) {
            if (DatabaseTrouble.isPassing(failure)) {
                throw failure;
            }
            postpone(mail, failure);
        }
    }

    private void deliver(ReceivedMail row) {
        ReadMail mail = read(row);
        Verdict verdict = tenancy.call(EVERYWHERE, () -> verdict(row, mail));
        boolean plain = row.tries() >= MOST_TRIES - 1;
        Enclosed enclosed = Deliveries.wantsFiles(verdict) && !plain ? enclosing.takeIn(mail) : Enclosed.none();
        boolean kept = false;
        try {
            MailText text = MailText.of(mail, enclosed.pictures());
            if (text.whole() != null && !plain && Deliveries.wantsFiles(verdict)) {
                enclosing.addText(enclosed, text.whole());
            }
            kept = tenancy.call(EVERYWHERE, () -> deliveries.deliver(row.receivedId(), mail, verdict, text, enclosed));
        } finally {
            if (kept) {
                enclosing.settle(enclosed);
            } else {
                enclosing.discard(enclosed);
            }
        }
    }

    private Verdict verdict(ReceivedMail row, ReadMail mail) {
        return Verdict.of(desk.facts(row, mailboxes.find(row.mailboxId()).orElse(null), mail));
    }

    private ReadMail read(ReceivedMail row) {
        try (InputStream raw = intake.open(row.raw())) {
            return MailReader.read(raw.readAllBytes());
        } catch (NoSuchFileException _) {
            throw new OriginalGone();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing here is wrong but that: there is no trace to be read. */
    private static final class OriginalGone extends IllegalStateException {
        private static final long serialVersionUID = 1;

        OriginalGone() {
            super("The original of a mail is gone from the store");
        }
    }

    private void postpone(ReceivedMail mail, RuntimeException failure) {
        boolean gone = failure instanceof OriginalGone;
        boolean last = gone || mail.tries() >= MOST_TRIES;
        LOG.atLevel(last ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.WARN)
                .setCause(gone ? null : failure)
                .addKeyValue("trouble", failure.getMessage())
                .addKeyValue("mail.id", mail.receivedId())
                .log("a mail became no ticket");
        Duration pause = Duration.ofSeconds(10).multipliedBy(1L << (2 * Math.min(mail.tries(), 5)));
        Instant until = last ? null : clock.instant().plus(pause);
        tenancy.run(
                EVERYWHERE,
                () -> received.postpone(
                        mail.receivedId(), until, failure.getClass().getSimpleName()));
    }
}
