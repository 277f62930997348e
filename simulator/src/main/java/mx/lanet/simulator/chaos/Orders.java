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

    private static final int TIMEOUT_SECONDS = 60;

    private final ServerProcess server;
    private final List<Target> targets;
    private final SplittableRandom random;
    private final AtomicBoolean quiet;
    private final Map<String, UUID> given = new ConcurrentHashMap<>();

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

    @Override
    public void run() {
        try {
            AgentKey key = AgentKey.parse(server.secret("command-key"));
            while (!quiet.get()) {
                order(key, targets.get(random.nextInt(targets.size())));
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
        Instant expires = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        String script = target.runs() == null ? "true" : "echo " + id + " >> '" + target.runs() + "'";
        Command command =
                new Command(id, "script", script, "shell", null, TIMEOUT_SECONDS, "normal", null, expires.toString());
        String signature = Base64.getEncoder()
                .encodeToString(key.sign(command.signedBytes(target.assetId().toString())));
        while (!insert(target, command, signature, expires)) {
            if (quiet.get()) {
                return;
            }
            Thread.sleep(random.nextInt(100, 500));
        }
        given.put(id, target.assetId());
    }

    private boolean insert(Target target, Command command, String signature, Instant expires) throws IOException {
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
            row.setString(6, REASON);
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
