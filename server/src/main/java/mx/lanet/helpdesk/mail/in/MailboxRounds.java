package mx.lanet.helpdesk.mail.in;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.shared.BackgroundWork;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sees to it that each mailbox is fetched by one thread of one server. Which server that is says a lease in the mailbox's row;
 * it ends by itself when that server dies.
 */
@Component
class MailboxRounds extends BackgroundWork {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxRounds.class);
    private static final Scope EVERYWHERE = new Scope.Everything();
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private final UUID owner = UUID.randomUUID();
    private final Map<UUID, MailboxWatch> watches = new ConcurrentHashMap<>();
    private final Map<UUID, Setback> setbacks = new ConcurrentHashMap<>();
    private final Tenancy tenancy;
    private final MailboxTable table;
    private final MailboxKeys keys;
    private final MailKeeper keeper;
    private final MailWork work;
    private final MailFetchLimits limits;
    private final Clock clock;

    MailboxRounds(
            Tenancy tenancy,
            MailboxTable table,
            MailboxKeys keys,
            MailKeeper keeper,
            MailWork work,
            MailFetchLimits limits,
            Clock clock) {
        super("mailboxes", 1, Duration.ofSeconds(5));
        this.tenancy = tenancy;
        this.table = table;
        this.keys = keys;
        this.keeper = keeper;
        this.work = work;
        this.limits = limits;
        this.clock = clock;
    }

    /** How often a mailbox failed in a row, and from when on it is tried again, in this machine's own time. */
    private record Setback(int times, int version, long untilNanos) {}

    /** A mailbox was added or changed. */
    void changed() {
        wake();
    }

    @Override
    protected boolean step() {
        List<Mailbox> mailboxes = tenancy.call(EVERYWHERE, table::all);
        for (Mailbox mailbox : mailboxes) {
            MailboxWatch watch = watches.get(mailbox.mailboxId());
            if (watch != null && (!mailbox.active() || watch.version() != mailbox.version())) {
                watch.end();
            } else if (watch == null && mailbox.active() && isTime(mailbox)) {
                begin(mailbox);
            }
        }
        return false;
    }

    private boolean isTime(Mailbox mailbox) {
        Setback setback = setbacks.get(mailbox.mailboxId());
        return setback == null
                || setback.version() != mailbox.version()
                || System.nanoTime() - setback.untilNanos() >= 0;
    }

    private void begin(Mailbox mailbox) {
        MailboxWatch watch = new MailboxWatch(mailbox, keys, keeper, limits, new MailboxWatch.Place() {
            @Override
            public boolean isOurs() {
                Instant now = clock.instant();
                Instant until = now.plus(MailFetchLimits.LEASE);
                return isRunning()
                        && tenancy.call(EVERYWHERE, () -> table.lease(mailbox.mailboxId(), owner, now, until));
            }

            @Override
            public void kept() {
                work.there();
            }

            @Override
            public void looked() {
                setbacks.remove(mailbox.mailboxId());
                tenancy.run(EVERYWHERE, () -> table.looked(mailbox.mailboxId(), null, clock.instant()));
            }
        });
        watches.put(mailbox.mailboxId(), watch);
        Thread.ofVirtual().name("mailbox-" + mailbox.mailboxId()).start(() -> run(mailbox, watch));
    }

    private void run(Mailbox mailbox, MailboxWatch watch) {
        UUID id = mailbox.mailboxId();
        try {
            watch.run();
        } catch (MailboxTrouble trouble) {
            setBack(mailbox);
            LOG.atWarn()
                    .addKeyValue("mailbox.id", id)
                    .addKeyValue("step", trouble.trouble().step().word())
                    .log("a mailbox cannot be fetched");
            tell(id, trouble);
        } catch (RuntimeException failure) {
            setBack(mailbox);
            if (isRunning()) {
                LOG.atWarn().setCause(failure).addKeyValue("mailbox.id", id).log("fetching a mailbox broke off");
            }
        } finally {
            watches.remove(id, watch);
            release(id);
            wake();
        }
    }

    private void setBack(Mailbox mailbox) {
        setbacks.compute(mailbox.mailboxId(), (_, before) -> {
            int times = before == null || before.version() != mailbox.version() ? 1 : before.times() + 1;
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
            return new Setback(times, mailbox.version(), System.nanoTime() + pause.toNanos());
        });
    }

    private void tell(UUID mailboxId, MailboxTrouble trouble) {
        try {
            tenancy.run(EVERYWHERE, () -> table.looked(mailboxId, trouble.trouble(), clock.instant()));
        } catch (RuntimeException failure) {
            LOG.atDebug().setCause(failure).log("the mailbox's trouble is told next time");
        }
    }

    private void release(UUID mailboxId) {
        try {
            tenancy.run(EVERYWHERE, () -> table.release(mailboxId, owner));
        } catch (RuntimeException failure) {
            LOG.atDebug().setCause(failure).log("the lease ends by itself");
        }
    }

    @PreDestroy
    void leave() {
        watches.values().forEach(MailboxWatch::end);
    }
}
