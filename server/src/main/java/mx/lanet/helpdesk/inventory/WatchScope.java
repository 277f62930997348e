package mx.lanet.helpdesk.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For which machines a list may be, besides those with a tag: of a site, or of a saved list. */
@Component
class WatchScope {
    /** In the form: the saved list that it has, which may be deleted by now. */
    static final String KEPT = "kept";

    private final Sites sites;
    private final MachineFilters filters;

    WatchScope(Sites sites, MachineFilters filters) {
        this.sites = sites;
        this.filters = filters;
    }

    /** @param owner whose machines; none for the house's lists and as long as nobody knows */
    List<Choice> sites(Person person, @Nullable UUID owner, Form form) {
        return owner == null || owner.equals(Person.HOUSE)
                ? List.of()
                : sites.ofClient(person, owner).stream()
                        .map((Site site) -> new Choice(
                                site.id().toString(),
                                site.name(),
                                form.value("site").equals(site.id().toString())))
                        .toList();
    }

    List<Choice> lists(Person person, @Nullable SoftwareWatch watch, Form form) {
        List<Choice> choices = new ArrayList<>();
        String has = watch == null ? "" : watch.draft().listAddress();
        if (watch != null && !has.isEmpty()) {
            choices.add(new Choice(KEPT, watch.draft().listName(), true));
        }
        filters.list(person).stream()
                .filter(filter -> !filter.list().equals(has))
                .forEach(filter -> choices.add(new Choice(
                        filter.filterId().toString(),
                        filter.name(),
                        form.value("filter").equals(filter.filterId().toString()))));
        return choices;
    }

    /** The site that is chosen; one of somebody else is refused as not found. */
    @Nullable
    UUID site(Person person, UUID owner, Form form) {
        return owner.equals(Person.HOUSE)
                ? null
                : sites(person, owner, form).stream()
                        .filter(Choice::chosen)
                        .map(choice -> UUID.fromString(choice.value()))
                        .findFirst()
                        .orElse(null);
    }

    Optional<MachineFilter> list(Person person, @Nullable SoftwareWatch watch, Form form) {
        if (watch != null && form.value("filter").equals(KEPT)) {
            return Optional.of(new MachineFilter(
                    watch.watchId(), watch.draft().listName(), watch.draft().listAddress(), "", watch.madeAt()));
        }
        return filters.list(person).stream()
                .filter(filter -> filter.filterId().toString().equals(form.value("filter")))
                .findFirst();
    }
}
