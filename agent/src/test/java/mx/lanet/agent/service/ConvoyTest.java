package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    void alone_they_keep_their_order() {
        var arrived = new ArrayList<Integer>();

        Convoy.alone().each(MANY, arrived::add);

        assertThat(arrived).isEqualTo(MANY);
    }

    @Test
    void what_goes_wrong_with_one_is_thrown_when_the_others_under_way_have_ended() {
        var begun = new ConcurrentLinkedQueue<Integer>();
        var ended = new ConcurrentLinkedQueue<Integer>();

        assertThatIllegalStateException().isThrownBy(() -> Convoy.sideBySide().each(MANY, thing -> {
            begun.add(thing);
            if (thing == 20) {
                throw new IllegalStateException("the disk is gone");
            }
            ended.add(thing);
        }));

        assertThat(begun).contains(20);
        assertThat(ended).hasSize(begun.size() - 1);
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
