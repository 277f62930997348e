package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.view.SavedView;
import mx.lanet.helpdesk.ticket.view.SavedViews;
import mx.lanet.helpdesk.ticket.view.SavedViews.Wish;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saves views, changes them and takes them away; each leads back to the list. */
@Controller
@RequestMapping("/ticket-views")
class SavedViewPages {
    private final SavedViews views;

    SavedViewPages(SavedViews views) {
        this.views = views;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping
    Answer save(
            Person person,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String shared,
            @RequestParam String address) {
        ListAddress list = new ListAddress(ListAddress.parameters(address));
        String called = Words.line(name);
        if (called.isEmpty() || called.length() > SavedView.NAME_MAX) {
            return Answer.seeOther(list.here()).with(Flash.warn("ticket.saved.name-it", SavedView.NAME_MAX));
        }
        SavedView view = views.save(person, new Wish(called, shared != null, list.list()));
        return Answer.seeOther(list.saved(view.viewId())).with(Flash.ok("ticket.saved.flash.saved", view.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/{view}")
    Answer change(
            Person person,
            @PathVariable String view,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String shared,
            @RequestParam String address,
            @RequestParam String version) {
        ListAddress list = new ListAddress(ListAddress.parameters(address));
        UUID id = id(view);
        Wish wish = new Wish(Words.line(name), shared != null, list.list());
        boolean changed = views.change(person, id, Versions.of(version), wish);
        return Answer.seeOther(list.saved(id))
                .with(changed ? Flash.ok("ticket.saved.flash.changed") : Flash.warn("ticket.saved.flash.meanwhile"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @PostMapping("/{view}/remove")
    Answer remove(Person person, @PathVariable String view) {
        views.remove(person, id(view));
        return Answer.seeOther("/tickets").with(Flash.ok("ticket.saved.flash.removed"));
    }

    private static UUID id(String view) {
        return ListAddress.parse(view).orElseThrow(() -> Problem.notFound().refusal());
    }
}
