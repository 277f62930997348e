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

    private final DataFolder folder;
    private final AgentKey key;
    private final ServerLink link;
    private final AgentClock clock;
    private Identity identity;
    private Duration serverAhead = Duration.ZERO;

    public Session(DataFolder folder, Identity identity, ServerLink link, AgentClock clock) throws IOException {
        this.folder = folder;
        this.identity = identity;
        this.key = Identity.key(folder);
        this.link = link;
        this.clock = clock;
    }

    public synchronized Identity identity() {
        return identity;
    }

    public ServerLink link() {
        return link;
    }

    /** How far the server's clock is ahead of ours, by its last answer. */
    public synchronized Duration serverAhead() {
        return serverAhead;
    }

    /**
     * Makes a call with the JWT; the caller's function is called a second time after a renewal. Calls run side by side,
     * renewals one at a time.
     */
    public Answer call(Function<String, Answer> request) {
        var refused = renewIfDue();
        if (refused != null) {
            return refused;
        }
        var token = identity().agentToken();
        var answer = noted(request.apply(token));
        if (answer.verdict() != Answer.Verdict.UNAUTHORIZED || !renewInsteadOf(token)) {
            return answer;
        }
        return noted(request.apply(identity().agentToken()));
    }

    private synchronized @Nullable Answer renewIfDue() {
        var now = serverNow();
        var jwt = Jwt.read(identity.agentToken());
        if (jwt.isExpired(now)) {
            var renewed = renewByKey();
            return renewed.verdict() == Answer.Verdict.DONE ? null : renewed;
        }
        if (jwt.isDue(now)) {
            renewByToken();
        }
        return null;
    }

    // Another call may have renewed it while this one was under way.
    private synchronized boolean renewInsteadOf(String refusedToken) {
        return !identity.agentToken().equals(refusedToken) || renewByKey().verdict() == Answer.Verdict.DONE;
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

    /** Asks for a new JWT with a proof of the key. */
    private Answer renewByKey() {
        var proof = KeyProof.sign(
                key,
                identity.assetId().toString(),
                serverNow().toString(),
                UUID.randomUUID().toString());
        var answer = noted(link.post(REFRESH, null, proof));
        if (answer.verdict() == Answer.Verdict.DONE) {
            keep(answer);
        } else {
            LOG.atWarn().log("the key was not accepted for a new token: {}", answer.summary());
        }
        return answer;
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

    // Proofs are refused when clocks differ by 5 minutes; a machine with a flat battery must come back all the same.
    private Instant serverNow() {
        return clock.now().plus(serverAhead);
    }

    private synchronized Answer noted(Answer answer) {
        if (answer instanceof Answer.Received r && r.date() != null) {
            var ahead = Duration.between(clock.now(), r.date());
            serverAhead = ahead.abs().compareTo(Duration.ofSeconds(30)) > 0 ? ahead : Duration.ZERO;
        }
        return answer;
    }
}
