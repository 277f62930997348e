package mx.lanet.helpdesk.mail.in;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.mail.in.ImapBox.Fetched;
import mx.lanet.helpdesk.mail.in.Mailbox.Step;
import org.jspecify.annotations.Nullable;

/** One mailbox, fetched until it is changed, fails, or becomes another server's. */
final class MailboxWatch {
    private static final ScheduledExecutorService BELL = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mailbox-bell").factory());

    private final Mailbox mailbox;
    private final MailboxKeys keys;
    private final MailKeeper keeper;
    private final MailFetchLimits limits;
    private final Place place;
    private final Semaphore ended = new Semaphore(0);
    private volatile @Nullable ImapBox open;
    private long validity;
    private long last;

    /** What stands around a watch. */
    interface Place {
        /** Whether this server may go on; the answer holds for a while. */
        boolean isOurs();

        /** There is mail to make something of. */
        void kept();

        /** All that was there is kept. */
        void looked();
    }

    MailboxWatch(Mailbox mailbox, MailboxKeys keys, MailKeeper keeper, MailFetchLimits limits, Place place) {
        this.mailbox = mailbox;
        this.keys = keys;
        this.keeper = keeper;
        this.limits = limits;
        this.place = place;
        this.validity = mailbox.progress().validity();
        this.last = mailbox.progress().lastUid();
    }

    int version() {
        return mailbox.version();
    }

    void end() {
        ended.release();
        ImapBox box = open;
        if (box != null) {
            Thread.ofVirtual().start(box::nudge);
        }
    }

    void run() throws MailboxTrouble {
        if (!place.isOurs()) {
            return;
        }
        try (ImapBox box = ImapBox.open(mailbox, keys.key(mailbox))) {
            open = box;
            fetchOn(box);
        } catch (MessagingException | IllegalStateException e) {
            if (ended.availablePermits() == 0) {
                throw new MailboxTrouble(Step.FETCH, String.valueOf(e.getMessage()), e);
            }
        } finally {
            open = null;
        }
    }

    private void fetchOn(ImapBox box) throws MessagingException {
        if (box.validity() != validity) {
            validity = box.validity();
            last = 0;
        }
        boolean told = box.tells();
        do {
            if (!fetchAll(box)) {
                return;
            }
            place.looked();
            if (told) {
                listen(box);
            }
        } while (!isOver(told) && place.isOurs());
    }

    /** Where the server does not tell, this is where time passes. */
    private boolean isOver(boolean told) {
        try {
            return ended.tryAcquire(told ? 0 : limits.polling().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void listen(ImapBox box) throws MessagingException {
        ScheduledFuture<?> bell =
                BELL.schedule(box::nudge, MailFetchLimits.LISTENING.toMillis(), TimeUnit.MILLISECONDS);
        try {
            box.listen();
        } finally {
            bell.cancel(false);
        }
    }

    /** False when the mailbox became another server's meanwhile. */
    private boolean fetchAll(ImapBox box) throws MessagingException {
        List<Long> numbers = box.numbersAfter(last, mailbox.progress().since());
        int at = 0;
        while (at < numbers.size()) {
            List<Long> some = numbers.subList(at, Math.min(numbers.size(), at + MailFetchLimits.MOST_AT_ONCE));
            List<Long> batch = fitting(some, box.lengths(some));
            List<Fetched> fetched = box.fetch(batch, limits.longest());
            if (!fetched.isEmpty()) {
                keeper.keep(mailbox, validity, fetched);
                place.kept();
                box.done(
                        fetched.stream().map(Fetched::uid).toList(),
                        mailbox.says().moveTo());
            }
            last = batch.getLast();
            at += batch.size();
            if (!place.isOurs()) {
                return false;
            }
        }
        return true;
    }

    /** As many from the first on as are not too much at once; at least one. */
    private static List<Long> fitting(List<Long> numbers, List<Long> lengths) {
        List<Long> batch = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < numbers.size(); i++) {
            bytes += lengths.get(i);
            if (!batch.isEmpty() && bytes > MailFetchLimits.BYTES_AT_ONCE) {
                break;
            }
            batch.add(numbers.get(i));
        }
        return batch;
    }
}
