package mx.lanet.agent.check;

import java.util.Optional;
import mx.lanet.agent.collect.LocalFirewall;

/** Whether this machine's own firewall may keep the agent from its server. What cannot be known is no alarm. */
final class Firewall {
    private static final String SUBJECT = "firewall";

    private Firewall() {}

    static Finding check(boolean serverAnswers, String server) {
        try {
            return judge(LocalFirewall.read(), serverAnswers, server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return judge(Optional.empty(), serverAnswers, server);
        }
    }

    static Finding judge(Optional<LocalFirewall> found, boolean serverAnswers, String server) {
        if (found.isEmpty()) {
            return Finding.ok(SUBJECT, serverAnswers ? "unknown_passes" : "unknown");
        }
        var firewall = found.get();
        if (!firewall.on()) {
            return Finding.ok(SUBJECT, "off");
        }
        if (serverAnswers) {
            return Finding.ok(SUBJECT, "passes", firewall.name());
        }
        return firewall.blocksOutgoing()
                ? Finding.wrong(SUBJECT, "blocks", firewall.name(), server)
                : Finding.ok(SUBJECT, "open", firewall.name());
    }
}
