package mx.lanet.desktop.notice;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Pulse;
import mx.lanet.desktop.notice.Notice.Kind;
import mx.lanet.desktop.text.Texts;
import mx.lanet.desktop.ticket.TicketMark;
import mx.lanet.desktop.ticket.Tickets;
import mx.lanet.protocol.TicketDetail;
import mx.lanet.protocol.TicketPage.TicketSummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the person's tickets and the machine, every minute while something is open, and tells what is new. */
public final class TicketNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TicketNews.class);
    private static final Duration BUSY = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int MOST = 100;
    private static final int MOST_GONE = 10;

    private final Desktop desktop;
    private final Tickets tickets;
    private final Notices notices;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ticket-news").daemon().factory());
    private @Nullable ScheduledFuture<?> next;
    private volatile int open;
    private volatile Told told;
    private volatile @Nullable Instant filesSeen;

    public TicketNews(Desktop desktop, Notices notices) {
        this.desktop = desktop;
        this.tickets = new Tickets(desktop.service());
        this.notices = notices;
        this.told = Told.read(desktop.home());
    }

    public void start() {
        soon();
        desktop.pulse().listen(this::seen);
    }

    /** How many tickets are open. */
    public int open() {
        return open;
    }

    /** Called on Swing's thread whenever something about the tickets is other than before. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Looks now. */
    public void soon() {
        schedule(Duration.ZERO);
    }

    private synchronized void schedule(Duration in) {
        if (next != null) {
            next.cancel(false);
        }
        if (!thread.isShutdown()) {
            next = thread.schedule(this::look, in.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        var again = BUSY;
        try {
            var active = tickets.page("", TicketMark.open(), 1, MOST);
            var resolved = tickets.page("", "resuelto", 1, MOST);
            var alive = new ArrayList<>(active.tickets());
            alive.addAll(resolved.tickets());
            open = (int) Math.min(Integer.MAX_VALUE, active.total());
            boolean whole = active.total() <= MOST && resolved.total() <= MOST;
            compare(alive, whole);
            again = open > 0 ? BUSY : IDLE;
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().log("no news of tickets: {}", e.getMessage());
        }
        notices.catchUp(LocalTime.now());
        schedule(again);
    }

    private void compare(List<TicketSummary> alive, boolean whole) throws IOException {
        var known = told.tickets();
        var all = new ArrayList<>(alive);
        if (known != null && whole) {
            all.addAll(over(known.keySet(), alive));
        }
        var news = News.since(known, all);
        var now = News.known(all);
        if (now.equals(known)) {
            return;
        }
        told = told.with(now);
        told.keep(desktop.home());
        news.forEach(item -> notices.tell(notice(item, desktop.texts()), LocalTime.now()));
        SwingUtilities.invokeLater(() -> listeners.forEach(Runnable::run));
    }

    // What is in neither list any more was closed, by whomever.
    private List<TicketSummary> over(java.util.Set<UUID> known, List<TicketSummary> alive) throws IOException {
        var gone = new HashSet<>(known);
        alive.forEach(ticket -> gone.remove(ticket.ticketId()));
        var found = new ArrayList<TicketSummary>();
        for (var ticket : gone.stream().limit(MOST_GONE).toList()) {
            try {
                found.add(summary(tickets.one(ticket)));
            } catch (mx.lanet.desktop.ticket.Trouble e) {
                LOG.atDebug().log("a ticket is not ours any more: {}", e.getMessage());
            }
        }
        return found;
    }

    private static TicketSummary summary(TicketDetail ticket) {
        return new TicketSummary(
                ticket.ticketId(),
                ticket.ticketNumber(),
                ticket.subject(),
                ticket.status(),
                ticket.priority(),
                ticket.category(),
                ticket.channel(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.assignedTo(),
                ticket.unreadComments(),
                ticket.rating(),
                ticket.openedBy());
    }

    /** The person has it before their eyes in this state: no news any more. */
    public void seen(UUID ticket, String status, int unread) {
        later(() -> {
            var known = told.tickets();
            if (known != null) {
                var now = new java.util.HashMap<>(known);
                if (status.equals("cerrado")) {
                    now.remove(ticket);
                } else {
                    now.put(ticket, new News.Known(status, unread));
                }
                told = told.with(now);
                told.keep(desktop.home());
            }
        });
    }

    private static Notice notice(News.Item item, Texts texts) {
        var ticket = item.ticket();
        var subject = ticket.subject() == null ? ticket.ticketNumber() : ticket.subject();
        var who = ticket.assignedTo() == null ? texts.of("ticket.support") : ticket.assignedTo();
        var title =
                switch (item.kind()) {
                    case ANSWERED -> texts.of("notice.answered", who);
                    case RESOLVED -> texts.of("notice.resolved", who);
                    case CHANGED -> texts.of(ticket.status().equals("cerrado") ? "notice.closed" : "notice.reopened");
                    case MESSAGE, SESSION, FILE, RESTART ->
                        texts.of("notice." + item.kind().word());
                };
        return new Notice(item.kind(), title, ticket.ticketNumber() + " · " + subject, ticket.ticketId());
    }

    private void seen(Pulse.Seen seen) {
        var standing = seen.standing();
        if (standing == null) {
            return;
        }
        var changed = standing.filesChanged();
        // Where no file ever came that is known, too: the first one is news.
        if (told.files() == null || changed != null && !changed.equals(filesSeen)) {
            later(() -> files(changed));
        }
        if (standing.reading() == null) {
            return;
        }
        boolean pending = Boolean.TRUE.equals(standing.reading().restartPending());
        later(() -> restart(pending));
    }

    // What was seen may be told after the end.
    private synchronized void later(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(work);
        }
    }

    // A file that comes while nothing was known yet was sent before this person ever looked.
    private void files(@Nullable Instant changed) {
        try {
            var all = FileNews.here(desktop.service());
            var fresh = FileNews.since(told.files(), all);
            told = told.withFiles(FileNews.known(all));
            told.keep(desktop.home());
            filesSeen = changed;
            FileNews.notices(fresh, desktop.texts()).forEach(notice -> notices.tell(notice, LocalTime.now()));
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().log("no news of files: {}", e.getMessage());
        }
    }

    private void restart(boolean pending) {
        if (pending == told.restart()) {
            return;
        }
        told = told.withRestart(pending);
        told.keep(desktop.home());
        if (pending) {
            var texts = desktop.texts();
            notices.tell(
                    new Notice(Kind.RESTART, texts.of("notice.restart"), texts.of("notice.restart.text"), null),
                    LocalTime.now());
        }
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
        notices.close();
    }
}
