package mx.lanet.helpdesk.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.enrolment.internal.EnrolmentLock;
import mx.lanet.helpdesk.enrolment.internal.TokenHash;
import mx.lanet.helpdesk.enrolment.internal.TokenTable;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.protocol.EnrolmentToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How a machine joins with an enrolment token: checked, counted, recognised, and given its JWT, all in one transaction. */
@Service
public class Enrolment {
    private static final int LONGEST_TOKEN = 200;

    private final TokenTable tokens;
    private final EnrolmentLock lock;
    private final KeyPossession possession;
    private final Seats seats;
    private final TokenHash hash;
    private final AgentTokens jwts;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    /** Who asks: where from, with what program. */
    public record Caller(String address, String userAgent) {}

    /** Somebody with a token that we know. */
    private record Attempt(TokenSummary token, Machine machine, @Nullable ShownKey key, Caller caller) {}

    Enrolment(
            JdbcClient jdbc,
            TokenHash hash,
            Assets assets,
            AgentTokens jwts,
            AgentCredentials keys,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.tokens = new TokenTable(jdbc);
        this.lock = new EnrolmentLock(jdbc);
        this.possession = new KeyPossession(jdbc);
        this.seats = new Seats(jdbc, keys, assets, clock);
        this.hash = hash;
        this.jwts = jwts;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets the machine join, or says why not.
     *
     * @param token as it was sent, whatever it is
     * @param key null for a client without one
     */
    public Registration register(String token, Machine machine, @Nullable ShownKey key, Caller caller) {
        // A malformed token is looked for like any other: the time of the answer tells nothing.
        byte[] wanted = hash.of(token.length() > LONGEST_TOKEN ? token.substring(0, LONGEST_TOKEN) : token);
        boolean wellFormed = EnrolmentToken.parse(token).isPresent();
        return tenancy.call(new Scope.Everything(), () -> tokens.lockByHash(wanted)
                .map(found -> use(new Attempt(found, machine, key, caller)))
                .orElseGet(() -> new Registration.Refused(
                        wellFormed ? Problem.of(401, "token_unknown") : Problem.of(400, "token_malformed"), true)));
    }

    private Registration use(Attempt attempt) {
        return switch (attempt.token().status(clock.instant())) {
            case OFF -> refuse(attempt, TokenUse.Outcome.OFF, Problem.of(403, "token_off"));
            case EXPIRED -> refuse(attempt, TokenUse.Outcome.EXPIRED, Problem.of(403, "token_expired"));
            case USED_UP -> refuse(attempt, TokenUse.Outcome.USED_UP, Problem.of(403, "token_used_up"));
            case USABLE -> join(attempt);
        };
    }

    /** A known token that has ended is no guess, nor is a wrong clock: a whole office may have either. */
    private Registration refuse(Attempt attempt, TokenUse.Outcome outcome, Problem problem) {
        record(attempt, outcome, null);
        return new Registration.Refused(problem, outcome == TokenUse.Outcome.PROOF_REFUSED);
    }

    private Registration join(Attempt attempt) {
        UUID client = attempt.token().clientId();
        Instant now = clock.instant();
        // Two tokens of one client may be used for one machine at once.
        lock.client(client);
        return switch (possession.judge(client, attempt.key(), now)) {
            case NOT_CLAIMED -> seat(attempt, false, now);
            case PROVEN -> seat(attempt, true, now);
            case CLOCK_OFF -> refuse(attempt, TokenUse.Outcome.CLOCK_OFF, Problem.of(401, "clock_off", now));
            case REFUSED -> {
                auditRefusal(attempt);
                yield refuse(attempt, TokenUse.Outcome.PROOF_REFUSED, Problem.of(401, "proof_refused"));
            }
        };
    }

    private Registration seat(Attempt attempt, boolean proven, Instant now) {
        TokenSummary token = attempt.token();
        byte[] key = attempt.key() == null ? null : attempt.key().bytes();
        Seats.Seat seat =
                seats.take(new Seats.Arrival(token.clientId(), token.siteId(), attempt.machine(), key, proven));
        tokens.countUse(token.clientId(), token.tokenId());
        record(attempt, seat.outcome(), seat.asset().assetId());
        audit(attempt, seat);
        IssuedToken jwt = jwts.issue(seat.asset(), seat.epoch(), seat.isPending());
        return new Registration.Joined(seat.outcome(), seat.asset(), token.clientName(), token.siteName(), jwt, now);
    }

    private void audit(Attempt attempt, Seats.Seat seat) {
        KnownAsset asset = seat.asset();
        String action =
                switch (seat.outcome()) {
                    case REGISTERED -> "asset.registered";
                    case REGISTERED_AGAIN -> "asset.registered_again";
                    case QUARANTINED -> "asset.quarantined";
                    case OFF, EXPIRED, USED_UP, PROOF_REFUSED, CLOCK_OFF ->
                        throw new IllegalStateException("nobody takes a seat with " + seat.outcome());
                };
        audit.record(
                new Agent(asset.assetId(), asset.clientId(), asset.siteId(), asset.name(), seat.isPending()),
                action,
                asset.clientId(),
                Subject.of("asset", asset.assetId(), asset.name()),
                Map.of("token", attempt.token().hint()));
    }

    /** What machine it was nobody knows: only what it calls itself. */
    private void auditRefusal(Attempt attempt) {
        TokenSummary token = attempt.token();
        audit.recordUnknown(
                "enrolment_token.proof_refused",
                token.clientId(),
                Subject.of("enrolment_token", token.tokenId(), token.hint()),
                Map.of("computer", attempt.machine().name()));
    }

    private void record(Attempt attempt, TokenUse.Outcome outcome, @Nullable UUID assetId) {
        TokenUse use = new TokenUse(
                clock.instant(),
                cut(attempt.caller().address(), 100),
                cut(attempt.caller().userAgent(), 300),
                attempt.machine().name(),
                outcome,
                assetId);
        tokens.insertUse(attempt.token().clientId(), attempt.token().tokenId(), ids.next(), use);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
