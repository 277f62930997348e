package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryChanges;
import mx.lanet.helpdesk.ticket.category.CategoryDraft;
import mx.lanet.helpdesk.ticket.category.CategoryIcon;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Texts;
import mx.lanet.helpdesk.ticket.category.CategoryNode.Wish;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.queue.Queue;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test works in the trees of its own two clients; what it must do to the house's tree it takes back. */
@ServerTest
class CategoriesTest {
    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketLists lists;

    @Autowired
    private Categories categories;

    @Autowired
    private CategoryChanges changes;

    @Autowired
    private Queues queues;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person lucia;
    private Person daniela;
    private UUID cafe;
    private final List<CategoryNode> ofTheHouse = new ArrayList<>();

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        lucia = clients.superadmin();
        daniela = clients.cafe().technician();
        cafe = clients.cafe().clientId();
    }

    @AfterEach
    void theHouseIsAsBefore() {
        ofTheHouse.forEach(node -> changes.setActive(lucia, Person.HOUSE, node.id(), node.version(), false));
    }

    @Test
    void everybody_starts_with_the_products_categories_in_both_languages() {
        CategoryTree tree = categories.of(clients.cafe().requester(), cafe);

        assertThat(tree.offered().stream().map(branch -> branch.node().name(Locale.of("es"))))
                .contains("Hardware", "Software", "Red", "Impresoras", "Correo", "Accesos", "Otro");
        assertThat(tree.meant("impresoras").orElseThrow().asked(Locale.ENGLISH)).isEqualTo("Printer");
        assertThat(tree.meant("PRINTERS")).isEqualTo(tree.meant("Impresoras"));
        assertThat(tree.meant("Telefono")).isPresent();
    }

    @Test
    void what_nobody_has_made_stays_a_text() {
        Ticket odd = ask("Cafetera");

        assertThat(odd.category()).isEqualTo("Cafetera");
        assertThat(odd.categoryId()).isNull();
    }

    @Test
    void a_clients_own_category_is_its_own_only() {
        CategoryNode tills = create(cafe, "Cajas", null, null, null);

        assertThat(categories.of(daniela, cafe).find(tills.id())).isPresent();
        assertThat(categories.of(lucia, clients.textil().clientId()).find(tills.id()))
                .isEmpty();
        refused(404, () -> categories.of(clients.textil().technician(), cafe));
        assertThat(ask("cajas").categoryId()).isEqualTo(tills.id());
    }

    @Test
    void the_nearest_category_that_says_something_decides_and_the_clients_wish_goes_first() {
        Queue tillsTeam = queue("Cajas");
        CategoryNode tills = create(cafe, "Cajas", null, Priority.ALTA, tillsTeam.id());
        create(cafe, "Lector", tills.id(), null, null);
        UUID printers =
                categories.of(daniela, cafe).meant("Impresoras").orElseThrow().id();
        changes.wish(lucia, cafe, printers, new Wish(Priority.BAJA, tillsTeam.id(), false));

        Ticket reader = ask("Cajas / Lector");
        Ticket printer = ask("Impresoras");
        Ticket elsewhere = ask(clients.textil().requester(), "Impresoras", null);
        Ticket asked = ask(clients.cafe().requester(), "Impresoras", Priority.CRITICA);

        assertThat(reader.priority()).isEqualTo(Priority.ALTA);
        assertThat(reader.queueId()).isEqualTo(tillsTeam.id());
        assertThat(printer.priority()).isEqualTo(Priority.BAJA);
        assertThat(printer.queueId()).isEqualTo(tillsTeam.id());
        assertThat(elsewhere.priority()).isEqualTo(Priority.MEDIA);
        assertThat(elsewhere.queueId()).isEqualTo(Queues.GENERAL);
        assertThat(asked.priority()).isEqualTo(Priority.CRITICA);
    }

    @Test
    void what_is_retired_or_hidden_is_offered_no_more_with_all_below_it() {
        CategoryNode tills = create(cafe, "Cajas", null, null, null);
        create(cafe, "Lector", tills.id(), null, null);
        UUID mail = categories.of(daniela, cafe).meant("Correo").orElseThrow().id();
        Ticket before = ask("Cajas / Lector");

        changes.setActive(lucia, cafe, tills.id(), tills.version(), false);
        changes.wish(lucia, cafe, mail, new Wish(null, null, true));

        CategoryTree tree = categories.of(daniela, cafe);
        assertThat(tree.meant("Cajas")).isEmpty();
        assertThat(tree.meant("Lector")).isEmpty();
        assertThat(tree.meant("Correo")).isEmpty();
        assertThat(categories.of(lucia, clients.textil().clientId()).meant("Correo"))
                .isPresent();
        assertThat(tickets.get(daniela, before.ticketId()).category()).isEqualTo("Lector");
    }

    @Test
    void categories_are_moved_up_and_down_and_below_another_but_never_below_themselves() {
        CategoryNode one = create(cafe, "Uno", null, null, null);
        CategoryNode two = create(cafe, "Dos", null, null, null);
        CategoryNode three = create(cafe, "Tres", two.id(), null, null);

        changes.move(lucia, cafe, two.id(), true);
        List<UUID> order = own(null);
        changes.change(lucia, cafe, one.id(), one.version(), draft("Uno", two.id(), null, null));

        assertThat(order).containsSubsequence(two.id(), one.id());
        assertThat(own(two.id())).containsExactly(three.id(), one.id());
        CategoryNode now = categories.of(lucia, cafe).find(two.id()).orElseThrow();
        refused(400, () -> {
            changes.change(lucia, cafe, two.id(), now.version(), draft("Dos", three.id(), null, null));
            return null;
        });
        refused(409, () -> {
            changes.change(lucia, cafe, one.id(), one.version(), draft("Uno", null, null, null));
            return null;
        });
    }

    @Test
    void the_list_is_filtered_by_a_category_with_all_below_it() {
        CategoryNode tills = create(cafe, "Cajas", null, null, null);
        CategoryNode reader = create(cafe, "Lector", tills.id(), null, null);
        Ticket above = ask("Cajas");
        Ticket below = ask("Lector");
        ask("Otro");

        assertThat(listed(tills.id())).containsExactlyInAnyOrder(above.ticketId(), below.ticketId());
        assertThat(listed(reader.id())).containsExactly(below.ticketId());
    }

    @Test
    void a_technician_changes_it_on_the_ticket_within_the_clients_tree() {
        CategoryNode foreign = create(clients.textil().clientId(), "Telares", null, null, null);
        Ticket asked = ask("Otro");

        Outcome outcome = tickets.changeCategory(daniela, asked.ticketId(), 1, "Red");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(tickets.get(daniela, asked.ticketId()).category()).isEqualTo("Red");
        refused(
                400,
                () -> tickets.changeCategory(
                        daniela, asked.ticketId(), 2, foreign.id().toString()));
        refused(400, () -> tickets.changeCategory(daniela, asked.ticketId(), 2, "Inventada"));
    }

    @Test
    void only_the_superadmin_grows_the_tree() {
        refused(403, () -> changes.create(daniela, cafe, draft("Mía", null, null, null)));
        refused(403, () -> changes.create(clients.cafe().clientAdmin(), cafe, draft("Mía", null, null, null)));
        refused(404, () -> changes.create(lucia, UUID.randomUUID(), draft("De nadie", null, null, null)));
    }

    @Test
    void a_new_category_of_the_house_is_everybodys() {
        CategoryNode cameras = create(Person.HOUSE, "Cámaras " + UUID.randomUUID(), null, null, null);
        ofTheHouse.add(cameras);

        assertThat(categories.of(daniela, cafe).find(cameras.id())).isPresent();
        assertThat(categories
                        .of(clients.textil().requester(), clients.textil().clientId())
                        .find(cameras.id()))
                .isPresent();
    }

    private CategoryNode create(
            UUID owner, String name, @Nullable UUID parent, @Nullable Priority priority, @Nullable UUID queue) {
        return changes.create(lucia, owner, draft(name, parent, priority, queue));
    }

    private static CategoryDraft draft(
            String name, @Nullable UUID parent, @Nullable Priority priority, @Nullable UUID queue) {
        return new CategoryDraft(
                new Texts(name, "", ""), new Texts("", "", ""), CategoryIcon.OTHER, parent, priority, queue);
    }

    private Queue queue(String name) {
        return queues.create(
                lucia, new Queues.Draft(name + " " + UUID.randomUUID(), "", false, true, Set.of(), Set.of()));
    }

    private List<UUID> own(@Nullable UUID parent) {
        return categories.of(lucia, cafe).offeredBelow(parent).stream()
                .filter(node -> node.clientId().equals(cafe))
                .map(CategoryNode::id)
                .toList();
    }

    private List<UUID> listed(UUID category) {
        return lists.list(daniela, TicketQuery.all().inCategory(category)).items().stream()
                .map(TicketRow::ticketId)
                .toList();
    }

    private Ticket ask(String category) {
        return ask(clients.cafe().requester(), category, null);
    }

    private Ticket ask(Person requester, String category, @Nullable Priority priority) {
        return SomeOpening.of(requester)
                .saying("Desde las 9.")
                .category(category)
                .urgency(priority)
                .in(tickets);
    }

    private static void refused(int status, Callable<?> attempt) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(attempt::call)
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }
}
