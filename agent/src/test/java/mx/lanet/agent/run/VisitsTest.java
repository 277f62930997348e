package mx.lanet.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandConsent;
import mx.lanet.protocol.CommandNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may go on, and who is asked. */
class VisitsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final List<String> followed = new CopyOnWriteArrayList<>();
    private boolean ownerAsks;
    private boolean waits;
    private final Visits visits = new Visits(new Noted(), () -> NOW, () -> ownerAsks, Duration.ofSeconds(2));

    private final class Noted implements Visits.Gate {
        @Override
        public void open(Command command) {
            followed.add("open " + command.commandId());
        }

        @Override
        public void allowed(Command command, CommandConsent answer) {
            followed.add("allowed " + command.commandId() + " " + answer.by());
        }

        @Override
        public boolean takeBack(Command command) {
            return waits;
        }

        @Override
        public void shut(Command command, CommandConsent why) {
            followed.add("shut " + command.commandId() + " " + why.answer() + " " + why.by());
        }
    }

    @AfterEach
    void close() {
        visits.close();
    }

    @Test
    void with_nobody_to_ask_it_is_shut() {
        receive("c1", "ask");

        follows("shut c1 nobody null");
        assertThat(visits.answer("c1", "ana", true)).isFalse();
    }

    @Test
    void whoever_answers_first_decides() {
        visits.look();
        receive("c1", "ask");
        receive("c1", "ask");

        assertThat(visits.look()).singleElement().satisfies(visit -> {
            assertThat(visit.state()).isEqualTo(Visit.ASKED);
            assertThat(visit.by()).isEqualTo("Luis Pérez");
            assertThat(visit.secondsLeft()).isBetween(100L, 120L);
        });
        assertThat(visits.answer("c1", "ana", false)).isTrue();
        assertThat(visits.answer("c1", "beto", true)).isFalse();
        assertThat(visits.answer("c2", "beto", true)).isFalse();

        follows("shut c1 refused ana");
        assertThat(visits.look().getFirst().state()).isEqualTo(Visit.OVER);
    }

    @Test
    void a_question_that_nobody_answers_is_over_after_its_time() {
        visits.look();
        visits.receive(command("c1"), new CommandNotice("Luis", "x", "ask", "", 0));

        follows("shut c1 unanswered null");
    }

    @Test
    void telling_waits_for_nobody_unless_the_machines_owner_asks() {
        receive("c1", "tell");
        assertThat(followed).containsExactly("open c1");
        assertThat(visits.look().getFirst().state()).isEqualTo(Visit.ALLOWED);

        ownerAsks = true;
        receive("c2", "tell");
        assertThat(visits.answer("c2", "ana", true)).isTrue();

        follows("open c1", "open c2", "allowed c2 ana");
    }

    @Test
    void what_was_allowed_and_waits_for_its_turn_is_told_and_can_be_taken_back() {
        visits.look();
        receive("c1", "ask");
        visits.answer("c1", "ana", true);
        follows("open c1", "allowed c1 ana");

        assertThat(visits.end("c1", "beto")).as("its turn has come").isFalse();
        waits = true;
        assertThat(visits.end("c1", "beto")).isTrue();

        follows("open c1", "allowed c1 ana", "shut c1 refused beto");
        assertThat(visits.look().getFirst().state()).isEqualTo(Visit.OVER);
        assertThat(visits.end("c1", "ana")).isFalse();
    }

    /** What a later server may say is never less than a question. */
    @Test
    void an_unknown_word_asks() {
        visits.look();
        receive("c1", "whisper");

        assertThat(followed).isEmpty();
        assertThat(visits.look().getFirst().state()).isEqualTo(Visit.ASKED);
    }

    @Test
    void what_is_withdrawn_is_asked_no_more() {
        visits.look();
        receive("c1", "ask");

        assertThat(visits.withdraw("c1")).isEqualTo(command("c1"));

        assertThat(visits.withdraw("c1")).isNull();
        assertThat(visits.answer("c1", "ana", true)).isFalse();
        assertThat(followed).isEmpty();
    }

    @Test
    void only_so_many_are_asked_at_once() {
        visits.look();
        for (int i = 0; i < 80; i++) {
            receive("c" + i, "ask");
        }

        assertThat(visits.look()).hasSize(50);
    }

    private void receive(String id, String consent) {
        visits.receive(command(id), new CommandNotice("Luis Pérez", "Revisar", consent, "", 120));
    }

    private static Command command(String id) {
        return new Command(id, "restart_agent", null, null, null, null, null, null, "2026-01-03T00:00:00Z");
    }

    private void follows(String... all) {
        await().atMost(Duration.ofSeconds(30)).until(() -> followed.equals(List.of(all)));
    }
}
