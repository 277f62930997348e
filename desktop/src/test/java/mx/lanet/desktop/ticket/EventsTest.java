package mx.lanet.desktop.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketDetail.Happened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static String reopenedBy(String who, @Nullable String machine) {
        var event = new Happened(Instant.EPOCH, "reopened", who, "resuelto", "en_progreso", "…");
        return Events.text(event, machine, null, Texts.in("es"));
    }

    @Test
    void what_was_done_here_is_not_done_by_a_machines_name() {
        assertThat(reopenedBy("CAJA-01", "CAJA-01")).isEqualTo("Se abrió otra vez desde este equipo");
        assertThat(reopenedBy("Daniela Ríos", "CAJA-01")).isEqualTo("Daniela Ríos lo abrió otra vez");
        assertThat(reopenedBy("Daniela Ríos", null)).isEqualTo("Daniela Ríos lo abrió otra vez");
    }
}
