package mx.lanet.helpdesk.ticket.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.field.FieldDraft.OptionDraft;
import mx.lanet.helpdesk.ticket.field.TicketField.Limits;
import mx.lanet.helpdesk.ticket.field.TicketField.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes fields for one client alone, so that nobody else's form asks them, and takes them away again. */
public final class HouseFields {
    private final FieldChanges changes;
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Person superadmin;
    private final List<UUID> made = new ArrayList<>();

    public HouseFields(FieldChanges changes, Tenancy tenancy, JdbcClient jdbc, Person superadmin) {
        this.changes = changes;
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.superadmin = superadmin;
    }

    public TicketField make(
            UUID client, String label, FieldKind kind, FieldNeed need, boolean forTeam, UUID... categories) {
        return made(draft(client, label, kind, need, forTeam, List.of(), categories));
    }

    public TicketField choice(UUID client, String label, boolean forTeam, String... options) {
        List<OptionDraft> drafts = Arrays.stream(options)
                .map(option -> new OptionDraft(null, option, "", true))
                .toList();
        return made(draft(client, label, FieldKind.CHOICE, FieldNeed.NEVER, forTeam, drafts));
    }

    private TicketField made(FieldDraft draft) {
        TicketField field = changes.create(superadmin, draft);
        made.add(field.id());
        return field;
    }

    private static FieldDraft draft(
            UUID client,
            String label,
            FieldKind kind,
            FieldNeed need,
            boolean forTeam,
            List<OptionDraft> options,
            UUID... categories) {
        return new FieldDraft(
                kind,
                forTeam,
                new Texts(label, ""),
                new Texts("", ""),
                need,
                false,
                Set.of(client),
                false,
                Set.of(),
                Set.of(categories),
                new Limits(null, null, 200),
                options,
                null);
    }

    /** The field as it is, with these options. */
    static FieldDraft draft(TicketField field, UUID client, List<OptionDraft> options) {
        return new FieldDraft(
                field.kind(),
                field.forTeam(),
                field.spanish(),
                field.english(),
                field.need(),
                false,
                Set.of(client),
                false,
                Set.of(),
                field.categories(),
                field.limits(),
                options,
                null);
    }

    /** One that was made in a page. */
    TicketField adopt(String label) {
        TicketField field = changes.all(superadmin).stream()
                .filter(one -> one.spanish().label().equals(label))
                .findFirst()
                .orElseThrow();
        made.add(field.id());
        return field;
    }

    /** The house has room for a hundred, and all tests share it. */
    public void sweep() {
        tenancy.run(new Scope.Everything(), () -> made.forEach(this::remove));
        made.clear();
    }

    private void remove(UUID id) {
        List.of(
                        "DELETE FROM ticket_field_value WHERE field_id = :id",
                        "DELETE FROM ticket_field_option WHERE field_id = :id",
                        "DELETE FROM ticket_field_category WHERE field_id = :id",
                        "DELETE FROM ticket_field_client WHERE field_id = :id",
                        "DELETE FROM ticket_field WHERE field_id = :id")
                .forEach(delete -> jdbc.sql(delete).param("id", id).update());
    }
}
