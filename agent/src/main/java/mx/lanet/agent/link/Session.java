package mx.lanet.agent.link;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Identity;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.KeyProof;
import mx.lanet.protocol.TokenAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to the server as this machine: with its JWT, renewed at 80 % of its life, and by the key once it is not
 * accepted any more. A call that is answered 401 is repeated once after a renewal.
 */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final String REFRESH = "/api/agents/token/refresh";

    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(30);

    private final DataFolder folder;
    private final AgentKey key;
    private final ServerLink link;
    private final AgentClock clock;
    private final TrueTime time;
    private Identity identity;
    private Duration nextRenewal = Duration.ofSeconds(Long.MIN_VALUE);

    public Session(DataFolder folder, Identity identity, ServerLink link, AgentClock clock) throws IOException {
        this.folder = folder;
        this.identity = identity;
        this.key = Identity.key(folder);
        this.link = link;
        this.clock = clock;
        this.time = new TrueTime(clock);
    }

    public synchronized Identity identity() {
        return identity;
    }

    public ServerLink link() {
        return link;
    }

    /** How far the server's clock is ahead of ours, by its last answer. */
    public Duration serverAhead() {
        return time.serverAhead();
    }

    /** The time for stamps, set right by the server's answers. */
    public TrueTime time() {
        return time;
    }

    /**
     * Makes a call with the JWT; the caller's function is called a second time after a renewal. Calls run side by side,
     * renewals one at a time. Whether the JWT is valid is the server's to say: clocks are not to be trusted.
     */
    public Answer call(Function<String, Answer> request) {
        renewIfDue();
        var token = identity().agentToken();
        var answer = noted(request.apply(token));
        if (answer.verdict() != Answer.Verdict.UNAUTHORIZED) {
            return answer;
        }
        var renewal = renewalInsteadOf(token);
        if (renewal == null || renewal.verdict() == Answer.Verdict.DONE) {
            return noted(request.apply(identity().agentToken()));
        }
        // A server that has no time for the renewal has none for the call, and says for how long.
        return renewal.verdict() == Answer.Verdict.LATER ? renewal : answer;
    }

    private synchronized void renewIfDue() {
        var elapsed = clock.elapsed();
        var jwt = Jwt.read(identity.agentToken());
        boolean due = jwt.isDue(clock.now()) && !jwt.isExpired(clock.now());
        // With a wrong clock every new one would look due at once.
        if (due && elapsed.compareTo(nextRenewal) >= 0) {
            nextRenewal = elapsed.plus(BETWEEN_RENEWALS);
            renewByToken();
        }
    }

    // Null when another call has renewed it while this one was under way.
    private synchronized @Nullable Answer renewalInsteadOf(String refusedToken) {
        return identity.agentToken().equals(refusedToken) ? renewByKey() : null;
    }

    // A failure here is no harm: the JWT is valid yet, and the next call tries again.
    private void renewByToken() {
        var answer = noted(link.post(REFRESH, identity.agentToken(), Map.of()));
        if (answer.verdict() == Answer.Verdict.DONE) {
            keep(answer);
        } else {
            LOG.atWarn().log("the token was not renewed: {}", answer.summary());
        }
    }

    /**
     * Asks for a new JWT with a proof of the key. A proof is refused when clocks differ by 5 minutes; a machine with a flat
     * battery must come back all the same, so the second attempt is by the server's clock.
     */
    private Answer renewByKey() {
        var answer = proveAt(clock.now());
        if (answer.verdict() == Answer.Verdict.UNAUTHORIZED && !serverAhead().isZero()) {
            answer = proveAt(clock.now().plus(serverAhead()));
        }
        if (answer.verdict() == Answer.Verdict.DONE) {
            keep(answer);
        } else {
            LOG.atWarn().log("the key was not accepted for a new token: {}", answer.summary());
        }
        return answer;
    }

    private Answer proveAt(Instant time) {
        var asset = identity.assetId().toString();
        var nonce = UUID.randomUUID().toString();
        return noted(link.post(REFRESH, null, KeyProof.sign(key, asset, time.toString(), nonce)));
    }

    private void keep(Answer answer) {
        var renewed = answer.read(TokenAnswer.class);
        if (renewed == null || renewed.agentToken() == null) {
            LOG.atWarn().log("the server's answer holds no token");
            return;
        }
        identity = identity.withToken(renewed.agentToken(), identity.pending());
        try {
            identity.write(folder);
        } catch (IOException e) {
            LOG.atError().log("the new token cannot be written: {}", e.getMessage());
        }
        LOG.atInfo().log("the token was renewed");
    }

    /** A person has approved the machine, or put it in quarantine. */
    public synchronized void setPending(boolean pending) throws IOException {
        if (pending != identity.pending()) {
            identity = identity.withToken(identity.agentToken(), pending);
            identity.write(folder);
        }
    }

    private Answer noted(Answer answer) {
        if (answer instanceof Answer.Received r && r.date() != null) {
            time.heard(r.date());
        }
        return answer;
    }
}
