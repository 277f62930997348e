package mx.lanet.helpdesk.apikey.internal;

import static mx.lanet.helpdesk.web.Answer.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.apikey.KeyWish;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Making a key, which is shown once. */
@Controller
class NewKeyPages {
    private final ApiKeys keys;
    private final Clients clients;
    private final Sites sites;
    private final Clock clock;
    private final String publicUrl;

    NewKeyPages(
            ApiKeys keys,
            Clients clients,
            Sites sites,
            Clock clock,
            @Value("${lanet.gateway.public-url:}") String publicUrl) {
        this.keys = keys;
        this.clients = clients;
        this.sites = sites;
        this.clock = clock;
        this.publicUrl = publicUrl.strip();
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @GetMapping("/api-keys/new")
    Answer newForm(Person person, @RequestParam @Nullable UUID client) {
        List<Client> choices = clients.reachable(person);
        if (client == null && (choices.size() != 1 || person.role() == Role.SUPERADMIN)) {
            return form(person, Form.empty("apikey.field"), null, choices, List.of());
        }
        Client chosen = client == null ? choices.getFirst() : shown(person, client);
        return form(
                person,
                chosen.house()
                        ? KeyForm.ofHouse(ZoneId.of(chosen.timeZone()), clock.instant())
                        : KeyForm.fresh(ZoneId.of(chosen.timeZone()), clock.instant()),
                chosen,
                choices,
                sites.ofClient(person, chosen.id()));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @PostMapping("/api-keys/new")
    Answer make(
            Person person,
            @RequestParam UUID client,
            @RequestParam @Nullable UUID site,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        Client chosen = shown(person, client);
        KeyForm read = KeyForm.read(typed, client, site, ZoneId.of(chosen.timeZone()), clock.instant());
        KeyWish wish = read.wish();
        if (wish == null) {
            return form(person, read.form(), chosen, List.of(), sites.ofClient(person, client))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String siteName = wish.siteId().equals(Person.HOUSE)
                ? chosen.name()
                : sites.get(person, client, wish.siteId()).name();
        ApiKeys.Made made = keys.make(person, wish);
        String server = publicUrl.isEmpty() ? urlOf(request) : publicUrl;
        String key = made.text().reveal();
        String trial = wish.scopes().contains(KeyScope.UPDATES_READ)
                ? "curl -sS -H 'Authorization: Bearer " + key + "' " + server + "/api/updates/check"
                : "";
        return page(
                "apikey/made", new NewKeyPage("/api-keys/" + made.keyId(), wish.name(), siteName, key, server, trial));
    }

    /** The house is no client that machines belong to, but its superadmin's programs may act for all. */
    private Client shown(Person person, UUID clientId) {
        Client client = clients.get(person, clientId);
        if (client.house() && person.role() != Role.SUPERADMIN) {
            throw Problem.notFound().refusal();
        }
        return client;
    }

    private List<Choice> choices(Person person, List<Client> clients) {
        List<Choice> choices = new ArrayList<>();
        if (person.role() == Role.SUPERADMIN && !clients.isEmpty()) {
            choices.add(new Choice(
                    Person.HOUSE.toString(),
                    this.clients.get(person, Person.HOUSE).name(),
                    false));
        }
        clients.forEach(one -> choices.add(new Choice(one.id().toString(), one.name(), false)));
        return choices;
    }

    private static String urlOf(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private Answer.Rendered form(
            Person person, Form form, @Nullable Client client, List<Client> clients, List<Site> sites) {
        return page(
                "apikey/new",
                new KeyFormPage(
                        form,
                        client == null ? "" : client.id().toString(),
                        client == null ? "" : client.name(),
                        choices(person, clients),
                        sites.stream()
                                .map(site -> new Choice(site.id().toString(), site.name(), sites.size() == 1))
                                .toList(),
                        client == null || !client.house() ? KeyForm.scopes(false) : List.of(),
                        KeyForm.scopes(true)));
    }
}
