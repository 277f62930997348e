package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sits at a real agent's machine and asks for help again and again, through the running service or without one. */
final class Person implements Runnable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int MOST_FILE_LINES = 2_000;

    private final RealAgent agent;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final AtomicBoolean quiet;

    Person(RealAgent agent, Ledger ledger, SplittableRandom random, AtomicBoolean quiet) {
        this.agent = agent;
        this.ledger = ledger;
        this.random = random;
        this.quiet = quiet;
    }

    @Override
    public void run() {
        try {
            while (!quiet.get()) {
                agent.superviseOnce();
                ask();
                Thread.sleep(random.nextInt(300, 1_500));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            ledger.refused(Kind.TICKET, agent.folder().toString(), e.toString());
        }
    }

    private void ask() throws IOException, InterruptedException {
        String mark = SimulatedAgent.MARK + agent.folder().getFileName() + " " + UUID.randomUUID();
        Path file = random.nextInt(3) == 0 ? file() : null;
        String hash = file == null ? "" : Errands.sha256(Files.readAllBytes(file));
        ledger.attempted(Kind.TICKET, mark, "");
        if (file != null) {
            ledger.attempted(Kind.ATTACHMENT, name(file), hash);
        }
        boolean taken = agent.isAlive() ? throughService(mark, file) : random.nextInt(2) == 0 && byCommand(mark, file);
        if (taken) {
            ledger.promised(Kind.TICKET, mark, "");
            if (file != null) {
                ledger.promised(Kind.ATTACHMENT, name(file), hash);
            }
        }
        if (file != null) {
            Files.delete(file);
        }
    }

    private Path file() throws IOException {
        List<String> lines = new ArrayList<>(List.of("Bitácora del equipo"));
        for (int i = random.nextInt(MOST_FILE_LINES); i > 0; i--) {
            lines.add(Long.toString(random.nextLong(), 36));
        }
        return Files.write(
                agent.folder()
                        .resolveSibling(
                                Errands.fileName(agent.folder().getFileName().toString())),
                lines);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** As {@code agent ticket} does at a machine where no service runs. */
    private boolean byCommand(String mark, @Nullable Path file) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("ticket", "--subject", mark, "--description", "Sin servicio"));
        if (file != null) {
            arguments.addAll(List.of("--attach", file.toString()));
        }
        return agent.run(arguments) == 0;
    }

    /** As {@code agent ticket} does beside a running service; false when nobody promised anything. */
    private boolean throughService(String mark, @Nullable Path file) throws IOException {
        UUID identity = UUID.randomUUID();
        Path port = agent.folder().resolve("local_api.port");
        Path secret = agent.folder().resolve("local_api.secret");
        try {
            String base = "http://127.0.0.1:" + Files.readString(port).strip();
            String shown = Files.readString(secret).strip();
            if (file != null && !keep(base, shown, identity, file)) {
                return false;
            }
            HttpURLConnection connection = open(base + "/tickets", shown, "application/json");
            connection
                    .getOutputStream()
                    .write(JSON.writeValueAsBytes(
                            Map.of("identity", identity, "subject", mark, "description", "Por el servicio")));
            return connection.getResponseCode() == 200 && isPromise(connection);
        } catch (IOException | JacksonException e) {
            // Killed before, or in the middle: it may have been taken, and nobody was told.
            return false;
        }
    }

    private static boolean isPromise(HttpURLConnection connection) throws IOException {
        try (var in = connection.getInputStream()) {
            JsonNode said = JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return said.path("success").asBoolean(false);
        }
    }

    private static boolean keep(String base, String secret, UUID ticket, Path file) throws IOException {
        HttpURLConnection connection = open(base + "/attachments", secret, "application/octet-stream");
        connection.setRequestProperty("X-LANET-Ticket", ticket.toString());
        connection.setRequestProperty("X-LANET-File-Name", name(file));
        Files.copy(file, connection.getOutputStream());
        return connection.getResponseCode() == 201;
    }

    private static HttpURLConnection open(String url, String secret, String type) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("X-LANET-Secret", secret);
        connection.setRequestProperty("Content-Type", type);
        connection.setDoOutput(true);
        return connection;
    }
}
