package mx.lanet.helpdesk.ticket.figure;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.TwoClients.Company;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts tickets of a chosen past straight into the database. */
final class SomeTickets {
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Ids ids;

    SomeTickets(Tenancy tenancy, JdbcClient jdbc, Ids ids) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Made at this time, still open, nobody's. */
    Draft made(Company company, String at) {
        return new Draft(company, Instant.parse(at), "nuevo", "Otro", "portal", null, null, null, 0, null, null);
    }

    record Draft(
            Company company,
            Instant made,
            String state,
            String category,
            String channel,
            @Nullable Person technician,
            @Nullable Instant answered,
            @Nullable Instant resolved,
            int reopened,
            @Nullable Integer rating,
            @Nullable Instant rated) {
        Draft in(String other) {
            return new Draft(
                    company, made, other, category, channel, technician, answered, resolved, reopened, rating, rated);
        }

        Draft about(String other, String way) {
            return new Draft(company, made, state, other, way, technician, answered, resolved, reopened, rating, rated);
        }

        Draft of(Person somebody) {
            return new Draft(
                    company, made, state, category, channel, somebody, answered, resolved, reopened, rating, rated);
        }

        Draft answeredAfter(Duration time) {
            return new Draft(
                    company,
                    made,
                    state,
                    category,
                    channel,
                    technician,
                    made.plus(time),
                    resolved,
                    reopened,
                    rating,
                    rated);
        }

        Draft resolved(String at) {
            return new Draft(
                    company,
                    made,
                    "resuelto",
                    category,
                    channel,
                    technician,
                    answered,
                    Instant.parse(at),
                    reopened,
                    rating,
                    rated);
        }

        Draft reopened(int times) {
            return new Draft(
                    company, made, state, category, channel, technician, answered, resolved, times, rating, rated);
        }

        Draft rated(int score, String at) {
            return new Draft(
                    company,
                    made,
                    state,
                    category,
                    channel,
                    technician,
                    answered,
                    resolved,
                    reopened,
                    score,
                    Instant.parse(at));
        }
    }

    UUID put(Draft draft) {
        UUID id = ids.next();
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                INSERT INTO ticket (client_id, ticket_id, number, subject, description, category, priority, state, channel,
                    requester_name, assignee_id, assignee_name, created_at, updated_at, first_response_at, resolved_at,
                    reopened_count, rating, rated_at)
                VALUES (:client, :id, nextval('ticket_number'), 'Atasco en la impresora', 'Desde las 9', :category, 'media',
                    :state, :channel, 'Gabriela Montes', :technician, :name, :made, :made, :answered, :resolved, :reopened,
                    :rating, :rated)
                """)
                .param("client", draft.company().clientId())
                .param("id", id)
                .param("category", draft.category())
                .param("state", draft.state())
                .param("channel", draft.channel())
                .param(
                        "technician",
                        draft.technician() == null ? null : draft.technician().userId(),
                        Types.OTHER)
                .param(
                        "name",
                        draft.technician() == null ? "" : draft.technician().name())
                .param("made", Timestamp.from(draft.made()))
                .param("answered", at(draft.answered()), Types.TIMESTAMP)
                .param("resolved", at(draft.resolved()), Types.TIMESTAMP)
                .param("reopened", draft.reopened())
                .param("rating", draft.rating(), Types.INTEGER)
                .param("rated", at(draft.rated()), Types.TIMESTAMP)
                .update());
        return id;
    }

    void say(Company company, UUID ticket, boolean byStaff, boolean internal) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                INSERT INTO ticket_comment (client_id, ticket_id, comment_id, internal, author_kind, author_name, by_staff,
                    body, channel, created_at)
                VALUES (:client, :ticket, :id, :internal, 'person', 'Alguien', :staff, 'Hola', 'portal', clock_timestamp())
                """)
                .param("client", company.clientId())
                .param("ticket", ticket)
                .param("id", ids.next())
                .param("internal", internal)
                .param("staff", byStaff)
                .update());
    }

    private static @Nullable Timestamp at(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
