package mx.lanet.agent.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes a few things to their end side by side: what was queued for days is otherwise sent at the pace of one answer after
 * the other. All that was begun has ended when it returns.
 */
final class Convoy {
    private static final int MOST_HELPERS = 3;
    private static final int IDLE_SECONDS = 5;
    private static final int STACK_BYTES = 256 << 10;

    private final Executor threads;
    private final int helpers;

    private Convoy(Executor threads, int helpers) {
        this.threads = threads;
        this.helpers = helpers;
    }

    /** One thing after the other, on the caller's thread. */
    static Convoy alone() {
        return new Convoy(Runnable::run, 0);
    }

    /** Up to four at once; the threads for that live while there is much to do. */
    static Convoy sideBySide() {
        var threads = new ThreadPoolExecutor(
                0,
                MOST_HELPERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    var thread = new Thread(null, task, "courier-helper", STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                },
                // Its helpers are busy yet: the caller is enough.
                new ThreadPoolExecutor.DiscardPolicy());
        return new Convoy(threads, MOST_HELPERS);
    }

    /** What a thing throws is thrown here, after the others that were under way. */
    <T> void each(List<T> things, Consumer<T> one) {
        Queue<T> left = new ConcurrentLinkedQueue<>(things);
        Runnable worker = () -> {
            for (T thing = left.poll(); thing != null; thing = left.poll()) {
                one.accept(thing);
            }
        };
        var begun = new ArrayList<FutureTask<Boolean>>();
        for (int i = 0; i < Math.min(helpers, things.size() - 1); i++) {
            var task = new FutureTask<>(worker, true);
            begun.add(task);
            threads.execute(task);
        }
        try {
            worker.run();
        } finally {
            left.clear();
            begun.forEach(Convoy::await);
        }
    }

    // One that was never begun has nothing to do any more; one that is under way is waited for.
    private static void await(FutureTask<Boolean> task) {
        task.run();
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
