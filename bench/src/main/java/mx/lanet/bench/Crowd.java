package mx.lanet.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Several browsers of one person that fetch the same kind of page at once, each as soon as its last one has come. */
final class Crowd implements AutoCloseable {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final List<Browser> browsers = new ArrayList<>();
    private final BenchServer server;

    Crowd(BenchServer server, BenchServer.SignIn person, int together) throws IOException, InterruptedException {
        this.server = server;
        for (int i = 0; i < together; i++) {
            browsers.add(Browser.signIn(server.url(), person));
        }
    }

    /** What fetching cost: the latencies, and processor time of the server and its PostgreSQL for each page. */
    record Fetched(
            Histogram latencies, int status, int bytes, double serverMillis, double databaseMillis, double ownMillis) {}

    private record Answers(Histogram latencies, int status, int bytes) {}

    PageWeight weigh(String address) throws IOException, InterruptedException {
        return PageWeight.of(browsers.getFirst(), address);
    }

    /** So often altogether. */
    Fetched fetch(PageToFetch page, List<String> tickets, int times) throws Exception {
        int each = Math.max(1, times / browsers.size());
        double serverBefore = Processes.cpuSeconds(server.pid());
        double databaseBefore = Processes.cpuSecondsOfFamily(server.postmaster());
        double ownBefore = Processes.cpuSeconds(ProcessHandle.current().pid());
        List<Future<Answers>> parts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < browsers.size(); i++) {
                int turn = i * each;
                parts.add(threads.submit(() -> fetch(browsers.get(turn / each), page, tickets, turn, each)));
            }
        }
        Histogram latencies = new Histogram(LONGEST, 3);
        Answers last = new Answers(latencies, 0, 0);
        for (Future<Answers> part : parts) {
            last = answers(part);
            latencies.add(last.latencies());
        }
        double pages = each * browsers.size() / 1e3;
        return new Fetched(
                latencies,
                last.status(),
                last.bytes(),
                (Processes.cpuSeconds(server.pid()) - serverBefore) / pages,
                (Processes.cpuSecondsOfFamily(server.postmaster()) - databaseBefore) / pages,
                (Processes.cpuSeconds(ProcessHandle.current().pid()) - ownBefore) / pages);
    }

    private static Answers answers(Future<Answers> part) throws IOException, InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static Answers fetch(Browser browser, PageToFetch page, List<String> tickets, int from, int times)
            throws IOException, InterruptedException {
        Histogram latencies = new Histogram(LONGEST, 3);
        int status = 0;
        int bytes = 0;
        for (int i = 0; i < times; i++) {
            String address = page.address(tickets, from + i);
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = browser.get(address);
            latencies.recordValue(Math.min(System.nanoTime() - begun, LONGEST));
            status = Math.max(status, answer.statusCode());
            bytes = answer.body().length;
        }
        return new Answers(latencies, status, bytes);
    }

    @Override
    public void close() {
        browsers.forEach(Browser::close);
    }
}
