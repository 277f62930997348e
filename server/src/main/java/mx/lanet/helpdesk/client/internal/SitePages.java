package mx.lanet.helpdesk.client.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms of a client's sites. */
@Controller
@RequestMapping("/clients/{clientId}/sites")
class SitePages {
    private static final String LABELS = "client.site";

    private final Clients clients;
    private final Sites sites;

    SitePages(Clients clients, Sites sites) {
        this.clients = clients;
        this.sites = sites;
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping("/new")
    Answer newForm(Person person, @PathVariable UUID clientId) {
        return edit(person, clientId, Form.empty(LABELS), null, false);
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/new")
    Answer create(Person person, @PathVariable UUID clientId, @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        try {
            Site made = sites.create(person, clientId, draft(form));
            return seeOther("/clients/" + clientId).with(Flash.ok("client.flash.site-created", made.name()));
        } catch (Refusal refusal) {
            return again(refusal, person, clientId, form, null);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping("/{siteId}/edit")
    Answer editForm(Person person, @PathVariable UUID clientId, @PathVariable UUID siteId) {
        Site site = sites.get(person, clientId, siteId);
        Map<String, String> values = Map.of("name", site.name(), "address", site.address(), "phone", site.phone());
        return edit(person, clientId, Form.of(LABELS, values), site, false);
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/{siteId}/edit")
    Answer change(
            Person person,
            @PathVariable UUID clientId,
            @PathVariable UUID siteId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        try {
            sites.change(person, clientId, siteId, version, draft(form));
            return seeOther("/clients/" + clientId).with(Flash.ok("client.flash.saved", form.value("name")));
        } catch (Refusal refusal) {
            Site site = sites.get(person, clientId, siteId).withVersion(version);
            return again(refusal, person, clientId, form, site);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/{siteId}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID clientId,
            @PathVariable UUID siteId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean active) {
        String name = sites.get(person, clientId, siteId).name();
        sites.setActive(person, clientId, siteId, version, active);
        return seeOther("/clients/" + clientId)
                .with(Flash.ok(active ? "client.flash.activated" : "client.flash.deactivated", name));
    }

    private Answer again(Refusal refusal, Person person, UUID clientId, Form form, @Nullable Site site) {
        Problem problem = refusal.problem();
        boolean conflict = problem.code().equals(Problem.conflict().code());
        if (problem.errors().isEmpty() && !conflict) {
            throw refusal;
        }
        return edit(person, clientId, form.problems(problem.errors()), site, conflict)
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Answer.Rendered edit(Person person, UUID clientId, Form form, @Nullable Site site, boolean conflict) {
        String base = "/clients/" + clientId;
        String action = base + "/sites/" + (site == null ? "new" : site.id() + "/edit");
        String name = site == null ? null : site.name();
        int version = site == null ? 0 : site.version();
        String clientName = clients.get(person, clientId).name();
        return page("client/site", new EditPage(form, action, base, name, clientName, version, conflict));
    }

    private static Sites.Draft draft(Form form) {
        return new Sites.Draft(form.value("name"), form.value("address"), form.value("phone"));
    }
}
