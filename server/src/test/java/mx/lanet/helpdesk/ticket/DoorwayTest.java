package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import org.junit.jupiter.api.Test;

class DoorwayTest {
    private final Doorway doorway = new Doorway(1, Duration.ZERO, 10);

    @Test
    void who_finds_it_full_is_told_to_come_again_and_is_let_in_once_the_other_has_left() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> doorway.through(() -> {
            inside.countDown();
            await(leave);
            return "first";
        }));
        inside.await();

        assertThatThrownBy(() -> doorway.through(() -> "second"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(Problem.overloaded(10)));

        leave.countDown();
        assertThat(first.join()).isEqualTo("first");
        assertThat(doorway.<String>through(() -> "second")).isEqualTo("second");
    }

    @Test
    void what_fails_inside_gives_its_place_back() {
        assertThatThrownBy(() -> doorway.through(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(doorway.<String>through(() -> "next")).isEqualTo("next");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
