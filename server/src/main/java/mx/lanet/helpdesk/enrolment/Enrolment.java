package mx.lanet.helpdesk.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable.Credential;
import mx.lanet.helpdesk.enrolment.internal.EnrolmentLock;
import mx.lanet.helpdesk.enrolment.internal.Identification;
import mx.lanet.helpdesk.enrolment.internal.Standing;
import mx.lanet.helpdesk.enrolment.internal.TokenHash;
import mx.lanet.helpdesk.enrolment.internal.TokenTable;
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
    private final CredentialTable credentials;
    private final EnrolmentLock lock;
    private final TokenHash hash;
    private final Assets assets;
    private final AgentTokens jwts;
    private final AgentCredentials keys;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    /** Who asks: where from, with what program. */
    public record Caller(String address, String userAgent) {}

    Enrolment(
            JdbcClient jdbc,
            TokenHash hash,
            Assets assets,
            AgentTokens jwts,
            AgentCredentials keys,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.tokens = new TokenTable(jdbc);
        this.credentials = new CredentialTable(jdbc);
        this.lock = new EnrolmentLock(jdbc);
        this.hash = hash;
        this.assets = assets;
        this.jwts = jwts;
        this.keys = keys;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets the machine join, or says why not.
     *
     * @param token as it was sent, whatever it is
     * @param publicKey the agent's Ed25519 key, 32 bytes; null for a client without one
     */
    public Registration register(String token, Machine machine, byte @Nullable [] publicKey, Caller caller) {
        // A malformed token is looked for like any other: the time of the answer tells nothing.
        byte[] wanted = hash.of(token.length() > LONGEST_TOKEN ? token.substring(0, LONGEST_TOKEN) : token);
        boolean wellFormed = EnrolmentToken.parse(token).isPresent();
        return tenancy.call(new Scope.Everything(), () -> tokens.lockByHash(wanted)
                .map(found -> use(found, machine, publicKey, caller))
                .orElseGet(() -> new Registration.Refused(
                        wellFormed ? Problem.of(401, "token_unknown") : Problem.of(400, "token_malformed"))));
    }

    private Registration use(TokenSummary token, Machine machine, byte @Nullable [] key, Caller caller) {
        Instant now = clock.instant();
        return switch (token.status(now)) {
            case OFF -> refuse(token, machine, caller, TokenUse.Outcome.OFF, "token_off");
            case EXPIRED -> refuse(token, machine, caller, TokenUse.Outcome.EXPIRED, "token_expired");
            case USED_UP -> refuse(token, machine, caller, TokenUse.Outcome.USED_UP, "token_used_up");
            case USABLE -> join(token, machine, key, caller, now);
        };
    }

    private Registration refuse(
            TokenSummary token, Machine machine, Caller caller, TokenUse.Outcome outcome, String code) {
        record(token, machine, caller, outcome, null);
        return new Registration.Refused(Problem.of(403, code));
    }

    private Registration join(TokenSummary token, Machine machine, byte @Nullable [] key, Caller caller, Instant now) {
        // Two tokens of one client may be used for one machine at once.
        lock.client(token.clientId());
        Identification identification = identify(token, machine, key);
        Seat seat =
                switch (identification) {
                    case Identification.Unknown _ -> newAsset(token, machine, key, null);
                    case Identification.Same(UUID assetId, Standing standing) ->
                        again(token, machine, key, assetId, standing);
                    case Identification.Claim(UUID claimed) -> claim(token, machine, key, claimed);
                };
        tokens.countUse(token.clientId(), token.tokenId());
        record(token, machine, caller, seat.outcome(), seat.asset().assetId());
        IssuedToken jwt = jwts.issue(seat.asset(), seat.epoch(), seat.isPending());
        return new Registration.Joined(seat.outcome(), seat.asset(), token.clientName(), token.siteName(), jwt, now);
    }

    /** The asset that the machine got, and what its credential is worth. */
    private record Seat(TokenUse.Outcome outcome, KnownAsset asset, int epoch, boolean isPending) {}

    private Identification identify(TokenSummary token, Machine machine, byte @Nullable [] key) {
        UUID client = token.clientId();
        Optional<Credential> byKey = key == null ? Optional.empty() : credentials.findByKey(client, key);
        Optional<KnownAsset> byIdentity = assets.findSame(client, token.siteId(), machine.identity());
        Optional<Credential> itsCredential = byIdentity.flatMap(asset -> credentials.find(client, asset.assetId()));
        return Identification.of(byKey, byIdentity, itsCredential, key);
    }

    private Seat newAsset(TokenSummary token, Machine machine, byte @Nullable [] key, @Nullable UUID claims) {
        KnownAsset asset = assets.add(token.clientId(), token.siteId(), machine, claims);
        Standing standing = claims == null ? Standing.FULL : Standing.PENDING;
        credentials.insert(asset.clientId(), asset.assetId(), key, standing, clock.instant());
        TokenUse.Outcome outcome = claims == null ? TokenUse.Outcome.REGISTERED : TokenUse.Outcome.QUARANTINED;
        return new Seat(outcome, asset, 1, claims != null);
    }

    private Seat again(TokenSummary token, Machine machine, byte @Nullable [] key, UUID assetId, Standing standing) {
        UUID client = token.clientId();
        KnownAsset known = assets.lock(client, assetId).orElseThrow();
        assets.addAgain(known, token.siteId(), machine);
        if (key != null) {
            credentials.adoptKey(client, assetId, key);
        }
        if (standing == Standing.ENDED) {
            keys.change(client, assetId, Standing.FULL, keys.keyOf(client, assetId));
        }
        KnownAsset asset = assets.find(client, assetId).orElseThrow();
        int epoch = credentials.find(client, assetId).orElseThrow().epoch();
        return standing == Standing.PENDING
                ? new Seat(TokenUse.Outcome.QUARANTINED, asset, epoch, true)
                : new Seat(TokenUse.Outcome.REGISTERED_AGAIN, asset, epoch, false);
    }

    /** One claimant without a key waits once, however often it comes. */
    private Seat claim(TokenSummary token, Machine machine, byte @Nullable [] key, UUID claimed) {
        Optional<UUID> waiting = key != null
                ? Optional.empty()
                : assets.findClaimants(token.clientId(), claimed).stream()
                        .filter(asset -> credentials
                                .find(token.clientId(), asset.assetId())
                                .filter(credential -> credential.publicKey() == null)
                                .isPresent())
                        .map(KnownAsset::assetId)
                        .findFirst();
        return waiting.map(assetId -> again(token, machine, null, assetId, Standing.PENDING))
                .orElseGet(() -> newAsset(token, machine, key, claimed));
    }

    private void record(
            TokenSummary token, Machine machine, Caller caller, TokenUse.Outcome outcome, @Nullable UUID assetId) {
        TokenUse use = new TokenUse(
                clock.instant(),
                cut(caller.address(), 100),
                cut(caller.userAgent(), 300),
                machine.name(),
                outcome,
                assetId);
        tokens.insertUse(token.clientId(), token.tokenId(), ids.next(), use);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
