package mx.lanet.helpdesk.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetStateChanged;
import mx.lanet.helpdesk.asset.Assets;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable;
import mx.lanet.helpdesk.enrolment.internal.CredentialTable.Credential;
import mx.lanet.helpdesk.enrolment.internal.Standing;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.protocol.KeyProof;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What agents prove themselves with: their JWT is renewed here, by a valid one or by their key, and ended here. */
@Service
public class AgentCredentials {
    /** How far an agent's clock may be off when it proves itself with its key. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final Duration NONCES_KEPT = CLOCK_TOLERANCE.multipliedBy(3);

    private final CredentialTable table;
    private final AgentTokens tokens;
    private final AgentStandings standings;
    private final Assets assets;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Clock clock;

    AgentCredentials(
            JdbcClient jdbc,
            AgentTokens tokens,
            AgentStandings standings,
            Assets assets,
            Audit audit,
            Tenancy tenancy,
            Clock clock) {
        this.table = new CredentialTable(jdbc);
        this.tokens = tokens;
        this.standings = standings;
        this.assets = assets;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** A new JWT for an agent whose JWT still holds. */
    public IssuedToken renew(Agent agent) {
        return tenancy.call(new Scope.Client(agent.clientId()), () -> table.find(agent.clientId(), agent.assetId())
                .flatMap(this::issue)
                .orElseThrow(() -> Problem.of(401, "sign_in_first").refusal()));
    }

    /**
     * A new JWT for an agent that proves itself with its key, however long it was away.
     *
     * @throws mx.lanet.helpdesk.shared.Refusal 401 for an unknown asset, a wrong signature, a nonce seen before
     *     ({@code proof_refused}) or a clock that is off ({@code clock_off})
     */
    public IssuedToken renew(UUID assetId, Instant claimedTime, KeyProof proof) {
        return tenancy.call(new Scope.Everything(), () -> {
            Credential credential = table.findAnywhere(assetId)
                    .filter(known -> isSigned(proof, known.publicKey()))
                    .orElseThrow(AgentCredentials::refused);
            Instant now = clock.instant();
            if (Duration.between(claimedTime, now).abs().compareTo(CLOCK_TOLERANCE) > 0) {
                throw Problem.of(401, "clock_off", now).refusal();
            }
            if (!table.rememberNonce(credential.clientId(), assetId, proof.nonce(), now)) {
                throw refused();
            }
            table.forgetNonces(credential.clientId(), assetId, now.minus(NONCES_KEPT));
            return issue(credential).orElseThrow(AgentCredentials::refused);
        });
    }

    /** Ends the agent's JWTs and forgets its key, at once: it must join again with an enrolment token. Staff only. */
    public void revoke(Person person, UUID clientId, UUID assetId) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        tenancy.run(person.scope(), () -> {
            KnownAsset asset = assets.lock(clientId, assetId)
                    .orElseThrow(() -> Problem.notFound().refusal());
            end(clientId, assetId);
            audit.record(person, "agent.revoked", clientId, Subject.of("asset", assetId, asset.name()), Map.of());
        });
    }

    /** In the transaction that changes the asset's state: what its agent may do follows. */
    @EventListener
    void follow(AssetStateChanged event) {
        Optional<Credential> credential = table.find(event.clientId(), event.assetId());
        if (credential.isEmpty()) {
            return;
        }
        switch (event.state()) {
            case RETIRED -> change(event.clientId(), event.assetId(), Standing.ENDED);
            case ACTIVE, QUARANTINE -> {
                Standing standing =
                        switch (event.state()) {
                            case ACTIVE -> Standing.FULL;
                            case QUARANTINE -> Standing.PENDING;
                            case RETIRED -> Standing.ENDED;
                        };
                table.changeStanding(event.clientId(), event.assetId(), standing, clock.instant());
                note(event.clientId(), event.assetId());
            }
        }
    }

    /** Ends the JWTs issued so far and sets what the next ones are worth, inside the caller's transaction. */
    void change(UUID clientId, UUID assetId, Standing standing) {
        table.change(clientId, assetId, standing, clock.instant());
        note(clientId, assetId);
    }

    /** Ends the JWTs issued so far and forgets the key, inside the caller's transaction. */
    void end(UUID clientId, UUID assetId) {
        table.replaceKey(clientId, assetId, null, false);
        change(clientId, assetId, Standing.ENDED);
    }

    /** Whether an agent ever joined as this asset. */
    boolean has(UUID clientId, UUID assetId) {
        return table.find(clientId, assetId).isPresent();
    }

    /** What one asset's agent proves itself with is the other's from now on, inside the caller's transaction. */
    void handOver(UUID clientId, UUID from, UUID to) {
        Credential given = table.find(clientId, from).orElseThrow();
        end(clientId, from);
        table.replaceKey(clientId, to, given.publicKey(), given.keyProven());
        change(clientId, to, Standing.FULL);
    }

    /** The asset's agent has just proven its key, inside the caller's transaction. */
    void prove(UUID clientId, UUID assetId, byte[] publicKey) {
        if (table.prove(clientId, assetId, publicKey, clock.instant())) {
            note(clientId, assetId);
        }
    }

    private void note(UUID clientId, UUID assetId) {
        table.find(clientId, assetId).ifPresent(standings::noteAfterCommit);
    }

    private Optional<IssuedToken> issue(Credential credential) {
        if (credential.standing() == Standing.ENDED) {
            return Optional.empty();
        }
        return assets.find(credential.clientId(), credential.assetId())
                .map(asset -> tokens.issue(asset, credential.epoch(), credential.standing() == Standing.PENDING));
    }

    private static boolean isSigned(KeyProof proof, byte @Nullable [] publicKey) {
        return publicKey != null && proof.isSignedBy(Base64.getEncoder().encodeToString(publicKey));
    }

    private static RuntimeException refused() {
        return Problem.of(401, "proof_refused").refusal();
    }
}
