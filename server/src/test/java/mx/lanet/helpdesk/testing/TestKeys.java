package mx.lanet.helpdesk.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.apikey.KeyWish;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;

/** API keys for programs of tests: the bean {@link ApiKeys} makes them as a person does. */
public final class TestKeys {
    private TestKeys() {}

    /** The text of a key of the company's site with these scopes, or with all when none is named. */
    public static String make(ApiKeys keys, Person maker, TwoClients.Company company, KeyScope... scopes) {
        return made(keys, maker, company, scopes).text().reveal();
    }

    /** As {@link #make}, with its id. */
    public static ApiKeys.Made made(ApiKeys keys, Person maker, TwoClients.Company company, KeyScope... scopes) {
        Set<KeyScope> wanted = scopes.length == 0 ? Set.of(KeyScope.values()) : Set.of(scopes);
        Instant end = Instant.now().plus(Duration.ofDays(400));
        return keys.make(
                maker,
                new KeyWish(
                        company.clientId(),
                        company.siteId(),
                        "Agentes de " + company.name(),
                        wanted,
                        end,
                        KeyWish.USUAL_MACHINES));
    }
}
