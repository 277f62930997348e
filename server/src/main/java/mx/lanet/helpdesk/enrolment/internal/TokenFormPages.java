package mx.lanet.helpdesk.enrolment.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.enrolment.TokenSummary;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Making a token, which is shown once, and changing one. */
@Controller
class TokenFormPages {
    private final EnrolmentTokens tokens;
    private final Clients clients;
    private final Sites sites;
    private final Clock clock;
    private final String publicUrl;

    TokenFormPages(
            EnrolmentTokens tokens,
            Clients clients,
            Sites sites,
            Clock clock,
            @Value("${lanet.gateway.public-url:}") String publicUrl) {
        this.tokens = tokens;
        this.clients = clients;
        this.sites = sites;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @GetMapping("/enrolment-tokens/new")
    Answer newForm(Person person, @RequestParam @Nullable UUID client) {
        List<Client> choices = clients.reachable(person);
        if (client == null && choices.size() != 1) {
            return edit(TokenForm.empty(), null, choices, List.of());
        }
        Client chosen = client == null ? choices.getFirst() : shown(person, client);
        return edit(TokenForm.empty(), chosen, choices, sites.ofClient(person, chosen.id()));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @PostMapping("/enrolment-tokens/new")
    Answer create(
            Person person,
            @RequestParam UUID client,
            @RequestParam @Nullable UUID site,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request) {
        Client chosen = shown(person, client);
        TokenForm read = TokenForm.read(typed, ZoneId.of(chosen.timeZone()), true, clock.instant());
        TokenSettings settings = read.settings();
        if (settings == null || site == null) {
            Form form = site == null ? read.form().problem("site", "field.required") : read.form();
            return edit(form, chosen, clients.reachable(person), sites.ofClient(person, client))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        EnrolmentTokens.Created made = tokens.create(person, client, site, settings);
        return page("enrolment/made", made(made, sites.get(person, client, site).name(), request));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @GetMapping("/enrolment-tokens/{tokenId}/edit")
    Answer editForm(Person person, @PathVariable UUID tokenId) {
        TokenSummary token = tokens.get(person, tokenId);
        return edit(TokenForm.of(token.settings(), zoneOf(person, token)), token, token.version(), false);
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @PostMapping("/enrolment-tokens/{tokenId}/edit")
    Answer change(
            Person person,
            @PathVariable UUID tokenId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        TokenSummary token = tokens.get(person, tokenId);
        TokenForm read =
                TokenForm.read(typed, zoneOf(person, token), token.settings().active(), clock.instant());
        TokenSettings settings = read.settings();
        if (settings == null) {
            return edit(read.form(), token, version, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            tokens.change(person, tokenId, version, settings);
            return seeOther("/enrolment-tokens/" + tokenId).with(Flash.ok("enrolment.flash.saved", token.hint()));
        } catch (Refusal refusal) {
            if (refusal.problem().status() != HttpStatus.CONFLICT.value()) {
                throw refusal;
            }
            return edit(read.form(), token, version, true).status(HttpStatus.CONFLICT);
        }
    }

    private NewTokenPage made(EnrolmentTokens.Created made, String siteName, HttpServletRequest request) {
        String url = publicUrl.isBlank() ? urlOf(request) : publicUrl;
        String token = made.token().value();
        String register = "./lanet agent --register " + token + " --server " + url;
        return new NewTokenPage(
                "/enrolment-tokens/" + made.tokenId(),
                siteName,
                token,
                register + " && ./lanet agent run",
                // There is no lanet.cmd: the script is bash's, which comes to Windows with Git.
                "bash " + register + " && bash ./lanet agent run");
    }

    private static String urlOf(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private ZoneId zoneOf(Person person, TokenSummary token) {
        return ZoneId.of(clients.get(person, token.clientId()).timeZone());
    }

    /** The house is no client that machines belong to. */
    private Client shown(Person person, UUID clientId) {
        Client client = clients.get(person, clientId);
        if (client.house()) {
            throw Problem.notFound().refusal();
        }
        return client;
    }

    private static Answer.Rendered edit(Form form, @Nullable Client client, List<Client> clients, List<Site> sites) {
        return page(
                "enrolment/edit",
                new TokenFormPage(
                        form,
                        "/enrolment-tokens/new",
                        "/enrolment-tokens",
                        client == null ? "" : client.id().toString(),
                        client == null ? "" : client.name(),
                        clients.stream()
                                .map(one -> new Choice(one.id().toString(), one.name(), one.equals(client)))
                                .toList(),
                        sites.stream()
                                .map(site -> new Choice(site.id().toString(), site.name(), sites.size() == 1))
                                .toList(),
                        null,
                        0,
                        false));
    }

    private static Answer.Rendered edit(Form form, TokenSummary token, int version, boolean conflict) {
        String path = "/enrolment-tokens/" + token.tokenId();
        return page(
                "enrolment/edit",
                new TokenFormPage(
                        form,
                        path + "/edit",
                        path,
                        token.clientId().toString(),
                        token.clientName() + " · " + token.siteName(),
                        List.of(),
                        List.of(),
                        token.hint(),
                        version,
                        conflict));
    }
}
