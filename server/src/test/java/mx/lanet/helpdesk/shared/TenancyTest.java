package mx.lanet.helpdesk.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class TenancyTest {
    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestPeople people;

    TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void a_clients_own_transaction_sees_that_client_even_when_a_query_forgets_it() {
        List<UUID> seen = tenancy.call(new Scope.Client(two.cafe().clientId()), this::clientsOfSites);

        assertThat(seen).containsExactly(two.cafe().clientId());
    }

    @Test
    void a_technicians_transaction_sees_the_served_clients_and_no_other() {
        List<UUID> seen = tenancy.call(new Scope.Clients(Set.of(two.textil().clientId())), this::clientsOfSites);

        assertThat(seen).containsExactly(two.textil().clientId());
    }

    @Test
    void a_technician_without_clients_sees_nothing() {
        assertThat(tenancy.call(new Scope.Clients(Set.of()), this::clientsOfSites))
                .isEmpty();
    }

    @Test
    void a_row_of_another_client_cannot_be_written() {
        var cafe = new Scope.Client(two.cafe().clientId());

        assertThatThrownBy(() -> tenancy.run(cafe, () -> jdbc.sql(
                                """
                        INSERT INTO site (client_id, site_id, name, created_at, updated_at)
                        VALUES (:client, gen_random_uuid(), 'Intruso', now(), now())
                        """)
                        .param("client", two.textil().clientId())
                        .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void outside_a_tenancy_transaction_no_clients_table_can_be_read() {
        assertThatThrownBy(this::clientsOfSites).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void a_transaction_inside_one_of_another_client_is_refused() {
        var cafe = new Scope.Client(two.cafe().clientId());
        var textil = new Scope.Client(two.textil().clientId());

        assertThatThrownBy(() -> tenancy.run(cafe, () -> tenancy.run(textil, this::clientsOfSites)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_transaction_inside_one_of_the_same_client_joins_it() {
        var cafe = new Scope.Client(two.cafe().clientId());

        List<UUID> seen = tenancy.call(cafe, () -> tenancy.call(cafe, this::clientsOfSites));

        assertThat(seen).containsExactly(two.cafe().clientId());
    }

    @Test
    void the_scope_ends_with_its_transaction() {
        tenancy.run(new Scope.Client(two.cafe().clientId()), this::clientsOfSites);

        assertThatThrownBy(this::clientsOfSites).rootCause().hasMessageContaining("permission denied");
    }

    private List<UUID> clientsOfSites() {
        return jdbc.sql("SELECT DISTINCT client_id FROM site").query(UUID.class).list();
    }
}
