package mx.lanet.helpdesk.knowledge.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.knowledge.ArticleDraft.Placing;
import mx.lanet.helpdesk.knowledge.Audience;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose articles are and where they stand, as forms ask for it and pages name it. */
@Component
class Placings {
    /** Before a category that stands one step deeper. */
    private static final String DEEPER = "– ";

    private final Clients clients;
    private final Categories categories;

    Placings(Clients clients, Categories categories) {
        this.clients = clients;
        this.categories = categories;
    }

    /** The clients' names. */
    Map<UUID, String> owners(Person person, Collection<UUID> ids) {
        Set<UUID> wanted = new HashSet<>(ids);
        wanted.remove(Person.HOUSE);
        return clients.names(person, wanted);
    }

    /** The whole names of the categories of these owners. */
    Map<UUID, String> categories(Person person, Collection<UUID> owners, Locale locale) {
        Map<UUID, String> names = new HashMap<>();
        for (UUID owner : new HashSet<>(owners)) {
            CategoryTree tree = tree(person, owner);
            tree.all()
                    .forEach(branch -> names.put(
                            branch.node().id(), tree.fullName(branch.node().id(), locale)));
        }
        return names;
    }

    /** The house's categories, and with a client its own; a client's people have theirs anyway. */
    CategoryTree tree(Person person, @Nullable UUID owner) {
        UUID client = person.isStaff() ? owner : person.clientId();
        boolean reached = client != null && !client.equals(Person.HOUSE) && person.mayReach(client);
        return categories.of(person, reached ? client : null);
    }

    List<Choice> categoryChoices(Person person, UUID owner, @Nullable UUID chosen, Locale locale) {
        return tree(person, owner).offered().stream()
                .map(branch -> new Choice(
                        branch.node().id().toString(),
                        DEEPER.repeat(branch.depth()) + branch.node().name(locale),
                        branch.node().id().equals(chosen)))
                .toList();
    }

    List<Choice> ownerChoices(Person person, UUID chosen) {
        List<Choice> owners = new ArrayList<>();
        clients.reachable(person).stream()
                .filter(client -> !client.id().equals(Person.HOUSE))
                .map(client -> new Choice(
                        client.id().toString(), client.name(), client.id().equals(chosen)))
                .forEach(owners::add);
        return owners;
    }

    /** As the fields audience, owner and category say it; what they leave out stays. Everybody's articles are the house's. */
    static Placing read(Form form, Placing before) {
        Audience audience = Audience.find(form.value("audience")).orElse(before.audience());
        UUID owner = form.has("owner") ? id(form.value("owner")).orElse(Person.HOUSE) : before.owner();
        UUID category = form.has("category") ? id(form.value("category")).orElse(null) : before.category();
        return new Placing(audience == Audience.PUBLIC ? Person.HOUSE : owner, audience, category);
    }

    static Form shown(Form form, Placing placing) {
        UUID category = placing.category();
        return form.value("audience", placing.audience().word())
                .value(
                        "owner",
                        placing.owner().equals(Person.HOUSE)
                                ? ""
                                : placing.owner().toString())
                .value("category", category == null ? "" : category.toString());
    }

    static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
