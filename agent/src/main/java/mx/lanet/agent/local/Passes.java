package mx.lanet.agent.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a browser gets in. Who has a key asks for a pass, which is good once and for a minute; the page shows it and gets a
 * key of its own for the same caller. All of it is forgotten with this life of the service.
 */
final class Passes {
    static final Duration PASS_LASTS = Duration.ofSeconds(60);
    static final Duration SESSION_LASTS = Duration.ofHours(12);

    /** So many passes, and so many sessions; the oldest makes room. */
    static final int MOST = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);

    private final Supplier<Duration> elapsed;
    private final Map<String, Grant> passes = new LinkedHashMap<>();
    private final Map<String, Grant> sessions = new LinkedHashMap<>();

    /**
     * What a pass or a key is good for.
     *
     * @param session the key that a pass was exchanged for; null before that, and for keys
     */
    private record Grant(Caller caller, Duration until, @Nullable String session) {}

    /** By a clock that never goes back. */
    Passes(Supplier<Duration> elapsed) {
        this.elapsed = elapsed;
    }

    /** A new pass for this caller. */
    synchronized String pass(Caller caller) {
        return keep(passes, caller, PASS_LASTS);
    }

    /** The key for a pass; empty when it is none, is over, or was shown before. */
    synchronized Optional<String> enter(String shown) {
        var pass = find(passes, shown);
        if (pass.isEmpty()) {
            return Optional.empty();
        }
        var grant = pass.get().getValue();
        if (grant.session() != null) {
            // Two have it, and one of them should not.
            sessions.remove(grant.session());
            LOG.atWarn().log("a pass to the local page was shown twice; the session that came of it has ended");
            return Optional.empty();
        }
        var key = keep(sessions, grant.caller(), SESSION_LASTS);
        passes.replace(pass.get().getKey(), new Grant(grant.caller(), grant.until(), key));
        return Optional.of(key);
    }

    /** Who shows this key of a page; empty when it is none or is over. */
    synchronized Optional<Caller> callerOf(@Nullable String shown) {
        return find(sessions, shown).map(found -> found.getValue().caller());
    }

    private String keep(Map<String, Grant> grants, Caller caller, Duration lasts) {
        forgetOld(grants);
        if (grants.size() >= MOST) {
            grants.remove(grants.keySet().iterator().next());
        }
        var key = PeopleKeys.newKey();
        grants.put(key, new Grant(caller, elapsed.get().plus(lasts), null));
        return key;
    }

    private Optional<Map.Entry<String, Grant>> find(Map<String, Grant> grants, @Nullable String shown) {
        if (shown == null) {
            return Optional.empty();
        }
        forgetOld(grants);
        var bytes = shown.getBytes(StandardCharsets.UTF_8);
        return grants.entrySet().stream()
                .filter(grant -> MessageDigest.isEqual(grant.getKey().getBytes(StandardCharsets.UTF_8), bytes))
                .findFirst();
    }

    private void forgetOld(Map<String, Grant> grants) {
        var now = elapsed.get();
        grants.values().removeIf(grant -> grant.until().compareTo(now) <= 0);
    }
}
