package mx.lanet.helpdesk.ticket.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Answer;
import mx.lanet.helpdesk.ticket.internal.AgentCalls.Machine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an agent reads of its tickets, over HTTP and as the documents have it. */
@ServerTest
class AgentTicketListTest {
    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private AgentCalls agents;
    private Machine reception;
    private Machine storehouse;
    private Machine foreign;

    @BeforeEach
    void machines() {
        clients = people.twoClients();
        agents = new AgentCalls(tokens, port);
        reception = agents.join(clients.cafe(), "PC-RECEPCION");
        storehouse = agents.join(clients.cafe(), "PC-ALMACEN");
        foreign = agents.join(clients.textil(), "PC-TELAR");
    }

    @Test
    void the_list_has_the_contracts_fields_newest_first_and_in_pages() {
        List<String> made = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            made.addFirst(agents.make(reception, "Número " + i).toString());
        }

        JsonNode first =
                agents.get(reception, "/api/tickets/my-tickets?per_page=2").json();
        JsonNode last = agents.get(reception, "/api/tickets/my-tickets?per_page=2&page=3")
                .json();
        JsonNode beyond = agents.get(reception, "/api/tickets/my-tickets?per_page=2&page=9")
                .json();

        assertThat(first.path("tickets").path(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "ticket_id",
                        "ticket_number",
                        "subject",
                        "status",
                        "priority",
                        "category",
                        "channel",
                        "created_at",
                        "updated_at",
                        "assigned_to",
                        "unread_comments",
                        "rating",
                        "opened_by");
        assertThat(first.path("tickets").path(0).path("channel").asString()).isEqualTo("agente");
        assertThat(ids(first)).isEqualTo(made.subList(0, 2));
        assertThat(ids(last)).isEqualTo(made.subList(4, 5));
        assertThat(ids(beyond)).isEmpty();
        assertThat(beyond.path("total").asInt()).isEqualTo(5);
        assertThat(List.of(
                        first.path("page").asInt(),
                        first.path("per_page").asInt(),
                        last.path("page").asInt()))
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "per_page=1000000, 400",
        "per_page=-1, 400",
        "page=1.5, 400",
        "search=%00, 400",
        "search=%25, 200",
        "per_page=100000, 200",
        "per_page=0, 200",
        "page=999999, 200"
    })
    void what_is_asked_of_the_list_is_bounded(String query, int status) {
        agents.make(reception, "Solo uno");

        Answer answer = agents.get(reception, "/api/tickets/my-tickets?" + query);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.json().path("per_page").asInt()).isBetween(1, 100);
        }
    }

    @Test
    void a_search_does_not_find_what_is_another_machines() {
        agents.make(storehouse, "Impresora de almacén");
        agents.make(foreign, "Impresora de telar");

        assertThat(agents.get(reception, "/api/tickets/my-tickets?search=Impresora")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void an_agent_sees_its_own_tickets_and_no_others() {
        UUID own = agents.make(reception, "Mío");
        UUID beside = agents.make(storehouse, "De otro equipo");
        UUID theirs = agents.make(foreign, "De otra empresa");

        Answer list = agents.get(reception, "/api/tickets/my-tickets?search=m%C3%ADo&status=nuevo&page=1&per_page=5");

        assertThat(list.json().path("total").asInt()).isEqualTo(1);
        assertThat(list.json().path("data").path("tickets"))
                .isEqualTo(list.json().path("tickets"));
        assertThat(list.json().path("tickets").path(0).path("subject").asString())
                .isEqualTo("Mío");
        assertThat(agents.get(reception, "/api/tickets/" + own).status()).isEqualTo(200);
        for (UUID id : List.of(beside, theirs, UUID.randomUUID())) {
            assertThat(agents.get(reception, "/api/tickets/" + id).status()).isEqualTo(404);
            assertThat(agents.post(reception, "/api/tickets/" + id + "/comments", "{\"comment\":\"hola\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(agents.post(reception, "/api/tickets/" + id + "/rating", "{\"score\":5}")
                            .status())
                    .isEqualTo(404);
            assertThat(agents.attach(reception, id, "a.txt", "hola".getBytes(StandardCharsets.UTF_8), "k")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(agents.get(reception, "/api/tickets/my-tickets?status=raro").status())
                .isEqualTo(400);
        assertThat(agents.get(reception, "/api/tickets/my-tickets?page=dos").status())
                .isEqualTo(400);
        assertThat(agents.get(new Machine(reception.assetId(), "x.y.z"), "/api/tickets/my-tickets")
                        .status())
                .isEqualTo(401);
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("tickets").forEach(one -> ids.add(one.path("ticket_id").asString()));
        return ids;
    }
}
