package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Kills server, database and agents, each so often as planned, at random moments, one in each equal part of the time; and
 * changes the weather. At the end everything lives and the weather is calm.
 */
final class Troubles {
    private static final int SHORTEST_WEATHER_MILLIS = 400;
    private static final int LONGEST_WEATHER_MILLIS = 4_000;
    private static final int ATTEMPTS = 150;

    private final ChaosPlan plan;
    private final ServerProcess server;
    private final List<RealAgent> agents;
    private final Weather weather;
    private final AtomicInteger serverKills = new AtomicInteger();
    private final AtomicInteger databaseKills = new AtomicInteger();
    private final AtomicInteger agentKills = new AtomicInteger();

    Troubles(ChaosPlan plan, ServerProcess server, List<RealAgent> agents, Weather weather) {
        this.plan = plan;
        this.server = server;
        this.agents = agents;
        this.weather = weather;
    }

    /** One trouble of its kind. */
    private interface Blow {
        void strike(SplittableRandom random) throws IOException, InterruptedException;
    }

    /** Returns when all is over; fails when something could not be started again. */
    void run() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(plan.seed());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = List.of(
                    threads.submit(series(plan.kills().server(), random.split(), this::killServer)),
                    threads.submit(series(plan.kills().database(), random.split(), this::killDatabase)),
                    threads.submit(series(plan.kills().agent(), random.split(), this::killAgent)),
                    threads.submit(() -> blow(random.split())));
            for (Future<Boolean> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            weather.becomes(Weather.State.CALM);
        }
    }

    private Callable<Boolean> series(int times, SplittableRandom random, Blow blow) {
        long begun = System.nanoTime();
        return () -> {
            long part = times == 0 ? 0 : plan.trouble().toMillis() / times;
            for (int i = 0; i < times; i++) {
                long due = i * part + random.nextLong(Math.max(1, part * 3 / 4));
                sleepUntil(begun, due);
                blow.strike(random);
            }
            return true;
        };
    }

    private static void sleepUntil(long begun, long dueMillis) throws InterruptedException {
        long left = dueMillis - Duration.ofNanos(System.nanoTime() - begun).toMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }

    private void killServer(SplittableRandom random) throws IOException, InterruptedException {
        server.kill();
        serverKills.incrementAndGet();
        Thread.sleep(random.nextInt(1_000));
        server.start();
    }

    private void killDatabase(SplittableRandom random) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (server.killDatabase(random)) {
                databaseKills.incrementAndGet();
                return;
            }
            // It is just being started again.
            Thread.sleep(200);
        }
        throw new IOException("the database never came back; see " + server.data());
    }

    private void killAgent(SplittableRandom random) throws IOException, InterruptedException {
        if (agents.isEmpty()) {
            return;
        }
        RealAgent agent = agents.get(random.nextInt(agents.size()));
        agent.kill();
        agentKills.incrementAndGet();
        Thread.sleep(random.nextInt(3_000));
        agent.start();
    }

    private boolean blow(SplittableRandom random) throws InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < plan.trouble().toNanos()) {
            weather.becomes(plan.alwaysRough() ? Weather.State.ROUGH : any(random));
            Thread.sleep(random.nextInt(SHORTEST_WEATHER_MILLIS, LONGEST_WEATHER_MILLIS));
        }
        return true;
    }

    private static Weather.State any(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> Weather.State.GONE;
            case 1 -> Weather.State.SILENT;
            case 2 -> Weather.State.SLOW;
            case 3, 4 -> Weather.State.CALM;
            default -> Weather.State.ROUGH;
        };
    }

    /** How often each was killed. */
    Kills kills() {
        return new Kills(serverKills.get(), databaseKills.get(), agentKills.get());
    }
}
