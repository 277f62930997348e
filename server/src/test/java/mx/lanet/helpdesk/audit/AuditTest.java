package mx.lanet.helpdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPostgres;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class AuditTest {
    @Autowired
    Audit audit;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestPeople people;

    @Value("${lanet.test.database}")
    String database;

    TwoClients two;

    @BeforeEach
    void twoClients() {
        two = people.twoClients();
    }

    @Test
    void records_of_every_scope_hang_on_one_chain_of_the_client() {
        write(two.cafe().clientAdmin(), "site.created");
        write(two.cafe().technician(), "site.changed");
        write(two.superadmin(), "site.deactivated");
        tenancy.run(
                new Scope.Everything(), () -> audit.recordUnknown("user.sign_in_failed", cafe(), thing(), Map.of()));

        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Whole(4));
        assertThat(audit.verify(two.textil().clientId())).isEqualTo(new Verdict.Whole(0));
    }

    @Test
    void what_happens_at_once_still_makes_one_chain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = IntStream.range(0, 20)
                    .<Callable<Void>>mapToObj(_ -> () -> {
                        write(two.superadmin(), "site.changed");
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(writing)) {
                done.get();
            }
        }

        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Whole(20));
    }

    @Test
    void odd_texts_are_kept_as_well_as_they_can_be() {
        Subject odd = new Subject("site", "x".repeat(500), "Sitio\u0000 \uD800 ñ 🌵 " + "y".repeat(500));
        tenancy.run(
                two.superadmin().scope(),
                () -> audit.record(two.superadmin(), "site.changed", cafe(), odd, Map.of("b", "\u0000", "a", 7)));

        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Whole(1));
    }

    @Test
    void a_changed_record_is_found() throws Exception {
        threeRecords();

        asOwner("UPDATE audit_record SET actor_name = 'Otra persona' WHERE position = 2 AND client_id = '%s'");

        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Broken(2));
    }

    @Test
    void changed_details_are_found() throws Exception {
        threeRecords();

        asOwner(
                "UPDATE audit_record SET details = '{\"role\": \"requester\"}' WHERE position = 3 AND client_id = '%s'");

        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Broken(3));
    }

    @Test
    void a_missing_record_is_found_in_the_middle_and_at_the_end() throws Exception {
        threeRecords();
        asOwner("DELETE FROM audit_record WHERE position = 3 AND client_id = '%s'");
        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Broken(3));

        asOwner("DELETE FROM audit_record WHERE position = 1 AND client_id = '%s'");

        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Broken(1));
    }

    @Test
    void the_server_itself_cannot_change_or_delete_a_record() {
        threeRecords();

        for (String sql : new String[] {"UPDATE audit_record SET actor_name = ''", "DELETE FROM audit_record"}) {
            assertThatThrownBy(() -> tenancy.run(
                            new Scope.Everything(), () -> jdbc.sql(sql).update()))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void a_record_outside_a_transaction_is_a_bug() {
        assertThatThrownBy(() -> audit.record(two.superadmin(), "site.changed", cafe(), thing(), Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_action_that_fails_leaves_no_record() {
        assertThatThrownBy(() -> tenancy.run(two.superadmin().scope(), () -> {
                    audit.record(two.superadmin(), "site.changed", cafe(), thing(), Map.of());
                    throw new IllegalArgumentException("the action failed");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(audit.verify(cafe())).isEqualTo(new Verdict.Whole(0));
    }

    @Test
    void a_client_admin_reads_the_own_chain_and_no_other() {
        write(two.cafe().clientAdmin(), "site.created");
        write(two.textil().clientAdmin(), two.textil().clientId(), "site.created");
        Slice.Request first = new Slice.Request(1, 50);

        var own = audit.list(two.cafe().clientAdmin(), new AuditQuery("", "", null, null, null), first);

        assertThat(own.items()).extracting(AuditRecord::clientId).containsOnly(cafe());
        var foreign = new AuditQuery("", "", two.textil().clientId(), null, null);
        assertThatThrownBy(() -> audit.list(two.cafe().clientAdmin(), foreign, first))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> audit.list(two.cafe().technician(), foreign, first))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void the_list_is_filtered_by_actor_action_and_time() {
        write(two.cafe().clientAdmin(), "site.created");
        write(two.superadmin(), "user.created");

        assertThat(found(new AuditQuery("navarro", "", cafe(), null, null))).isEqualTo(1);
        assertThat(found(new AuditQuery("", "user.", cafe(), null, null))).isEqualTo(1);
        assertThat(found(new AuditQuery("", "", cafe(), Instant.now().plusSeconds(60), null)))
                .isZero();
        assertThat(found(new AuditQuery("", "", cafe(), null, null))).isEqualTo(2);
    }

    private long found(AuditQuery query) {
        return audit.list(two.superadmin(), query, new Slice.Request(1, 50)).total();
    }

    private void threeRecords() {
        for (int i = 0; i < 3; i++) {
            write(two.superadmin(), "site.changed");
        }
    }

    private void write(Person person, String action) {
        write(person, cafe(), action);
    }

    private void write(Person person, UUID clientId, String action) {
        tenancy.run(
                person.scope(), () -> audit.record(person, action, clientId, thing(), Map.of("role", "technician")));
    }

    private UUID cafe() {
        return two.cafe().clientId();
    }

    private static Subject thing() {
        return Subject.of("site", new UUID(7, 7), "Bodega Vallejo");
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(cafe()));
        }
    }
}
