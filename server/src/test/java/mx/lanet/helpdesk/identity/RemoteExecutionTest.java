package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RemoteExecutionTest {
    @Autowired
    TestPeople people;

    @Autowired
    Technicians technicians;

    @Autowired
    RemoteExecution remote;

    @Autowired
    TestClock clock;

    private TwoClients two;
    private Person technician;
    private UUID cafe;

    @BeforeEach
    void set() {
        two = people.twoClients();
        technician = two.cafe().technician();
        cafe = two.cafe().clientId();
    }

    @Test
    void a_technician_needs_the_permission_of_this_very_client() {
        refuses(technician.proven(now()), cafe, "forbidden");

        technicians.setRemoteExecution(two.superadmin().proven(now()), technician.userId(), cafe, true);

        assertThatCode(() -> remote.demand(technician.proven(now()), cafe)).doesNotThrowAnyException();
        refuses(technician.proven(now()), two.textil().clientId(), "forbidden");
    }

    @Test
    void a_withdrawn_permission_counts_no_more() {
        technicians.setRemoteExecution(two.superadmin().proven(now()), technician.userId(), cafe, true);
        technicians.setRemoteExecution(two.superadmin(), technician.userId(), cafe, false);

        refuses(technician.proven(now()), cafe, "forbidden");
    }

    @Test
    void granting_it_asks_for_a_fresh_factor_and_withdrawing_it_does_not() {
        assertThatThrownBy(() -> technicians.setRemoteExecution(two.superadmin(), technician.userId(), cafe, true))
                .hasMessage("second_factor_missing");
        assertThatCode(() -> technicians.setRemoteExecution(two.superadmin(), technician.userId(), cafe, false))
                .doesNotThrowAnyException();
    }

    @Test
    void nobody_of_a_client_may_whatever_they_show() {
        refuses(two.cafe().clientAdmin().proven(now()), cafe, "forbidden");
        refuses(two.cafe().requester().proven(now()), cafe, "forbidden");
    }

    @Test
    void a_superadmin_may_everywhere_with_a_fresh_factor() {
        Person lucia = two.superadmin();

        refuses(lucia, cafe, "second_factor_missing");
        assertThatCode(() -> remote.demand(lucia.proven(now()), cafe)).doesNotThrowAnyException();
        assertThatCode(() -> remote.demand(lucia.proven(now()), two.textil().clientId()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_proof_is_stale_after_ten_minutes() {
        Person proven = two.superadmin().proven(now());

        clock.advance(Duration.ofMinutes(10).minusSeconds(5));
        assertThatCode(() -> remote.demand(proven, cafe)).doesNotThrowAnyException();

        clock.advance(Duration.ofSeconds(6));
        refuses(proven, cafe, "second_factor_needed");
    }

    private Instant now() {
        return clock.instant();
    }

    private void refuses(Person person, UUID client, String code) {
        assertThatThrownBy(() -> remote.demand(person, client)).hasMessage(code);
    }
}
