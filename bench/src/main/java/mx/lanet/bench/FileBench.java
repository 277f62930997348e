package mx.lanet.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One file of the library that many machines fetch at once, and what the server needs for it. */
@Command(name = "files", mixinStandardHelpOptions = true, sortOptions = false)
final class FileBench extends ServerBench {
    private static final UUID CLIENT = UUID.fromString("550e8400-e29b-41d4-a716-446655440001");
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final double MEGABYTE = 1e6;
    private static final int SHA_256_BYTES = 32;

    @Option(names = "--agents", paramLabel = "N", defaultValue = "200")
    private int agents;

    @Option(names = "--megabytes", paramLabel = "N", defaultValue = "100")
    private int megabytes;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3")
    private int rounds;

    FileBench(Texts texts) {
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        Table table = table("files.columns");
        say("starting", "files");
        try (BenchServer server = BenchServer.start(options(), folder.resolve("files"))) {
            List<Enrolled> machines = join(server, folder, "files", agents);
            UUID file = put(server, folder.resolve("files"));
            for (int round = 1; round <= rounds; round++) {
                measure(server, machines, file, round, table);
            }
        }
        print(table);
        return 0;
    }

    /** Into the store and the library, as an upload would. */
    private UUID put(BenchServer server, Path data) throws Exception {
        Path part = data.resolve("bench.part");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random(1);
        byte[] piece = new byte[1_000_000];
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int number = 0; number < megabytes; number++) {
                random.nextBytes(piece);
                digest.update(piece);
                out.write(piece);
            }
        }
        byte[] sha256 = digest.digest();
        String name = HexFormat.of().formatHex(sha256);
        Path place = data.resolve("attachments/library")
                .resolve(name.substring(0, 2))
                .resolve(name);
        Files.createDirectories(place.resolveSibling(""));
        Files.move(part, place);
        try (Connection database = server.database()) {
            return row(database, sha256);
        }
    }

    private UUID row(Connection database, byte[] sha256) throws SQLException {
        UUID content = UUID.randomUUID();
        try (PreparedStatement file = database.prepareStatement(
                """
                WITH entry AS (INSERT INTO file_entry (client_id, entry_id, name, internal, version, content_id, size_bytes,
                    media_type, sha256, updated_at, updated_by_name)
                    VALUES (?, gen_random_uuid(), 'bench.bin', false, 1, ?, ?, 'application/zip', ?, now(), 'bench')
                    RETURNING *)
                INSERT INTO file_version (client_id, entry_id, version, content_id, size_bytes, media_type, sha256, made_at,
                    made_by_name)
                SELECT client_id, entry_id, 1, content_id, size_bytes, media_type, sha256, updated_at, '' FROM entry
                """)) {
            file.setObject(1, CLIENT);
            file.setObject(2, content);
            file.setLong(3, (long) (megabytes * MEGABYTE));
            file.setBytes(4, sha256);
            file.execute();
        }
        return content;
    }

    private void measure(BenchServer server, List<Enrolled> machines, UUID file, int round, Table table)
            throws Exception {
        CountDownLatch done = new CountDownLatch(machines.size());
        AtomicInteger whole = new AtomicInteger();
        double before = Processes.residentMegabytes(server.pid());
        double cpu = Processes.cpuSeconds(server.pid());
        long begun = System.nanoTime();
        for (Enrolled machine : machines) {
            Thread.ofVirtual().start(() -> {
                if (fetch(server, machine, file)) {
                    whole.incrementAndGet();
                }
                done.countDown();
            });
        }
        double most = before;
        while (!done.await(LOOK.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
            most = Math.max(most, Processes.residentMegabytes(server.pid()));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        table.row(
                Integer.toString(round),
                whole + " / " + machines.size(),
                number("%.1f", seconds),
                number("%.0f", whole.get() * megabytes / seconds),
                number("%.1f", Processes.cpuSeconds(server.pid()) - cpu),
                number("%.0f", before),
                number("%.0f", most));
    }

    private static String number(String format, double value) {
        return String.format(Locale.US, format, value);
    }

    /** Whether all of it came. */
    private boolean fetch(BenchServer server, Enrolled machine, UUID file) {
        try {
            var url =
                    URI.create(server.url() + "/api/files/" + file + "/content").toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + machine.token());
            try (InputStream in = connection.getInputStream()) {
                return connection.getHeaderField("ETag").length() == 2 * SHA_256_BYTES + 2
                        && in.transferTo(OutputStream.nullOutputStream()) == (long) (megabytes * MEGABYTE);
            }
        } catch (IOException e) {
            return false;
        }
    }
}
