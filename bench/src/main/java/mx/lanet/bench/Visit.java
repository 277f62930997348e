package mx.lanet.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A person who looks at one page after the other, with a moment to read each, while something else goes on. */
final class Visit implements AutoCloseable {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private static final List<String> PAGES = List.of(
            "/",
            "/alerts",
            "/alerts?state=new",
            "/alerts?severity=critical",
            "/alerts?state=closed",
            "/tickets",
            "/tickets?view=unassigned",
            "/assets/{machine}");

    private final Browser browser;
    private final List<UUID> machines;
    private final long pauseMillis;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, Histogram> latencies = new TreeMap<>();
    private long failed;

    /** @param machines whose pages are among those looked at */
    Visit(Browser browser, List<UUID> machines, long pauseMillis) {
        this.browser = browser;
        this.machines = machines;
        this.pauseMillis = pauseMillis;
    }

    /** What begins before the first moment is looked at, and not counted. */
    void go(long from, long until) throws IOException, InterruptedException {
        while (System.nanoTime() < until) {
            String page = PAGES.get(random.nextInt(PAGES.size()));
            String address = page.replace(
                    "{machine}", machines.get(random.nextInt(machines.size())).toString());
            long begun = System.nanoTime();
            int status = browser.get(address).statusCode();
            if (begun >= from) {
                latencies
                        .computeIfAbsent(page, _ -> new Histogram(LONGEST, 3))
                        .recordValue(Math.min(System.nanoTime() - begun, LONGEST));
            }
            failed += status == 200 ? 0 : 1;
            TimeUnit.MILLISECONDS.sleep(pauseMillis / 2 + random.nextLong(pauseMillis + 1));
        }
    }

    Map<String, Histogram> latencies() {
        return latencies;
    }

    long failed() {
        return failed;
    }

    @Override
    public void close() {
        browser.close();
    }
}
