package mx.lanet.helpdesk.enrolment;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.enrolment.internal.TokenHash;
import mx.lanet.helpdesk.enrolment.internal.TokenTable;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.protocol.EnrolmentToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The tokens with which machines join: made by superadmins, and by technicians for their clients; a client_admin sees
 * those of the own client. What a person may not see does not exist.
 */
@Service
public class EnrolmentTokens {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int RANDOM_LETTERS = 6;

    private final TokenTable table;
    private final TokenHash hash;
    private final Sites sites;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EnrolmentTokens(JdbcClient jdbc, TokenHash hash, Sites sites, Audit audit, Tenancy tenancy, Ids ids, Clock clock) {
        this.table = new TokenTable(jdbc);
        this.hash = hash;
        this.sites = sites;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new token; its plain text is shown this once and kept nowhere. */
    public record Created(UUID tokenId, EnrolmentToken token) {}

    /** Makes a token for a site; refused as not found when the actor does not reach it. */
    public Created create(Actor actor, UUID clientId, UUID siteId, TokenSettings settings) {
        return create(actor, clientId, siteId, settings, random(clientId, siteId));
    }

    /** As above, with a text that must be a certain one, as in the demonstration. */
    public Created create(Actor actor, UUID clientId, UUID siteId, TokenSettings settings, EnrolmentToken token) {
        mustMake(actor, clientId);
        return tenancy.call(actor.scope(), () -> {
            if (sites.find(clientId, siteId).isEmpty()) {
                throw Problem.notFound().refusal();
            }
            UUID tokenId = ids.next();
            String hint = token.toString();
            table.insert(
                    clientId,
                    tokenId,
                    siteId,
                    hash.of(token.value()),
                    hint,
                    settings,
                    actor.id().orElse(null),
                    actor.name(),
                    clock.instant());
            audit.record(
                    actor, "enrolment_token.created", clientId, Subject.of("enrolment_token", tokenId, hint), Map.of());
            return new Created(tokenId, token);
        });
    }

    /** Those that the person may see, newest first. */
    public Slice<TokenSummary> list(Person person, Slice.Request request) {
        mustSee(person);
        return tenancy.call(person.listScope(), () -> table.list(Reach.of(person.listScope()), request));
    }

    public TokenSummary get(Person person, UUID tokenId) {
        mustSee(person);
        return tenancy.call(person.scope(), () -> existing(person, tokenId));
    }

    /** Changes note, expiry, uses or switch; refused as changed_meanwhile when somebody saved another version before. */
    public void change(Person person, UUID tokenId, int version, TokenSettings settings) {
        mustSee(person);
        tenancy.run(person.scope(), () -> {
            TokenSummary token = existing(person, tokenId);
            mustMake(person, token.clientId());
            if (!table.update(token.clientId(), tokenId, settings, version, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    person,
                    action(token.settings(), settings),
                    token.clientId(),
                    Subject.of("enrolment_token", tokenId, token.hint()),
                    Map.of());
        });
    }

    /** The token's history, newest first. */
    public Slice<TokenUse> uses(Person person, UUID tokenId, Slice.Request request) {
        mustSee(person);
        return tenancy.call(
                person.scope(), () -> table.uses(existing(person, tokenId).clientId(), tokenId, request));
    }

    /** Whether the person may make and change tokens of this client. */
    public boolean mayMake(Person person, UUID clientId) {
        return person.role().isStaff() && person.mayReach(clientId);
    }

    private static String action(TokenSettings before, TokenSettings after) {
        if (before.active() == after.active()) {
            return "enrolment_token.changed";
        }
        return after.active() ? "enrolment_token.activated" : "enrolment_token.deactivated";
    }

    private TokenSummary existing(Person person, UUID tokenId) {
        return table.find(Reach.of(person.scope()), tokenId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static void mustSee(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.forbidden().refusal();
        }
    }

    private void mustMake(Actor actor, UUID clientId) {
        boolean may =
                switch (actor) {
                    case Person person -> {
                        if (!person.mayReach(clientId)) {
                            throw Problem.notFound().refusal();
                        }
                        yield person.isStaff();
                    }
                    case Automation _ -> true;
                    case Agent _, ApiKey _ -> false;
                };
        if (!may) {
            throw Problem.forbidden().refusal();
        }
    }

    private EnrolmentToken random(UUID clientId, UUID siteId) {
        StringBuilder text = new StringBuilder("LANET-");
        text.append(firstFour(clientId)).append('-').append(firstFour(siteId)).append('-');
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new EnrolmentToken(text.toString());
    }

    private static String firstFour(UUID id) {
        return id.toString().substring(0, 4).toUpperCase(Locale.ROOT);
    }
}
