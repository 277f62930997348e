package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of people with a login. */
@Controller
class UserListPages {
    private static final int MOST_IN_FILTER = 100;

    private final Users users;
    private final Technicians technicians;
    private final SecondFactors factors;
    private final Clients clients;
    private final MessageSource messages;

    UserListPages(
            Users users, Technicians technicians, SecondFactors factors, Clients clients, MessageSource messages) {
        this.users = users;
        this.technicians = technicians;
        this.factors = factors;
        this.clients = clients;
        this.messages = messages;
    }

    /** The filters as they stand in the address; what is no filter means any. */
    private record Wish(Users.Query query, Address address) {
        static Wish of(Map<String, String> asked) {
            String search = cut(asked.getOrDefault("q", ""));
            Users.Sort sort = word(Users.Sort.values(), Users.Sort::word, asked.get("sort"));
            Role role = word(Role.values(), Role::word, asked.get("role"));
            boolean off = "off".equals(asked.get("state"));
            boolean all = "all".equals(asked.get("state"));
            boolean down = "down".equals(asked.get("order"));
            UUID client = uuid(asked.get("client"));
            Users.Sort by = sort == null ? Users.Sort.NAME : sort;
            Address address = Address.of("/users")
                    .with("q", search)
                    .with("role", role == null ? null : role.word())
                    .with("client", client)
                    .with("state", off ? "off" : all ? "all" : null)
                    .with("sort", by == Users.Sort.NAME ? null : by.word())
                    .with("order", down ? "down" : null);
            Boolean active = all ? null : Boolean.valueOf(!off);
            return new Wish(new Users.Query(client, role, active, search, by, down), address);
        }

        private static <T> @Nullable T word(T[] values, Function<T, String> name, @Nullable String wanted) {
            return Stream.of(values)
                    .filter(value -> name.apply(value).equals(wanted))
                    .findFirst()
                    .orElse(null);
        }

