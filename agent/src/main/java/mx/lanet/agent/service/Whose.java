package mx.lanet.agent.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.lanet.agent.local.Caller;
import mx.lanet.protocol.NewTicket;
import org.jspecify.annotations.Nullable;

/**
 * Whose tickets a person of the machine sees, by the setting {@code desktop.tickets}: all of it, or the person's own. What
 * was read of them is each person's own in either case.
 */
final class Whose {
    private static final Set<String> ASKED = Set.of("search", "status", "page", "per_page");

    private final Supplier<String> setting;

    Whose(Supplier<String> setting) {
        this.setting = setting;
    }

    private boolean onlyOwn(Caller caller) {
        return caller.user() != null && setting.get().equals("own");
    }

    /** What follows an address: what was asked for, and for whom, which is not the asker's to say. */
    String query(Caller caller, String asked) {
        var kept = Arrays.stream(asked.split("&", -1))
                .filter(part -> ASKED.contains(part.replaceFirst("=.*", "")))
                .collect(Collectors.joining("&"));
        var user = caller.user();
        if (user == null) {
            return kept.isEmpty() ? "" : "?" + kept;
        }
        var name = URLEncoder.encode(user, StandardCharsets.UTF_8);
        return "?reader=" + name + (onlyOwn(caller) ? "&user=" + name : "") + (kept.isEmpty() ? "" : "&" + kept);
    }

    /** Whether a request that waits here is shown to the caller. */
    boolean maySee(Caller caller, NewTicket ticket) {
        var facts = ticket.autoInfo();
        return maySee(caller, facts == null ? null : facts.currentUser());
    }

    /** Whether what this person asked for is shown to the caller. */
    boolean maySee(Caller caller, @Nullable String asker) {
        return !onlyOwn(caller) || String.valueOf(asker).equalsIgnoreCase(caller.user());
    }
}
