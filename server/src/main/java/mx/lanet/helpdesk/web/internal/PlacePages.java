package mx.lanet.helpdesk.web.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Navigation;
import mx.lanet.helpdesk.web.PlaceCounter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The figure beside a place, drawn anew while the page is open. */
@Controller
class PlacePages {
    private final ObjectProvider<PlaceCounter> counters;

    PlacePages(ObjectProvider<PlaceCounter> counters) {
        this.counters = counters;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/places/{place}")
    Answer figure(Person person, @PathVariable String place) {
        Navigation.Place found = Navigation.place(person.role(), place)
                .orElseThrow(() -> Problem.notFound().refusal());
        PlaceCounter counter = counters.stream()
                .filter(one -> one.place().equals(place))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
        PlaceCounter.Count count = counter.count(person);
        return Answer.page(
                "layout/figure",
                new Navigation.Item(found, false, count.number() == 0 ? null : count, counter.topics(person)));
    }
}
