package mx.lanet.bench;

import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import mx.lanet.simulator.Texts;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The two clicks of a person who asks for help: measured at the pixels of the screen, with a real agent and a real server
 * behind the real desktop. What it weighs is read meanwhile.
 */
@Command(name = "desktop", mixinStandardHelpOptions = true, sortOptions = false)
final class DesktopBench extends ServerBench {
    /** One that nothing else on the screen has; the client's colour. */
    private static final Color BRAND = new Color(0x6a1b9a);

    /** What the icon's states are drawn with, but for the one that means nothing yet. */
    private static final Color[] STATES = {new Color(0x1b8f53), new Color(0xc97a06), new Color(0xd2352d)};

    private static final int BUTTON_LONG = 60;
    private static final int REPORT = 2;
    private static final Map<String, Integer> OTHERS = Map.of("status", 1, "tickets", 3, "settings", 5);
    private static final Pattern OPENED = Pattern.compile("(\\w+) was open after (\\d+) ms");
    private static final int REST_SECONDS = 20;

    @Option(names = "--agent-jar", required = true, paramLabel = "FILE")
    private Path agent = Path.of("agent.jar");

    @Option(names = "--agent-jvm", paramLabel = "OPTION")
    private List<String> agentJvm = new ArrayList<>();

    @Option(names = "--desktop-jar", required = true, paramLabel = "FILE")
    private Path desktop = Path.of("desktop.jar");

    @Option(names = "--desktop-jvm", paramLabel = "OPTION")
    private List<String> desktopJvm = new ArrayList<>();

    @Option(names = "--times", paramLabel = "N", defaultValue = "20")
    private int times;

    private final Histogram menus = new Histogram(3);
    private final Histogram opened = new Histogram(3);
    private final Histogram sent = new Histogram(3);
    private final Histogram both = new Histogram(3);
    private double mostMegabytes;

    DesktopBench(Texts texts) {
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        List<Process> crew = new ArrayList<>(List.of(begin(folder, "openbox"), begin(folder, "tint2")));
        try (BenchServer server = BenchServer.start(options(), folder.resolve("desktop"));
                Connection database = server.database()) {
            String color = String.format(Locale.ROOT, "#%06x", BRAND.getRGB() & 0xffffff);
            crew.add(RealAgent.start(folder, agent, agentJvm, server.url(), "desktop.brand_color=" + color));
            Process shown = begin(folder, command(folder).toArray(String[]::new));
            crew.add(shown);
            walk(folder, shown, database);
        } finally {
            crew.reversed().forEach(Process::destroy);
        }
        return 0;
    }

    private List<String> command(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(desktopJvm);
        command.addAll(List.of("-jar", desktop.toString(), "--debug", "--data"));
        command.add(RealAgent.data(folder).toString());
        return command;
    }

