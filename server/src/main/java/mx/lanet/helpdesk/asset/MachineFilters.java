package mx.lanet.helpdesk.asset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The saved lists of machines, which the whole team shares; each shows to whoever opens it what that person reaches. */
@Service
public class MachineFilters {
    /** No more are kept. */
    public static final int MOST = 100;

    private static final Scope HOUSE = new Scope.Clients(Set.of(Person.HOUSE));

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    MachineFilters(JdbcClient jdbc, Tenancy tenancy, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** By name. */
    public List<MachineFilter> list(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
        return tenancy.call(HOUSE, () -> jdbc.sql(
                        """
                                SELECT * FROM machine_filter WHERE client_id = :house
                                ORDER BY lower(name) COLLATE "es-x-icu", filter_id LIMIT :most
                                """)
                .param("house", Person.HOUSE)
                .param("most", MOST)
                .query(MachineFilters::filter)
                .list());
    }

    public MachineFilter get(Person person, UUID filterId) {
        return list(person).stream()
                .filter(filter -> filter.filterId().equals(filterId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    public MachineFilter create(Person person, String name, String list) {
        if (name.isEmpty() || name.length() > MachineFilter.NAME_MAX) {
            throw Problem.invalid(List.of(new FieldError("name", "too_long", MachineFilter.NAME_MAX)))
                    .refusal();
        }
        if (list.isEmpty() || list.length() > MachineFilter.LIST_MAX) {
            throw Problem.of(409, "filter_of_nothing").refusal();
        }
        if (list(person).size() >= MOST) {
            throw Problem.of(409, "too_many_filters", MOST).refusal();
        }
        var filter = new MachineFilter(
                ids.next(), name, list, person.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            tenancy.run(HOUSE, () -> insert(person, filter));
        } catch (DuplicateKeyException _) {
            throw Problem.invalid(List.of(new FieldError("name", "name_taken"))).refusal();
        }
        return filter;
    }

    private void insert(Person person, MachineFilter filter) {
        jdbc.sql(
                        """
                        INSERT INTO machine_filter (client_id, filter_id, name, list_address, made_by_name, made_at)
                        VALUES (:house, :filter, :name, :list, :by, :at)
                        """)
                .param("house", Person.HOUSE)
                .param("filter", filter.filterId())
                .param("name", filter.name())
                .param("list", filter.list())
                .param("by", filter.madeByName())
                .param("at", filter.madeAt().atOffset(ZoneOffset.UTC))
                .update();
        record(person, "machine_filter.created", filter);
    }

    public void delete(Person person, UUID filterId) {
        MachineFilter filter = get(person, filterId);
        tenancy.run(HOUSE, () -> {
            jdbc.sql("DELETE FROM machine_filter WHERE client_id = :house AND filter_id = :filter")
                    .param("house", Person.HOUSE)
                    .param("filter", filterId)
                    .update();
            record(person, "machine_filter.deleted", filter);
        });
    }

    private void record(Person person, String action, MachineFilter filter) {
        audit.record(
                person, action, Person.HOUSE, Subject.of("machine_filter", filter.filterId(), filter.name()), Map.of());
    }

    private static MachineFilter filter(ResultSet row, int number) throws SQLException {
        return new MachineFilter(
                row.getObject("filter_id", UUID.class),
                row.getString("name"),
                row.getString("list_address"),
                row.getString("made_by_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
