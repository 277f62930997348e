package mx.lanet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import mx.lanet.simulator.Texts;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lists of machines and tickets over a large database, as people of three roles get them over HTTP. */
@Command(name = "pages", mixinStandardHelpOptions = true, sortOptions = false)
final class PageBench implements Callable<Integer> {
    private static final List<String> ROLES = List.of("superadmin", "technician", "client_admin");
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--times", paramLabel = "N", defaultValue = "100")
    private int times;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "50")
    private int warmUp;

    PageBench(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = options.makeFolder();
        Table table = new Table(texts.say("pages.columns").split(";", -1));
        try (BenchServer server = BenchServer.start(options, folder.resolve("pages"))) {
            BenchServer.SignIn superadmin =
                    Objects.requireNonNull(server.people().get("superadmin"), "superadmin");
            try (Connection database = server.database()) {
                if (isEmpty(database)) {
                    say("pages.filling");
                    PageData.fill(database, superadmin.user());
                }
            }
            for (String role : ROLES) {
                say("pages.measuring", role);
                var person = new BenchServer.SignIn("bench-" + role, superadmin.password());
                try (Browser browser = Browser.signIn(server.url(), person)) {
                    for (String path : paths()) {
                        measure(table, browser, role, path);
                    }
                }
            }
        }
        options.removeFolder(folder);
        out().println();
        out().print(table);
        out().flush();
        return 0;
    }

    private static boolean isEmpty(Connection database) throws java.sql.SQLException {
        try (var sql = database.createStatement();
                var row =
                        sql.executeQuery("SELECT NOT EXISTS (SELECT FROM app_user WHERE login = 'bench-superadmin')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void measure(Table table, Browser browser, String role, String path)
            throws IOException, InterruptedException {
        Histogram latencies = new Histogram(LONGEST, 3);
        int status = 0;
        int bytes = 0;
        for (int i = -warmUp; i < times; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> page = browser.get(path);
            long took = System.nanoTime() - begun;
            status = page.statusCode();
            bytes = page.body().length();
            if (i >= 0) {
                latencies.recordValue(Math.min(took, LONGEST));
            }
        }
        table.row(
                role, path, status, bytes / 1000, millis(latencies, 50), millis(latencies, 95), millis(latencies, 100));
    }

    /** Lines of {@code pages.txt}: paths with the usual filters and sorts. */
    private static List<String> paths() throws IOException {
        var resource = Objects.requireNonNull(PageBench.class.getResourceAsStream("/pages.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static String millis(Histogram latencies, double percentile) {
        return String.format(Locale.US, "%.1f", latencies.getValueAtPercentile(percentile) / 1e6);
    }

    private void say(String key, Object... values) {
        out().println(texts.say(key, values));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
