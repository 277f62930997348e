package mx.lanet.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.wire.ServerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadLoopTest {
    private static final Duration SHORT = Duration.ofMillis(600);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer http;

    LoadLoopTest() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        http.setExecutor(threads);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
        threads.shutdownNow();
    }

    @Test
    void everyMachineReportsInItsTurn() throws Exception {
        List<String> bearers = java.util.Collections.synchronizedList(new ArrayList<>());
        http.createContext("/", exchange -> {
            bearers.add(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200);
        });

        Measurement measured = run(machines(10), new Pace.Flood());

        assertThat(measured.answered()).isGreaterThan(10);
        assertThat(measured.errors()).isEmpty();
        assertThat(bearers).contains("Bearer t.0.s", "Bearer t.9.s");
        assertThat(measured.p50Millis()).isPositive().isLessThanOrEqualTo(measured.maxMillis());
    }

    @Test
    void aSteadyPaceSendsAsManyAsWereDue() throws Exception {
        AtomicInteger received = new AtomicInteger();
        http.createContext("/", exchange -> {
            received.incrementAndGet();
            answer(exchange, 200);
        });

        Measurement measured = run(machines(10), new Pace.Steady(50));

        assertThat(received.get()).isEqualTo(30);
        assertThat(measured.errors()).isEmpty();
    }

    @Test
    void aServerThatStallsCannotHideItFromASteadyPace() throws Exception {
        CountDownLatch stall = new CountDownLatch(1);
        threads.submit(() -> {
            // The stall is the given here: half the measured time.
            boolean ended = stall.await(300, TimeUnit.MILLISECONDS);
            stall.countDown();
            return ended;
        });
        http.createContext("/", exchange -> {
            awaitEnd(stall);
            answer(exchange, 200);
        });

        Measurement measured = run(machines(1), new Pace.Steady(100));

        // Over one connection only the first request met the stall, but some 30 were due meanwhile.
        assertThat(measured.p95Millis()).isGreaterThan(150);
    }

    @Test
    void refusalsAreCountedByTheirKind() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        http.createContext("/", exchange -> answer(exchange, turn.getAndIncrement() % 2 == 0 ? 401 : 200));

        Measurement measured = run(machines(4), new Pace.Flood());

        assertThat(measured.errors()).containsOnlyKeys("HTTP 401");
        assertThat(measured.answered()).isPositive();
    }

    @Test
    void whoIsToldToComeLaterDoes() throws Exception {
        AtomicInteger received = new AtomicInteger();
        http.createContext("/", exchange -> {
            received.incrementAndGet();
            exchange.getResponseHeaders().set("Retry-After", "20");
            answer(exchange, 503);
        });

        Measurement measured = run(machines(4), new Pace.Flood());

        assertThat(received.get()).isEqualTo(4);
        assertThat(measured.errors()).containsEntry("HTTP 503", 4L);
    }

    @Test
    void aServerThatIsAwayIsToldAsSuch() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        Measurement measured = LoadLoop.run(server(closed), machines(3), plan(new Pace.Flood()));

        assertThat(measured.answered()).isZero();
        assertThat(measured.errors()).containsOnlyKeys("connect");
    }

    private Measurement run(List<Enrolled> machines, Pace pace) throws Exception {
        return LoadLoop.run(server(http.getAddress().getPort()), machines, plan(pace));
    }

    private static LoadPlan plan(Pace pace) {
        return new LoadPlan(LoadPlan.Work.HEARTBEATS, 4, Duration.ZERO, SHORT, pace, 0.1, 0.1);
    }

    private static ServerAddress server(int port) throws ServerAddress.Refused {
        return ServerAddress.parse("http://127.0.0.1:" + port, false);
    }

    private static List<Enrolled> machines(int count) {
        List<Enrolled> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(new Enrolled(new UUID(1, i), new UUID(2, i), null, "t." + i + ".s", false));
        }
        return machines;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void awaitEnd(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
