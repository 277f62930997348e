package mx.lanet.helpdesk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.view.SavedView;
import mx.lanet.helpdesk.ticket.view.SavedViews;
import mx.lanet.helpdesk.ticket.view.SavedViews.Wish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SavedViewsTest {
    @Autowired
    private SavedViews views;

    @Autowired
    private TestPeople people;

    private TwoClients clients;
    private Person daniela;
    private Person ivan;

    @BeforeEach
    void people() {
        clients = people.twoClients();
        daniela = clients.cafe().technician();
        ivan = clients.textil().technician();
    }

    @Test
    void a_view_is_its_owners_until_it_is_shared_with_the_team() {
        SavedView mine = views.save(daniela, new Wish("Críticos", false, "priority=critica"));

        assertThat(names(daniela)).contains("Críticos");
        assertThat(names(ivan)).doesNotContain("Críticos");
        assertThat(views.find(ivan, mine.viewId())).isEmpty();

        views.change(daniela, mine.viewId(), 1, new Wish("Críticos de hoy", true, "priority=critica&created=1"));

        assertThat(names(ivan)).contains("Críticos de hoy");
        assertThat(views.find(ivan, mine.viewId()).orElseThrow().address()).isEqualTo("priority=critica&created=1");
    }

    @Test
    void who_does_not_own_a_shared_view_changes_nothing_of_it() {
        SavedView common = views.save(daniela, new Wish("Por comprar", true, "q=comprar"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> views.remove(ivan, common.viewId()));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> views.change(ivan, common.viewId(), 1, new Wish("Mía", false, "")));
        assertThat(names(daniela)).contains("Por comprar");
    }

    @Test
    void the_teams_views_and_each_clients_own_stay_apart() {
        views.save(daniela, new Wish("Del equipo", true, ""));
        views.save(clients.cafe().clientAdmin(), new Wish("De Café", true, "state=nuevo"));

        assertThat(names(clients.cafe().clientAdmin())).containsExactly("De Café");
        assertThat(names(clients.textil().clientAdmin())).isEmpty();
        assertThat(names(daniela)).doesNotContain("De Café");
        assertThat(names(clients.cafe().requester())).isEmpty();
    }

    @Test
    void the_second_of_two_who_change_a_view_is_told() {
        SavedView view = views.save(daniela, new Wish("Míos", false, ""));

        assertThat(views.change(daniela, view.viewId(), 1, new Wish("Uno", false, "")))
                .isTrue();
        assertThat(views.change(daniela, view.viewId(), 1, new Wish("Dos", false, "")))
                .isFalse();
        assertThat(names(daniela)).contains("Uno").doesNotContain("Dos");
    }

    private List<String> names(Person person) {
        return views.of(person).stream().map(SavedView::name).toList();
    }
}
