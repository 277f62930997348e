package mx.lanet.helpdesk.mail.in;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mx.lanet.helpdesk.mail.in.ImapBox.Fetched;
import mx.lanet.helpdesk.mail.in.ReceivedMail.Fate;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.Intake;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps mails as they came, each once, before anybody does anything with them. */
@Component
class MailKeeper {
    private static final Scope EVERYWHERE = new Scope.Everything();

    private final Tenancy tenancy;
    private final ReceivedTable received;
    private final MailboxTable mailboxes;
    private final Intake intake;
    private final Ids ids;
    private final Clock clock;

    MailKeeper(Tenancy tenancy, ReceivedTable received, MailboxTable mailboxes, Intake intake, Ids ids, Clock clock) {
        this.tenancy = tenancy;
        this.received = received;
        this.mailboxes = mailboxes;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(ReceivedMail mail, byte[] bodyDigest) {}

    /** All of these are kept when this returns, and the mailbox remembers that. */
    void keep(Mailbox mailbox, long validity, List<Fetched> fetched) {
        List<Kept> news = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        try {
            for (Fetched one : fetched) {
                Optional<Kept> kept = store(mailbox, one);
                kept.ifPresent(news::add);
            }
            tenancy.run(EVERYWHERE, () -> {
                for (Kept kept : news) {
                    if (received.insert(kept.mail(), kept.bodyDigest(), due(kept.mail()))) {
                        settled.add(kept.mail().raw().name());
                    }
                }
                long last = fetched.stream().mapToLong(Fetched::uid).max().orElse(0);
                mailboxes.advance(mailbox.mailboxId(), validity, last);
            });
        } catch (RuntimeException failure) {
            settled.clear();
            throw failure;
        } finally {
            news.forEach(kept -> end(kept.mail().raw(), settled));
        }
    }

    private void end(Stored raw, Set<String> settled) {
        if (settled.contains(raw.name())) {
            intake.settle(raw.name());
        } else {
            intake.discard(raw.name());
        }
    }

    private static @Nullable Instant due(ReceivedMail mail) {
        return mail.fate() == Fate.WAITING ? mail.arrivedAt() : null;
    }

    /** Empty when it is known; another mail that has the Message-ID of one that is known waits for a person. */
    private Optional<Kept> store(Mailbox mailbox, Fetched fetched) {
        Glanced glanced = Glanced.at(fetched.raw());
        Optional<byte[]> known =
                tenancy.call(EVERYWHERE, () -> received.bodyDigest(mailbox.mailboxId(), glanced.key()));
        if (known.isPresent() && Arrays.equals(known.get(), glanced.bodyDigest())) {
            return Optional.empty();
        }
        try {
            Stored raw = intake.keep(fetched.raw(), ReceivedMail.MEDIA_TYPE);
            return Optional.of(new Kept(row(mailbox, fetched, glanced, raw, known.isPresent()), glanced.bodyDigest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReceivedMail row(Mailbox mailbox, Fetched fetched, Glanced glanced, Stored raw, boolean another) {
        return new ReceivedMail(
                mailbox.says().clientId(),
                ids.next(),
                mailbox.mailboxId(),
                another ? glanced.keyOfAnother() : glanced.key(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                glanced.from().address(),
                glanced.from().name(),
                glanced.subject(),
                raw,
                fetched.whole(),
                another ? Fate.HELD : Fate.WAITING,
                another ? "same_id" : "",
                "",
                false,
                null,
                "",
                0);
    }
}