        private static @Nullable UUID uuid(@Nullable String text) {
            try {
                return text == null || text.isEmpty() ? null : UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        private static String cut(String search) {
            String text = search.strip();
            return text.length() <= 100 ? text : text.substring(0, 100);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/users")
    Answer list(
            Person person,
            @RequestParam Map<String, String> asked,
            @RequestParam(defaultValue = "1", name = "page") int number) {
        Wish wish = Wish.of(asked);
        Address here = wish.address();
        Slice<User> slice = users.list(person, wish.query(), new Slice.Request(number, Pager.SIZE));
        Texts texts = new Texts(messages, LocaleContextHolder.getLocale());
        return page(
                "identity/users",
                new UserListPage(
                        lines(person, slice.items(), factors.among(slice.items()), texts),
                        Pager.of(slice, page -> here.with("page", page).toString()),
                        columns(wish, texts),
                        filters(person, wish, texts),
                        wish.query().search(),
                        here.without("q").filters(),
                        person.role() != Role.TECHNICIAN,
                        person.role() == Role.SUPERADMIN));
    }

    /** The list to take along. */
    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/users/export")
    Export export(Person person, @RequestParam Map<String, String> asked) {
        Wish wish = Wish.of(asked);
        Texts texts = new Texts(messages, LocaleContextHolder.getLocale());
        List<Cells<UserListPage.Line>> columns = List.of(
                Cells.text(texts.t("identity.field.name"), line -> line.user().name()),
                Cells.text(texts.t("identity.field.login"), line -> line.user().login()),
                Cells.text(texts.t("identity.field.email"), line -> line.user().email()),
                Cells.text(texts.t("identity.field.phone"), line -> line.user().phone()),
                Cells.text(texts.t("identity.field.department"), line -> line.user()
                        .department()),
                Cells.text(
                        texts.t("identity.field.role"),
                        line -> texts.t("web.role." + line.user().role().word())),
                Cells.text(texts.t("identity.field.client"), UserListPage.Line::belongsTo),
                Cells.yes(texts.t("identity.field.active"), line -> line.user().active()),
                Cells.moment(texts.t("identity.users.seen"), line -> line.user().lastLoginAt()));
        String title = texts.t("web.place.users");
        UUID client = person.isStaff() ? person.chosenClient() : person.clientId();
        return Export.of(
                title,
                wish.query().search().isEmpty()
                        ? List.of()
                        : List.of(wish.query().search()),
                client,
                new Sheet<>(
                        title,
                        columns,
                        (most, line) ->
                                users.each(person, wish.query(), most, some -> lines(person, some, Set.of(), texts)
                                        .forEach(line))));
    }

    private List<UserListPage.Line> lines(Person person, List<User> found, Set<UUID> withFactor, Texts texts) {
        Map<UUID, String> names = new HashMap<>();
        for (UUID clientId : found.stream().map(User::clientId).distinct().toList()) {
            names.put(clientId, clients.get(person, clientId).name());
        }
        Map<UUID, Integer> served = person.role() == Role.SUPERADMIN
                ? technicians.counts(person, found.stream().map(User::id).toList())
                : Map.of();
        return found.stream()
                .map(user -> new UserListPage.Line(
                        user, belongsTo(user, names, served, texts), withFactor.contains(user.id())))
                .toList();
    }

    private static String belongsTo(User user, Map<UUID, String> names, Map<UUID, Integer> served, Texts texts) {
        return switch (user.role()) {
            case SUPERADMIN -> texts.t("identity.users.all-clients");
            case TECHNICIAN -> texts.t("identity.users.clients-served", served.getOrDefault(user.id(), 0));
            case CLIENT_ADMIN, REQUESTER -> names.getOrDefault(user.clientId(), "");
        };
    }

    private static List<Column> columns(Wish wish, Texts texts) {
        List<Column> columns = new ArrayList<>();
        columns.add(sorted(Column.of(texts.t("identity.field.name")), Users.Sort.NAME, wish)
                .css("pad-l"));
        columns.add(sorted(Column.of(texts.t("identity.field.role")), Users.Sort.ROLE, wish));
        columns.add(Column.of(texts.t("identity.field.client")));
        columns.add(Column.of(texts.t("identity.field.active")));
        columns.add(sorted(Column.of(texts.t("identity.users.seen")), Users.Sort.SEEN, wish)
                .css("r pad-r"));
        return columns;
    }

    private static Column sorted(Column column, Users.Sort by, Wish wish) {
        boolean now = wish.query().sort() == by;
        boolean down = wish.query().descending();
        String path = wish.address()
                .with("sort", by == Users.Sort.NAME ? null : by.word())
                .with("order", now && !down ? "down" : null)
                .toString();
        Column.Direction direction = down ? Column.Direction.DESCENDING : Column.Direction.ASCENDING;
        return column.sort(path, now ? direction : null);
    }

    private List<UserListPage.Filter> filters(Person person, Wish wish, Texts texts) {
        Address here = wish.address();
        List<UserListPage.Filter> filters = new ArrayList<>();
        Role chosen = wish.query().role();
        List<Tab> roles = new ArrayList<>();
        roles.add(Tab.of(texts.t("identity.users.any"), here.without("role").toString(), chosen == null));
        for (Role role :
                person.role() == Role.SUPERADMIN ? Role.values() : new Role[] {Role.CLIENT_ADMIN, Role.REQUESTER}) {
            roles.add(Tab.of(
                    texts.t("web.role." + role.word()),
                    here.with("role", role.word()).toString(),
                    role == chosen));
        }
        filters.add(new UserListPage.Filter(texts.t("identity.field.role"), roles));
        if (person.isStaff()) {
            filters.add(new UserListPage.Filter(texts.t("identity.field.client"), clientTabs(person, wish, texts)));
        }
        Boolean active = wish.query().active();
        filters.add(new UserListPage.Filter(
                texts.t("identity.field.active"),
                List.of(
                        Tab.of(
                                texts.t("identity.users.active"),
                                here.without("state").toString(),
                                Boolean.TRUE.equals(active)),
                        Tab.of(
                                texts.t("identity.users.off"),
                                here.with("state", "off").toString(),
                                Boolean.FALSE.equals(active)),
                        Tab.of(
                                texts.t("identity.users.any"),
                                here.with("state", "all").toString(),
                                active == null))));
        return filters;
    }

    private List<Tab> clientTabs(Person person, Wish wish, Texts texts) {
        UUID chosen = wish.query().clientId();
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.of(
                texts.t("identity.users.any"), wish.address().without("client").toString(), chosen == null));
        for (Client client : clients.reachable(person, MOST_IN_FILTER)) {
            tabs.add(Tab.of(
                    client.name(),
                    wish.address().with("client", client.id()).toString(),
                    client.id().equals(chosen)));
        }
        boolean listed = tabs.stream().anyMatch(Tab::here);
        if (!listed && chosen != null && person.mayReach(chosen)) {
            tabs.add(Tab.of(clients.get(person, chosen).name(), wish.address().toString(), true));
        }
        return tabs;
    }
}
