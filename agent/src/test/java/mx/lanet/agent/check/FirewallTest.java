package mx.lanet.agent.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mx.lanet.agent.collect.LocalFirewall;
import org.junit.jupiter.api.Test;

class FirewallTest {
    private static final String SERVER = "https://ayuda.lanet.mx";

    @Test
    void only_a_firewall_that_blocks_while_the_server_is_away_is_wrong() {
        var blocks = Optional.of(new LocalFirewall("ufw", true, true));
        var opens = Optional.of(new LocalFirewall("ufw", true, false));

        assertThat(Firewall.judge(blocks, false, SERVER)).isEqualTo(Finding.wrong("firewall", "blocks", "ufw", SERVER));
        assertThat(Firewall.judge(blocks, true, SERVER).grade()).isEqualTo(Finding.Grade.OK);
        assertThat(Firewall.judge(opens, false, SERVER)).isEqualTo(Finding.ok("firewall", "open", "ufw"));
    }

    @Test
    void what_cannot_be_known_is_no_alarm() {
        assertThat(Firewall.judge(Optional.empty(), false, SERVER)).isEqualTo(Finding.ok("firewall", "unknown"));
        assertThat(Firewall.judge(Optional.empty(), true, SERVER).grade()).isEqualTo(Finding.Grade.OK);
    }
}
