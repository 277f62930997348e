package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import mx.lanet.agent.local.Caller;
import mx.lanet.protocol.NewTicket;
import org.junit.jupiter.api.Test;

class WhoseTest {
    private final AtomicReference<String> setting = new AtomicReference<>("own");
    private final Whose whose = new Whose(setting::get);
    private final Caller ana = new Caller("LANET\\ana");

    @Test
    void a_person_sees_own_tickets_only_and_asks_for_nobody_elses() {
        assertThat(whose.query(ana, "search=a%26b&page=2"))
                .isEqualTo("?reader=LANET%5Cana&user=LANET%5Cana&search=a%26b&page=2");
        assertThat(whose.query(ana, "user=hugo&%75ser=hugo&status=nuevo"))
                .isEqualTo("?reader=LANET%5Cana&user=LANET%5Cana&status=nuevo");
        assertThat(whose.query(ana, "")).isEqualTo("?reader=LANET%5Cana&user=LANET%5Cana");
        assertThat(whose.maySee(ana, of("lanet\\ana"))).isTrue();
        assertThat(whose.maySee(ana, of("LANET\\hugo"))).isFalse();
    }

    @Test
    void all_of_the_machines_are_seen_where_the_setting_says_so_and_by_who_looks_after_it() {
        assertThat(whose.query(new Caller(null), "page=2")).isEqualTo("?page=2");
        assertThat(whose.maySee(new Caller(null), of("hugo"))).isTrue();

        setting.set("machine");

        assertThat(whose.query(ana, "user=hugo&reader=hugo&page=2")).isEqualTo("?reader=LANET%5Cana&page=2");
        assertThat(whose.query(ana, "")).isEqualTo("?reader=LANET%5Cana");
        assertThat(whose.maySee(ana, of("hugo"))).isTrue();
    }

    private static NewTicket of(String user) {
        var facts = new NewTicket.AutoInfo("CAFE-01", user, null, null, null);
        return new NewTicket(null, "Ayuda", null, null, "agente", null, null, null, true, facts);
    }
}
