package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;

/**
 * Orders scripts of agents as the server does: signed with its key, a row in its table. Each script writes the command's
 * id behind a file, so that whoever runs one twice is seen.
 */
final class Orders implements Runnable {
    static final String REASON = "caos";
    private static final String FORGED = "caos-falso";

    private static final int TIMEOUT_SECONDS = 60;

    private final ServerProcess server;
    private final List<Target> targets;
    private final SplittableRandom random;
    private final AtomicBoolean quiet;
    private final Map<String, UUID> given = new ConcurrentHashMap<>();
    private final Set<String> forged = ConcurrentHashMap.newKeySet();

    /**
     * Who may be ordered.
     *
     * @param runs the file that the script writes to; null for a simulated agent, which runs nothing
     */
    record Target(UUID assetId, @Nullable Path runs) {}

    Orders(ServerProcess server, List<Target> targets, SplittableRandom random, AtomicBoolean quiet) {
        this.server = server;
        this.targets = targets;
        this.random = random;
        this.quiet = quiet;
    }

    /** The commands that stand in the table, each with its asset. */
    Set<String> given() {
        return Set.copyOf(given.keySet());
    }

    /** Commands that no agent may run. */
    Set<String> forged() {
        return Set.copyOf(forged);
    }

    /** Those whose rows were spoiled, and that were delivered again: their results do not count. */
    static Set<String> spoiled(Connection database) throws SQLException {
        Set<String> found = new HashSet<>();
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT command_id::text FROM agent_command WHERE reason = '" + FORGED + "'")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    @Override
    public void run() {
        try {
            AgentKey key = AgentKey.parse(server.secret("command-key"));
            while (!quiet.get()) {
                Target target = targets.get(random.nextInt(targets.size()));
                if (target.runs() != null && random.nextInt(2) == 0) {
                    forge(key, target);
                } else {
                    order(key, target);
                }
                Thread.sleep(random.nextInt(200, 800));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Again and again until it is known to stand there. */
    private void order(AgentKey key, Target target) throws InterruptedException, IOException {
        String id = UUID.randomUUID().toString();
        Instant expires = inHours(2);
        Command command = command(id, script(id, target), expires);
        if (insistOn(target, command, signature(key, command, target.assetId()), expires, REASON)) {
            given.put(id, target.assetId());
        }
    }

    /** What hands that hold database and server could put into the table: no agent may do any of it. */
    private void forge(AgentKey key, Target target) throws InterruptedException, IOException {
        String id = UUID.randomUUID().toString();
        Instant expires = inHours(2);
        Command wanted = command(id, script(id, target), expires);
        Command other = command(UUID.randomUUID().toString(), wanted.script(), expires);
        String signature =
                switch (random.nextInt(6)) {
                    case 0 -> signature(key, command(id, "true", expires), target.assetId());
                    case 1 -> signature(key, other, target.assetId());
                    case 2 -> signature(key, command(id, wanted.script(), inHours(-2)), target.assetId());
                    case 3 -> signature(key, wanted, UUID.randomUUID());
                    case 4 -> signature(AgentKey.generate(), wanted, target.assetId());
                    default -> "";
                };
        forged.add(id);
        insistOn(target, wanted, signature, expires, FORGED);
        replay();
    }

    /** Lets the server deliver a command again whose result it has. */
    private void replay() throws IOException {
        try (Connection database = server.database();
                var statement = database.createStatement()) {
            statement.executeUpdate("UPDATE agent_command SET reason = '" + FORGED
                    + "', result_at = NULL, status = NULL WHERE command_id = (SELECT command_id FROM agent_command"
                    + " WHERE reason = '" + REASON + "' AND script <> 'true' AND result_at < now() - interval '5 s'"
                    + " LIMIT 1)");
        } catch (SQLException e) {
            // Being killed just now: there are others. A statement that is wrong would mean that no replay is ever
            // tried.
            if (isOurFault(e)) {
                throw new IllegalStateException("a command could not be put back for another delivery", e);
            }
        }
    }

    /** What the data or the tables do not allow, rather than a database that is away. */
    private static boolean isOurFault(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }

    private static Instant inHours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String script(String id, Target target) {
        return target.runs() == null ? "true" : "echo " + id + " >> '" + target.runs() + "'";
    }

    private static Command command(String id, @Nullable String script, Instant expires) {
        return new Command(id, "script", script, "shell", null, TIMEOUT_SECONDS, "normal", null, expires.toString());
    }

    private static String signature(AgentKey key, Command command, UUID assetId) {
        return Base64.getEncoder().encodeToString(key.sign(command.signedBytes(assetId.toString())));
    }

    /** Whether it is known to stand there; not known only at the end of the trouble. */
    private boolean insistOn(Target target, Command command, String signature, Instant expires, String reason)
            throws InterruptedException, IOException {
        while (!insert(target, command, signature, expires, reason)) {
            if (quiet.get()) {
                return false;
            }
            Thread.sleep(random.nextInt(100, 500));
        }
        return true;
    }

    private boolean insert(Target target, Command command, String signature, Instant expires, String reason)
            throws IOException {
        try (Connection database = server.database();
                PreparedStatement row = database.prepareStatement(
                        """
                        INSERT INTO agent_command (client_id, asset_id, command_id, kind, script, script_type,
                            timeout_seconds, priority, signature, created_at, expires_at, reason)
                        SELECT client_id, asset_id, ?, 'script', ?, 'shell', ?, 'normal', ?, now(), ?, ?
                        FROM asset WHERE asset_id = ?
                        ON CONFLICT DO NOTHING
                        """)) {
            row.setObject(1, UUID.fromString(command.commandId()));
            row.setString(2, command.script());
            row.setInt(3, TIMEOUT_SECONDS);
            row.setString(4, signature);
            row.setTimestamp(5, Timestamp.from(expires));
            row.setString(6, reason);
            row.setObject(7, target.assetId());
            row.executeUpdate();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** How many have no result; -1 when the database does not say. */
    int open() throws IOException {
        try (Connection database = server.database();
                var statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM agent_command WHERE reason = '" + REASON + "' AND result_at IS NULL")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            return -1;
        }
    }
}
