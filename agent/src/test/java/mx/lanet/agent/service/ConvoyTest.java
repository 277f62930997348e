package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConvoyTest {
    private static final List<Integer> MANY = IntStream.range(0, 200).boxed().toList();

    @Test
    void four_things_travel_side_by_side_and_each_once() {
        var together = new CountDownLatch(4);
        var arrived = new ConcurrentLinkedQueue<Integer>();

        Convoy.sideBySide().each(MANY, thing -> {
            together.countDown();
            assertThat(waited(together)).isTrue();
            arrived.add(thing);
        });

        assertThat(arrived).hasSize(200).containsExactlyInAnyOrderElementsOf(MANY);
    }

    @Test
    void alone_they_keep_their_order_on_the_callers_thread() {
        var arrived = new ArrayList<Integer>();
        var threads = ConcurrentHashMap.<Thread>newKeySet();

        Convoy.alone().each(MANY, thing -> {
            threads.add(Thread.currentThread());
            arrived.add(thing);
        });

        assertThat(arrived).isEqualTo(MANY);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void what_goes_wrong_for_the_caller_is_thrown_when_the_others_under_way_have_ended_and_no_more_begins() {
        var caller = Thread.currentThread();
        var ended = new ConcurrentLinkedQueue<Integer>();

        assertThatIllegalStateException()
                .isThrownBy(() -> underWay(thing -> {
                    if (Thread.currentThread() == caller) {
                        throw new IllegalStateException("the disk is gone");
                    }
                    await().until(() -> caller.getState() == Thread.State.WAITING);
                    ended.add(thing);
                }));

        assertThat(ended).hasSize(3);
    }

    @Test
    void what_goes_wrong_for_a_helper_is_thrown_to_the_caller() {
        var caller = Thread.currentThread();

        assertThatIllegalStateException()
                .isThrownBy(() -> underWay(thing -> {
                    if (Thread.currentThread() != caller) {
                        throw new IllegalStateException("the disk is gone");
                    }
                }));
    }

    private static void underWay(Consumer<Integer> one) {
        var together = new CountDownLatch(4);
        Convoy.sideBySide().each(MANY, thing -> {
            together.countDown();
            assertThat(waited(together)).isTrue();
            one.accept(thing);
        });
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