    private static Process begin(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LANET_DESKTOP_HOME", home(folder).toString());
        Process process =
                builder.redirectOutput(folder.resolve("desktop.out").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private static Path home(Path folder) {
        return folder.resolve("person");
    }

    private void walk(Path folder, Process shown, Connection database) throws Exception {
        Eyes eyes = new Eyes();
        eyes.away();
        eyes.until("the icon", () -> Eyes.middle(eyes.picture(), STATES).isPresent());
        Point icon = Eyes.middle(eyes.picture(), STATES).orElseThrow();
        // An agent that has just begun collects; a person comes later.
        shown.waitFor(REST_SECONDS, TimeUnit.SECONDS);
        double idle = Processes.residentMegabytes(shown.pid());
        long before = tickets(database);
        List<Point> lines = menu(eyes, icon);
        Way way = first(eyes, icon, lines);
        for (int round = 0; round < times; round++) {
            round(eyes, icon, lines, way);
            mostMegabytes = Math.max(mostMegabytes, Processes.residentMegabytes(shown.pid()));
        }
        for (int line : OTHERS.values()) {
            for (int round = 0; round <= times / 2; round++) {
                other(eyes, icon, lines.get(line), folder);
                mostMegabytes = Math.max(mostMegabytes, Processes.residentMegabytes(shown.pid()));
            }
        }
        shown.waitFor(REST_SECONDS, TimeUnit.SECONDS);
        double rest = Processes.residentMegabytes(shown.pid());
        report(folder, way, new double[] {idle, mostMegabytes, rest}, tickets(database) - before);
    }

    private static long tickets(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM ticket")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Where the menu's lines are; the menu is closed again. */
    private static List<Point> menu(Eyes eyes, Point icon) throws IOException {
        BufferedImage empty = eyes.picture();
        eyes.click(icon);
        List<Point> lines = new ArrayList<>();
        eyes.until("the menu", () -> {
            BufferedImage now = eyes.picture();
            Rectangle menu = Eyes.difference(empty, now);
            lines.clear();
            if (menu.height > 200) {
                lines.addAll(Eyes.lines(now, menu));
            }
            return lines.size() == 10;
        });
        eyes.key(KeyEvent.VK_ESCAPE);
        Point state = lines.getFirst();
        int ground = empty.getRGB(state.x, state.y);
        eyes.until("that the menu is gone", () -> eyes.at(state) == ground);
        return lines;
    }

    /**
     * What is known of the window after it was open once.
     *
     * @param greeting what stands in a line through its greeting
     */
    private record Way(Point send, Rectangle line, int[] greeting, double coldMillis) {
        boolean isWhole(Eyes eyes) {
            return eyes.is(send, BRAND) && Arrays.equals(greeting, row(eyes.picture(), line));
        }

        static int[] row(BufferedImage picture, Rectangle line) {
            return picture.getRGB(line.x, line.y, line.width, line.height, null, 0, line.width);
        }
    }

    private static Way first(Eyes eyes, Point icon, List<Point> lines) throws IOException {
        open(eyes, icon, lines.get(REPORT));
        BufferedImage before = eyes.picture();
        long clicked = eyes.click(lines.get(REPORT));
        long seen = eyes.until("the window", () -> Eyes.button(eyes.picture(), BRAND, BUTTON_LONG)
                .isPresent());
        BufferedImage now = settled(eyes);
        Point send = Eyes.button(now, BRAND, BUTTON_LONG).orElseThrow();
        Rectangle window = Eyes.difference(before, now);
        Rectangle line = new Rectangle(window.x + 24, window.y + 60, 200, 1);
        eyes.key(KeyEvent.VK_ESCAPE);
        eyes.until("that the window is gone", () -> !eyes.is(send, BRAND));
        return new Way(send, line, Way.row(now, line), (seen - clicked) / 1e6);
    }

    /** The screen once nothing moves on it any more, a blinking caret aside. */
    private static BufferedImage settled(Eyes eyes) throws IOException {
        BufferedImage[] last = {eyes.picture()};
        long begun = System.nanoTime();
        eyes.until("that nothing moves", () -> {
            BufferedImage now = eyes.picture();
            boolean still = Eyes.difference(last[0], now).width < 4;
            last[0] = now;
            return still && System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(1);
        });
        return last[0];
    }

    /** Clicks the icon and waits until the menu can be used. */
    private static double open(Eyes eyes, Point icon, Point line) throws IOException {
        Point beside = new Point(line.x, line.y - 14);
        int ground = eyes.at(beside);
        long clicked = eyes.click(icon);
        return (eyes.until("the menu", () -> eyes.at(beside) != ground) - clicked) / 1e6;
    }

    private void round(Eyes eyes, Point icon, List<Point> lines, Way way) throws IOException {
        menus.recordValue((long) (open(eyes, icon, lines.get(REPORT)) * 1e3));
        long asked = eyes.click(lines.get(REPORT));
        long there = eyes.until("the whole window", () -> way.isWhole(eyes));
        opened.recordValue((there - asked) / 1_000);
        // A person reads at least that there is a window.
        settled(eyes);
        long clicked = eyes.click(way.send());
        long told = eyes.until("the number", () -> !Arrays.equals(way.greeting(), Way.row(eyes.picture(), way.line())));
        sent.recordValue((told - clicked) / 1_000);
        both.recordValue((there - asked + told - clicked) / 1_000);
        eyes.away();
        settled(eyes);
        eyes.key(KeyEvent.VK_ESCAPE);
        Point beside = way.line().getLocation();
        int ground = eyes.at(new Point(2, 2));
        eyes.until("that the window is gone", () -> eyes.at(beside) == ground);
    }

    /** A window whose place is not known: it tells its time itself, in the log. */
    private static void other(Eyes eyes, Point icon, Point line, Path folder) throws IOException {
        int known = opened(folder).size();
        open(eyes, icon, line);
        BufferedImage empty = eyes.picture();
        eyes.click(line);
        eyes.until("the window", () -> opened(folder).size() > known);
        eyes.away();
        settled(eyes);
        Point middle = new Point(empty.getWidth() / 2, empty.getHeight() / 2);
        int ground = empty.getRGB(2, 2);
        eyes.until("that the window is gone", () -> {
            eyes.key(KeyEvent.VK_ESCAPE);
            return eyes.at(middle) == ground;
        });
    }

    private static List<String> opened(Path folder) {
        try {
            return Files.readAllLines(home(folder).resolve("desktop.0.log"), StandardCharsets.UTF_8).stream()
                    .filter(line -> OPENED.matcher(line).find())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void report(Path folder, Way way, double[] megabytes, long made) {
        Table table = table("desktop.columns");
        row(table, words("desktop.menu"), menus);
        row(table, words("desktop.open"), opened);
        row(table, words("desktop.sent"), sent);
        row(table, words("desktop.both"), both);
        for (String name : OTHERS.keySet()) {
            Histogram own = new Histogram(3);
            // The first is cold.
            opened(folder).stream()
                    .map(OPENED::matcher)
                    .filter(found -> found.find() && found.group(1).equals(name))
                    .skip(1)
                    .forEach(found -> own.recordValue(Long.parseLong(found.group(2)) * 1_000));
            row(table, words("desktop.window", name), own);
        }
        print(table);
        say("desktop.cold", Math.round(way.coldMillis()), times, made);
        say("desktop.memory", format(megabytes[0]), format(megabytes[1]), format(megabytes[2]));
    }

    private static void row(Table table, String name, Histogram micros) {
        table.row(
                name,
                micros.getTotalCount(),
                format(micros.getValueAtPercentile(50) / 1e3),
                format(micros.getValueAtPercentile(95) / 1e3),
                format(micros.getMaxValue() / 1e3));
    }

    private static String format(double number) {
        return Table.number("%.0f", number);
    }
}
