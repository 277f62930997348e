package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.internal.TicketListPage.Chip;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.tag.Tags;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filters of the list, each a menu of addresses. */
@Component
class ListChips {
    /** No menu is longer: who serves more clients finds one by the search or the switcher. */
    private static final int MOST = 60;

    private final Tenancy tenancy;
    private final Clients clients;
    private final Sites sites;
    private final Users users;
    private final Queues queues;
    private final Categories categories;
    private final Tags tags;

    ListChips(
            Tenancy tenancy,
            Clients clients,
            Sites sites,
            Users users,
            Queues queues,
            Categories categories,
            Tags tags) {
        this.tenancy = tenancy;
        this.clients = clients;
        this.sites = sites;
        this.users = users;
        this.queues = queues;
        this.categories = categories;
        this.tags = tags;
    }

    /** Who serves the one client that the list is of, asked in a scope of its own; nobody when it is of several. */
    List<Colleague> colleagues(Person person, ListAddress address) {
        return clientOf(person, address)
                .filter(id -> person.isStaff() && person.mayReach(id))
                .map(id -> users.staffServing(person, id))
                .orElse(List.of());
    }

    /**
     * @param colleagues as {@link #colleagues} says
     * @param savedLists of machines; none for who is no staff
     * @param fields those of the house that the list's tickets have
     */
    List<Chip> of(
            Person person,
            ListAddress address,
            List<Colleague> colleagues,
            List<MachineFilter> savedLists,
            List<TicketField> fields,
            Texts texts) {
        List<Chip> chips = tenancy.call(
                person.scope(),
                () -> inTransaction(person, clientOf(person, address), colleagues, address, fields, texts));
        if (!savedLists.isEmpty()) {
            chips.add(chip(
                    address,
                    texts,
                    "machines",
                    savedLists,
                    list -> list.filterId().toString(),
                    MachineFilter::name));
        }
        return chips;
    }

    private List<Chip> inTransaction(
            Person person,
            Optional<UUID> client,
            List<Colleague> colleagues,
            ListAddress address,
            List<TicketField> fields,
            Texts texts) {
        List<Chip> chips = new ArrayList<>();
        chips.add(state(person, address, texts));
        chips.add(words(
                address,
                texts,
                "priority",
                Arrays.stream(Priority.values()).map(Priority::word).toList(),
                "web.priority."));
        if (person.isStaff() && person.chosenClient() == null) {
            chips.add(client(person, address, texts));
        }
        client.filter(person::mayReach).ifPresent(id -> {
            chips.add(site(person, id, address, texts));
            if (person.isStaff()) {
                chips.add(assignee(person, colleagues, address, texts));
            }
        });
        if (person.isStaff() && client.isEmpty()) {
            chips.add(assigneeAnywhere(person, address, texts));
        }
        if (person.isStaff()) {
            chips.add(queue(person, address, texts));
        }
        if (ListAddress.parse(address.value("requester")).isPresent()) {
            chips.add(requester(person, address, texts));
        }
        chips.add(category(person, client.filter(person::mayReach).orElse(null), address, texts));
        if (person.isStaff()) {
            chips.add(tag(person, client.filter(person::mayReach).orElse(null), address, texts));
        }
        chips.addAll(FieldChips.of(fields, address, texts));
        chips.add(words(
                address,
                texts,
                "channel",
                Arrays.stream(Channel.values()).map(Channel::word).toList(),
                "web.channel."));
        if (person.isStaff()) {
            chips.add(words(address, texts, "due", ListAddress.DUE, "ticket.due."));
        }
        chips.add(words(address, texts, "created", ListAddress.PERIODS, "ticket.period."));
        return chips;
    }

    /** The one client that the list is of, if it is of one. */
    private static Optional<UUID> clientOf(Person person, ListAddress address) {
        Optional<UUID> asked = ListAddress.parse(address.value("client"));
        Optional<UUID> only =
                person.isStaff() ? Optional.ofNullable(person.chosenClient()) : Optional.of(person.clientId());
        return only.isPresent() ? only : asked;
    }

    /** Where the view shows some only, all can be asked for. */
    private static Chip state(Person person, ListAddress address, Texts texts) {
        List<String> words =
                new ArrayList<>(Arrays.stream(State.values()).map(State::word).toList());
        if (!address.view(person).query(person).states().isEmpty()) {
            words.addFirst(ListAddress.EVERY);
        }
        return chip(
                address,
                texts,
                "state",
                words,
                Function.identity(),
                word -> texts.t(
                        word.equals(ListAddress.EVERY) ? "ticket.filter.every-state" : "web.ticket-state." + word));
    }

    private static Chip words(ListAddress address, Texts texts, String name, List<String> words, String labels) {
        return chip(address, texts, name, words, Function.identity(), word -> texts.t(labels + word));
    }

    private Chip client(Person person, ListAddress address, Texts texts) {
        List<Client> shown = new ArrayList<>(clients.reachable(person, MOST));
        ListAddress.parse(address.value("client"))
                .filter(person::mayReach)
                .filter(chosen -> shown.stream().noneMatch(client -> client.id().equals(chosen)))
                .flatMap(clients::find)
                .ifPresent(shown::add);
        return chip(address, texts, "client", shown, client -> client.id().toString(), Client::name);
    }

