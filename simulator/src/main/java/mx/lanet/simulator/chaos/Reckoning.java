package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import mx.lanet.simulator.chaos.Verdict.Fault;
import mx.lanet.simulator.chaos.Verdict.Tally;
import mx.lanet.simulator.chaos.Verdict.Wrong;

/** Compares what was promised with what is in the database, class by class, and what was ordered with what was run. */
final class Reckoning {
    private static final String ACKNOWLEDGED = " (acknowledged)";

    private final Ledger ledger;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> held = new ArrayList<>();

    Reckoning(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A row of each thing that is there: its mark and its content. */
    private static String sql(Kind kind) {
        return switch (kind) {
            case TICKET -> "SELECT subject, '' FROM ticket WHERE subject LIKE 'caos %'";
            case COMMENT -> "SELECT body, '' FROM ticket_comment WHERE body LIKE 'caos %'";
            case ATTACHMENT ->
                "SELECT file_name, encode(sha256, 'hex') FROM ticket_attachment WHERE file_name LIKE 'caos-%'";
            // Simulated agents' are each a trouble of its own, as often as it began; the real one's are known by their
            // names.
            case ALERT ->
                """
                SELECT message, '' FROM alert CROSS JOIN generate_series(1, times) WHERE message LIKE 'caos %'
                UNION ALL SELECT heard_id::text, '' FROM alert_heard
                """;
            // The first one of a machine is where its history begins.
            case INVENTORY ->
                """
                SELECT asset_id || ' ' || after, '' FROM inventory_change WHERE subject = 'Caos'
                UNION ALL SELECT i.asset_id || ' 1', '' FROM inventory i JOIN asset_software USING (client_id, asset_id)
                WHERE name = 'Caos'
                """;
            // The event is written with the result: a result that were stored twice would have two.
            case RESULT ->
                """
                SELECT c.command_id::text, c.status FROM agent_command c
                JOIN asset_event e ON e.client_id = c.client_id AND e.asset_id = c.asset_id
                 AND e.kind = 'command_finished' AND e.details ->> 'command' = c.command_id::text
                WHERE c.reason = 'caos'
                """;
        };
    }

    /** What an agent still holds is late, and not lost. */
    void held(List<String> things) {
        held.addAll(things);
    }

    private boolean isHeld(String mark) {
        return held.stream().anyMatch(thing -> thing.contains(mark));
    }

    void compare(Connection database, Path attachments) throws SQLException, IOException {
        for (Kind kind : Kind.values()) {
            compare(kind, found(database, kind));
        }
        compareFiles(database, attachments);
    }

    private static Map<String, List<String>> found(Connection database, Kind kind) throws SQLException {
        Map<String, List<String>> found = new HashMap<>();
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql(kind))) {
            while (row.next()) {
                found.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
            }
        }
        return found;
    }

    private void compare(Kind kind, Map<String, List<String>> found) {
        Map<String, Ledger.Entry> sent = new TreeMap<>(ledger.all(kind));
        int promised = 0;
        int acknowledged = 0;
        int there = 0;
        for (var one : sent.entrySet()) {
            List<String> rows = found.getOrDefault(one.getKey(), List.of());
            Ledger.Entry entry = one.getValue();
            promised += entry.promised() ? 1 : 0;
            acknowledged += entry.acknowledged() ? 1 : 0;
            there += rows.isEmpty() ? 0 : 1;
            String name = kind.word() + " " + one.getKey();
            if (rows.isEmpty() && entry.promised() && !isHeld(one.getKey())) {
                faults.add(new Fault(Wrong.LOST, name + (entry.acknowledged() ? ACKNOWLEDGED : "")));
            } else if (rows.size() > 1) {
                faults.add(new Fault(Wrong.DOUBLED, name + " (" + rows.size() + ")"));
            } else if (!rows.isEmpty()
                    && !entry.content().isEmpty()
                    && !entry.content().equals(rows.getFirst())) {
                faults.add(new Fault(Wrong.ALTERED, name + ": " + entry.content() + " is " + rows.getFirst()));
            }
        }
        tallies.add(new Tally(kind, sent.size(), promised, acknowledged, there));
    }

    /** A row without its file would be a lost attachment, too. */
    private void compareFiles(Connection database, Path attachments) throws SQLException, IOException {
        Map<String, Path> files = new HashMap<>();
        // The server makes it with the first file.
        Files.createDirectories(attachments);
        try (Stream<Path> all = Files.walk(attachments)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.put(file.getFileName().toString(), file));
        }
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT file_name, encode(sha256, 'hex'), stored_as FROM ticket_attachment"
                                + " WHERE file_name LIKE 'caos-%'")) {
            while (row.next()) {
                String stored = row.getString(3);
                Path file = files.get(stored.substring(stored.lastIndexOf('/') + 1));
                if (file == null) {
                    faults.add(new Fault(Wrong.LOST, "file of " + row.getString(1)));
                } else if (!Errands.sha256(Files.readAllBytes(file)).equals(row.getString(2))) {
                    faults.add(new Fault(Wrong.ALTERED, "file of " + row.getString(1)));
                }
            }
        }
    }

    /** Each command at most once, and a forged one never. */
    void countRuns(Map<String, Integer> runs, Set<String> forged) {
        forged.stream()
                .filter(runs::containsKey)
                .forEach(command -> faults.add(new Fault(Wrong.OBEYED, "command " + command)));
        new TreeMap<>(runs).forEach((command, times) -> {
            if (times > 1) {
                faults.add(new Fault(Wrong.RUN_TWICE, "command " + command + " (" + times + ")"));
            }
        });
    }

    void add(Wrong wrong, String what) {
        faults.add(new Fault(wrong, what));
    }

    List<Tally> tallies() {
        return tallies;
    }

    List<Fault> faults() {
        return faults;
    }
}
