package mx.lanet.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.simulator.fleet.Enrolled;

/** Many agents' ends of {@code /ws/agent}. Each listens, answers pings, and says nothing. */
final class OpenLines implements AutoCloseable {
    private static final int AT_ONCE = 64;
    private static final int AGAIN_MILLIS = 2_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final Semaphore underWay = new Semaphore(AT_ONCE);
    private final AtomicInteger open = new AtomicInteger();
    private final Duration patience;

    OpenLines(Duration patience) {
        this.patience = patience;
    }

    /** Opens one for each machine, each some time within the spread; how long it took until all were open. */
    Duration open(String server, List<Enrolled> machines, Duration spread) throws InterruptedException {
        URI address = URI.create(server.replaceFirst("^http", "ws") + "/ws/agent");
        CountDownLatch missing = new CountDownLatch(machines.size());
        long begun = System.nanoTime();
        for (Enrolled machine : machines) {
            long delay = spread.isZero() ? 0 : ThreadLocalRandom.current().nextLong(spread.toMillis());
            later.schedule(() -> open(address, machine, missing), delay, TimeUnit.MILLISECONDS);
        }
        if (!missing.await(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(missing.getCount() + " agents did not come in");
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void open(URI address, Enrolled machine, CountDownLatch missing) {
        underWay.acquireUninterruptibly();
        CompletableFuture<WebSocket> _ = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + machine.token())
                .buildAsync(address, new Line())
                .whenComplete((_, failure) -> {
                    underWay.release();
                    if (failure == null) {
                        missing.countDown();
                    } else if (!later.isShutdown()) {
                        later.schedule(() -> open(address, machine, missing), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                    }
                });
    }

    /** How many are open now. */
    int count() {
        return open.get();
    }

    private final class Line implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket line) {
            open.incrementAndGet();
            line.request(Long.MAX_VALUE);
        }

        @Override
        @SuppressWarnings("NullAway") // null: nothing to wait for
        public CompletionStage<?> onClose(WebSocket line, int code, String reason) {
            open.decrementAndGet();
            return null;
        }

        @Override
        public void onError(WebSocket line, Throwable error) {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        client.shutdownNow();
    }
}
