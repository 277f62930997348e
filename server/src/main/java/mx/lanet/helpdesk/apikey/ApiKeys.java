package mx.lanet.helpdesk.apikey;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.apikey.KeyTable.Stored;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.identity.Team;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * API keys: made by superadmins, and by technicians for their clients; a client_admin sees those of the own client. What a
 * person may not see does not exist.
 */
@Service
public class ApiKeys {
    private static final byte[] NOBODYS = new byte[32];

    private final KeyTable table;
    private final Sites sites;
    private final Team team;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;

    ApiKeys(KeyTable table, Sites sites, Team team, Audit audit, Tenancy tenancy, Ids ids, Clock clock) {
        this.table = table;
        this.sites = sites;
        this.team = team;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new key; its text is shown this once and kept nowhere. */
    public record Made(UUID keyId, Secret text) {}

    public Made make(Person person, KeyWish wish) {
        mustMake(person, wish.clientId());
        KeyText text = KeyText.random();
        UUID keyId = ids.next();
        tenancy.run(person.scope(), () -> {
            boolean placed = !wish.siteId().equals(Person.HOUSE);
            if (placed && sites.find(wish.clientId(), wish.siteId()).isEmpty()) {
                throw Problem.notFound().refusal();
            }
            table.insert(keyId, wish, text, person, now());
            audit.record(
                    person,
                    "api_key.created",
                    wish.clientId(),
                    Subject.of("api_key", keyId, wish.name()),
                    Map.of("key", text.toString(), "scopes", words(wish)));
        });
        return new Made(keyId, new Secret(text.whole()));
    }

    /** Those that the person may see: what still opens something first, the newest first. */
    public Slice<KeySummary> list(Person person, Slice.Request request) {
        mustSee(person);
        return tenancy.call(person.listScope(), () -> table.list(Reach.of(person.listScope()), request, now()));
    }

    /** How many of those end within {@link KeySummary#WARNED}, counted to a hundred. */
    public int ending(Person person) {
        mustSee(person);
        return tenancy.call(
                person.listScope(),
                () -> table.ending(Reach.of(person.listScope()), now(), now().plus(KeySummary.WARNED)));
    }

    public KeySummary get(Person person, UUID keyId) {
        mustSee(person);
        return tenancy.call(person.scope(), () -> existing(person, keyId));
    }

    /** Another end and another number of machines; refused as changed_meanwhile when somebody changed it before, or revoked it. */
    public void extend(Person person, UUID keyId, int version, Instant expiresAt, int machines) {
        mustSee(person);
        tenancy.run(person.scope(), () -> {
            KeySummary key = existing(person, keyId);
            mustMake(person, key.clientId());
            if (!table.extend(key.clientId(), keyId, version, expiresAt, machines)) {
                throw Problem.conflict().refusal();
            }
            record(person, "api_key.extended", key);
        });
    }

    /** It opens nothing from now on, for ever. Once more changes nothing. */
    public void revoke(Person person, UUID keyId) {
        mustSee(person);
        tenancy.run(person.scope(), () -> {
            KeySummary key = existing(person, keyId);
            mustMake(person, key.clientId());
            if (table.revoke(key.clientId(), keyId, person.name(), now())) {
                record(person, "api_key.revoked", key);
            }
        });
    }

    public boolean mayMake(Person person, UUID clientId) {
        return person.isStaff() && person.mayReach(clientId);
    }

    /** Whether a text has the form of a key: then {@link #prove} says what it is worth. */
    public static boolean isLike(String text) {
        return text.startsWith(KeyText.BEGINNING);
    }

    /** What the text opens; an unknown key and a wrong secret take the same way. Notes when and from where a valid one came. */
    public KeyProof prove(String shown, String address) {
        KeyText text = KeyText.of(shown).orElse(null);
        if (text == null) {
            return new KeyProof.Unknown();
        }
        Instant now = now();
        return tenancy.call(new Scope.Everything(), () -> {
            Stored stored = table.find(text.prefix()).orElse(null);
            boolean same = MessageDigest.isEqual(stored == null ? NOBODYS : stored.hash(), text.hash());
            if (stored == null || !same) {
                return new KeyProof.Unknown();
            }
            if (!stored.key().opens(now)) {
                return new KeyProof.Ended();
            }
            table.noteUse(stored.key(), address, now);
            return new KeyProof.Valid(actor(stored.key()));
        });
    }

    /**
     * A machine that nobody knew joins with the key, in the caller's transaction: refused as key_full when as many have as
     * may. Whoever comes again is not counted.
     */
    public void countMachine(ApiKey key) {
        if (!table.countMachine(key.clientId(), key.keyId())) {
            throw Problem.of(403, "key_full").refusal();
        }
    }

    private ApiKey actor(KeySummary key) {
        Set<KeyScope> scopes = key.scopes().stream()
                .flatMap(word -> KeyScope.of(word).stream())
                .collect(Collectors.toSet());
        boolean acts = scopes.stream().anyMatch(KeyScope::isOfRestApi);
        return new ApiKey(
                key.keyId(),
                key.clientId(),
                key.siteId(),
                key.prefix(),
                key.name(),
                scopes,
                acts && key.userId() != null ? maker(key, key.userId()) : null);
    }

    /** As the maker is now: whoever is switched off, or serves the client no more, opens nothing by a key either. */
    private @Nullable Person maker(KeySummary key, UUID userId) {
        return team.member(userId)
                .map(person -> key.clientId().equals(Person.HOUSE) ? person : person.within(key.clientId()))
                .orElse(null);
    }

    private void record(Person person, String action, KeySummary key) {
        audit.record(
                person,
                action,
                key.clientId(),
                Subject.of("api_key", key.keyId(), key.name()),
                Map.of("key", key.hint()));
    }

    private KeySummary existing(Person person, UUID keyId) {
        return table.find(Reach.of(person.scope()), keyId)
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static void mustSee(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.forbidden().refusal();
        }
    }

    private static void mustMake(Person person, UUID clientId) {
        if (!person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private static String words(KeyWish wish) {
        return wish.scopes().stream().map(KeyScope::word).sorted().collect(Collectors.joining(", "));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
