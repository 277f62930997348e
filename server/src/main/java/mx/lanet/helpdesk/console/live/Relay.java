package mx.lanet.helpdesk.console.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import mx.lanet.helpdesk.command.WorkElsewhere;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What changed here is told here and, by PostgreSQL's NOTIFY, to the other servers on the same database: after the commit,
 * many changes in one message, on connections of its own. Alone, a server tells nobody anything but that it is there.
 *
 * <p>Nothing is missed: whoever was not heard for a while, could not hear, or comes new, has all pages look again.
 */
@Component
class Relay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final String CHANNEL = "lanet_live";
    private static final String CHANGE = "change ";
    private static final String SEAT = "seat ";
    private static final String CALL = "call ";
    private static final String HERE = "here";
    private static final String ALL = "all";
    private static final String BYE = "bye";
    /** PostgreSQL takes fewer than 8000 in one message. */
    private static final int MOST_BYTES = 7_900;

    private static final int MOST_WAITING = 5_000;
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration SILENT = Duration.ofSeconds(9);
    /** What happens in such a moment goes in one message. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int LOOK_MILLIS = 1_000;
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Hub hub;
    private final Seats seats;
    private final DataSource direct;
    private final ApplicationEventPublisher publisher;
    private final String me = UUID.randomUUID().toString();
    private final Outbox outbox = new Outbox(MOST_WAITING, ALL);
    private final Neighbours neighbours;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile long heardMyself;
    private volatile boolean listening;
    private boolean deaf;
    private List<Thread> threads = List.of();

    @Autowired
    Relay(Hub hub, Seats seats, @Qualifier("direct") DataSource direct, ApplicationEventPublisher publisher) {
        this(hub, seats, direct, publisher, SILENT);
    }

    /** @param silent after so long without a word, a server counts as gone */
    Relay(Hub hub, Seats seats, DataSource direct, ApplicationEventPublisher publisher, Duration silent) {
        this.publisher = publisher;
        this.hub = hub;
        this.seats = seats;
        this.direct = direct;
        this.neighbours = new Neighbours(silent);
    }

    /** It has changed, and is committed. */
    void announce(Change change) {
        hub.tell(change);
        if (!neighbours.isAlone()) {
            outbox.add(CHANGE + change.text());
        }
    }

    /** There is work for this machine, whose agent may be connected to another server. */
    void call(UUID assetId) {
        if (!neighbours.isAlone()) {
            outbox.add(CALL + assetId);
        }
    }

    /** Somebody sits before this server's page of that socket, or nobody any more. */
    void seat(String socket, @Nullable Seat seat) {
        if (seats.put(me, socket, seat) && !neighbours.isAlone()) {
            tellSeat(socket, seat);
        }
    }

    private void tellSeat(String socket, @Nullable Seat seat) {
        outbox.add(SEAT + socket, SEAT + socket + (seat == null ? "" : " " + seat.text()));
    }

    /** Whether some page might want to hear of anything. */
    boolean isHeard() {
        return !hub.listeners().isEmpty() || !neighbours.isAlone();
    }

    /** Whether some page might watch this: here that is known, and of other servers it is not. */
    boolean mayBeWatched(Topic topic) {
        return hub.isWatched(topic) || !neighbours.isAlone();
    }

    boolean isAlone() {
        return neighbours.isAlone();
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        threads = List.of(
                Thread.ofVirtual().name("live-listen").start(() -> untilStopped(this::listen)),
                Thread.ofVirtual().name("live-tell").start(() -> untilStopped(this::tell)));
    }

    private boolean stopsWithin(Duration time) throws InterruptedException {
        return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private interface OnConnection {
        void run(Connection connection) throws SQLException, InterruptedException;
    }

    private void untilStopped(OnConnection work) {
        try {
            do {
                try (Connection connection = direct.getConnection()) {
                    work.run(connection);
                } catch (SQLException e) {
                    LOG.atDebug().log("The other servers are out of reach: {}", DatabaseTrouble.oneLine(e));
                }
            } while (!stopsWithin(RECONNECT));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        PGConnection line = connection.unwrap(PGConnection.class);
        heardMyself = System.nanoTime();
        if (listening) {
            // What was told while nobody listened here. To who comes new the others say it, see below.
            hub.everything();
        }
        listening = true;
        outbox.add(HERE);
        while (isRunning()) {
            PGNotification[] told = line.getNotifications(LOOK_MILLIS);
            for (PGNotification one : told == null ? new PGNotification[0] : told) {
                hear(one.getParameter());
            }
            for (String lost : neighbours.lost(System.nanoTime())) {
                // It may have committed something that it could tell nobody.
                hub.everything();
                seats.forget(lost);
            }
            if (isDeaf()) {
                return;
            }
        }
    }

    /** Own words come back, too; when they do not, nobody else's would. */
    private boolean isDeaf() {
        boolean silence = System.nanoTime() - heardMyself > SILENT.toNanos();
        if (silence && !deaf) {
            LOG.atWarn()
                    .log("What servers tell each other does not arrive; a pooler in between must let LISTEN through");
        }
        deaf = silence;
        return silence;
    }

    private void hear(String message) {
        String[] lines = message.split("\n");
        if (lines[0].equals(me)) {
            heardMyself = System.nanoTime();
            return;
        }
        if (neighbours.heard(lines[0], System.nanoTime())) {
            // Until now it was told nothing.
            outbox.add(ALL);
            seats.of(me).forEach(this::tellSeat);
        }
        for (int i = 1; i < lines.length; i++) {
            hear(lines[0], lines[i]);
        }
    }

    private void hear(String node, String line) {
        if (line.startsWith(CHANGE)) {
            Change.of(line.substring(CHANGE.length())).ifPresent(hub::tell);
        } else if (line.startsWith(CALL)) {
            publisher.publishEvent(new WorkElsewhere(UUID.fromString(line.substring(CALL.length()))));
        } else if (line.equals(ALL)) {
            hub.everything();
        } else if (line.equals(BYE)) {
            neighbours.left(node);
            seats.forget(node);
        } else if (line.startsWith(SEAT)) {
            String[] parts = line.substring(SEAT.length()).split(" ", 2);
            seats.put(
                    node, parts[0], parts.length == 1 ? null : Seat.of(parts[1]).orElse(null));
        }
    }

    private void tell(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', ?)")) {
            do {
                Map<String, String> lines = outbox.take(BEAT);
                if (listening) {
                    tell(notify, lines);
                }
            } while (!stopsWithin(GATHER) || !outbox.isEmpty());
        }
    }

    private void tell(PreparedStatement notify, Map<String, String> lines) throws SQLException {
        try {
            for (String message : Outbox.packed(me, lines.values(), MOST_BYTES)) {
                notify.setString(1, message);
                notify.execute();
            }
        } catch (SQLException e) {
            outbox.putBack(lines);
            throw e;
        }
    }

    /** After the last request, so that what it changed is told, too. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        outbox.add(BYE);
        stopped.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(FAREWELL);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