    private Chip site(Person person, UUID client, ListAddress address, Texts texts) {
        List<Site> all = sites.ofClient(person, client);
        return chip(
                address,
                texts,
                "site",
                all.subList(0, Math.min(MOST, all.size())),
                site -> site.id().toString(),
                Site::name);
    }

    private Chip queue(Person person, ListAddress address, Texts texts) {
        List<QueueName> all = queues.choices(person);
        List<String> values = new ArrayList<>();
        values.add(ListAddress.MINE);
        all.stream().limit(MOST).forEach(one -> values.add(one.id().toString()));
        Map<String, String> names =
                all.stream().collect(Collectors.toMap(one -> one.id().toString(), QueueName::name));
        return chip(
                address,
                texts,
                "queue",
                values,
                Function.identity(),
                value -> names.getOrDefault(value, texts.t("ticket.filter.my-queues")));
    }

    /** Set by a link from a person, and only to be taken away here: a menu of everybody would help nobody. */
    private Chip requester(Person person, ListAddress address, Texts texts) {
        return new Chip(
                texts.t("ticket.filter.requester"),
                name(person, address, texts),
                address.with("requester", ""),
                List.of());
    }

    private String name(Person person, ListAddress address, Texts texts) {
        try {
            return users.get(person, UUID.fromString(address.value("requester")))
                    .name();
        } catch (Refusal unknown) {
            return texts.t("ticket.filter.somebody");
        }
    }

    private Chip category(Person person, @Nullable UUID client, ListAddress address, Texts texts) {
        CategoryTree tree = categories.of(person, client);
        return chip(
                address,
                texts,
                "category",
                tree.offered().stream().limit(2 * MOST).toList(),
                branch -> branch.node().id().toString(),
                branch -> tree.fullName(branch.node().id(), texts.locale()));
    }

    /** One that was not used lately is offered as long as it is asked for. */
    private Chip tag(Person person, @Nullable UUID client, ListAddress address, Texts texts) {
        String asked = Tag.key(address.value("tag"));
        List<Tag> used = new ArrayList<>(tags.used(person, client, MOST));
        if (!asked.isEmpty() && used.stream().noneMatch(tag -> tag.key().equals(asked))) {
            Tag.names(asked).stream().limit(1).map(Tag::shortened).forEach(used::addFirst);
        }
        List<Tab> options = used.stream()
                .map(tag -> Tab.of(
                        tag.name(), address.with("tag", tag.key()), tag.key().equals(asked)))
                .toList();
        return new Chip(
                texts.t("ticket.filter.tag"),
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse(texts.t("ticket.filter.any")),
                asked.isEmpty() ? null : address.with("tag", ""),
                options);
    }

    private static Chip assignee(Person person, List<Colleague> colleagues, ListAddress address, Texts texts) {
        List<Tab> options = assigneesAnywhere(person, address, texts);
        colleagues.stream()
                .filter(colleague -> !colleague.id().equals(person.userId()))
                .limit(MOST)
                .forEach(colleague ->
                        options.add(tab(address, "assignee", colleague.id().toString(), colleague.name())));
        String set = address.value("assignee");
        String value =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse(texts.t("ticket.filter.any"));
        return new Chip(
                texts.t("ticket.filter.assignee"), value, set.isEmpty() ? null : address.with("assignee", ""), options);
    }

    private static Chip assigneeAnywhere(Person person, ListAddress address, Texts texts) {
        List<Tab> options = assigneesAnywhere(person, address, texts);
        String value =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse(texts.t("ticket.filter.any"));
        return new Chip(
                texts.t("ticket.filter.assignee"),
                value,
                address.value("assignee").isEmpty() ? null : address.with("assignee", ""),
                options);
    }

    private static List<Tab> assigneesAnywhere(Person person, ListAddress address, Texts texts) {
        List<Tab> options = new ArrayList<>();
        options.add(tab(address, "assignee", person.userId().toString(), texts.t("ticket.filter.me")));
        options.add(tab(address, "assignee", ListAddress.NOBODY, texts.t("ticket.nobody")));
        return options;
    }

    private static <T> Chip chip(
            ListAddress address,
            Texts texts,
            String name,
            List<T> all,
            Function<T, String> value,
            Function<T, String> label) {
        List<Tab> options = all.stream()
                .map(one -> tab(address, name, value.apply(one), label.apply(one)))
                .toList();
        @Nullable
        String chosen =
                options.stream().filter(Tab::here).map(Tab::label).findFirst().orElse(null);
        return new Chip(
                texts.t("ticket.filter." + name),
                chosen == null ? texts.t("ticket.filter.any") : chosen,
                chosen == null ? null : address.with(name, ""),
                options);
    }

    private static Tab tab(ListAddress address, String name, String value, String label) {
        return Tab.of(label, address.with(name, value), address.value(name).equals(value));
    }
}
