package mx.lanet.helpdesk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.alert.TroubleStep.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TroubleStepTest {
    private static final Instant NOON = Instant.parse("2026-03-02T18:00:00Z");
    private static final Trouble SPOOLER =
            new Trouble(About.asset(UUID.randomUUID(), UUID.randomUUID()), "service_down", "Spooler");

    @Test
    void what_was_never_seen_opens_an_alert() {
        assertThat(TroubleStep.of(null, seen("Se detuvo"), NOON)).isEqualTo(new TroubleStep.Open(null));
    }

    @Test
    void the_same_trouble_within_a_day_opens_the_same_alert_again_and_later_another_one() {
        Standing today = standing(NOON.minus(Duration.ofHours(23)));
        Standing longAgo = standing(NOON.minus(Duration.ofHours(25)));

        assertThat(TroubleStep.of(today, seen("Se detuvo"), NOON)).isEqualTo(new TroubleStep.Reopen(today));
        assertThat(TroubleStep.of(longAgo, seen("Se detuvo"), NOON)).isEqualTo(new TroubleStep.Open(longAgo));
    }

    @Test
    void an_open_alert_changes_only_when_something_else_is_said_of_it_and_not_by_what_is_older() {
        Standing open = standing(null);

        assertThat(TroubleStep.of(open, seen("Se detuvo"), NOON)).isInstanceOf(TroubleStep.Nothing.class);
        assertThat(TroubleStep.of(open, seen("Sigue detenido"), NOON)).isEqualTo(new TroubleStep.Renew(open));
        assertThat(TroubleStep.of(open, at(open.raisedAt().minusSeconds(1)), NOON))
                .isInstanceOf(TroubleStep.Nothing.class);
    }

    private static Standing standing(@Nullable Instant closedAt) {
        return new Standing(
                SPOOLER.about().clientId(),
                UUID.randomUUID(),
                SPOOLER,
                Severity.CRITICAL,
                "Se detuvo",
                "[]",
                null,
                NOON.minus(Duration.ofDays(2)),
                closedAt);
    }

    private static Sight seen(String message) {
        return new Sight(SPOOLER, null, Severity.CRITICAL, message, "", List.of(), null, null, NOON);
    }

    private static Sight at(Instant moment) {
        return new Sight(SPOOLER, null, Severity.CRITICAL, "Antes", "", List.of(), null, null, moment);
    }
}
