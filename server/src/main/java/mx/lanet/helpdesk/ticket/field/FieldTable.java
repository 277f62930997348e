package mx.lanet.helpdesk.ticket.field;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.field.TicketField.Limits;
import mx.lanet.helpdesk.ticket.field.TicketField.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_field} and of what belongs to it; written by who administers them, over all clients. */
@Component
class FieldTable {
    private final JdbcClient jdbc;

    FieldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In their order, those that this client's tickets, or machines, have; for null those of any client that the transaction's role
     * reaches, which is every field of the house for who administers them.
     */
    List<TicketField> of(@Nullable UUID clientId, boolean machines) {
        return jdbc.sql("SELECT * FROM fields_of(:client, :machines)")
                .param("machines", machines)
                .param("client", clientId, Types.OTHER)
                .query(FieldTable::field)
                .list();
    }

    /** Those of tickets. */
    List<TicketField> all() {
        return all(false);
    }

    List<TicketField> all(boolean machines) {
        return of(null, machines);
    }

    /** Nobody else makes or orders fields before this transaction ends. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('fields of tickets', 0)) IS NULL")
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, String key, int place, FieldDraft draft, Instant now) {
        changing(
                        jdbc.sql(
                                """
                                INSERT INTO ticket_field (client_id, field_id, key, place, kind, audience, label, label_en,
                                    help, help_en, need, every_client, lowest, highest, longest, of_machines,
                                    machine_kinds, created_at, updated_at)
                                VALUES (:house, :id, :key, :place, :kind, :audience, :label, :labelEn,
                                    :help, :helpEn, :need, :everyClient, :least, :most, :longest, :ofMachines,
                                    :machineKinds, :now, :now)
                                """),
                        id,
                        draft,
                        now)
                .param("key", key)
                .param("place", place)
                .param("kind", draft.kind().word())
                .param("ofMachines", draft.ofMachines())
                .param("audience", draft.forTeam() ? "team" : "everybody")
                .update();
    }

    /** False when the row has another version by now. */
    boolean update(UUID id, int version, FieldDraft draft, Instant now) {
        return changing(
                                jdbc.sql(
                                        """
                                        UPDATE ticket_field SET label = :label, label_en = :labelEn, help = :help,
                                            help_en = :helpEn, need = :need, every_client = :everyClient, lowest = :least,
                                            highest = :most, longest = :longest, machine_kinds = :machineKinds,
                                            updated_at = :now, version = version + 1
                                        WHERE client_id = :house AND field_id = :id AND version = :version
                                        """),
                                id,
                                draft,
                                now)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static StatementSpec changing(StatementSpec statement, UUID id, FieldDraft draft, Instant now) {
        return statement
                .param("house", Person.HOUSE)
                .param("id", id)
                .param("label", draft.spanish().label())
                .param("labelEn", draft.english().label())
                .param("help", draft.spanish().help())
                .param("helpEn", draft.english().help())
                .param("need", draft.need().word())
                .param("everyClient", draft.everyClient())
                .param("least", draft.limits().least(), Types.NUMERIC)
                .param("most", draft.limits().most(), Types.NUMERIC)
                .param("longest", draft.limits().longest())
                .param("machineKinds", draft.machineKinds().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC));
    }

    /** As {@link #update}. */
    boolean setActive(UUID id, int version, boolean active, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE ticket_field SET active = :active, updated_at = :now, version = version + 1
                                WHERE client_id = :house AND field_id = :id AND version = :version
                                """)
                        .param("house", Person.HOUSE)
                        .param("id", id)
                        .param("version", version)
                        .param("active", active)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void setPlace(UUID id, int place) {
        jdbc.sql("UPDATE ticket_field SET place = :place WHERE client_id = :house AND field_id = :id")
                .param("house", Person.HOUSE)
                .param("id", id)
                .param("place", place)
                .update();
    }

    Set<UUID> clients(UUID id) {
        return Set.copyOf(jdbc.sql("SELECT client_id FROM ticket_field_client WHERE field_id = :id")
                .param("id", id)
                .query(UUID.class)
                .list());
    }

    void setClients(UUID id, Set<UUID> clients) {
        jdbc.sql("DELETE FROM ticket_field_client WHERE field_id = :id AND client_id <> ALL (:clients)")
                .param("id", id)
                .param("clients", clients.toArray(UUID[]::new))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO ticket_field_client (client_id, field_id) SELECT unnest(:clients), :id
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("clients", clients.toArray(UUID[]::new))
                .update();
    }

    void setCategories(UUID id, Set<UUID> categories) {
        jdbc.sql("DELETE FROM ticket_field_category WHERE client_id = :house AND field_id = :id")
                .param("house", Person.HOUSE)
                .param("id", id)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO ticket_field_category (client_id, field_id, category_id)
                        SELECT :house, :id, unnest(:categories)
                        """)
                .param("house", Person.HOUSE)
                .param("id", id)
                .param("categories", categories.toArray(UUID[]::new))
                .update();
    }

    /** Those that are there already are changed, the others made; none is taken away. */
    void setOptions(UUID id, List<FieldOption> options) {
        for (int i = 0; i < options.size(); i++) {
            FieldOption option = options.get(i);
            jdbc.sql(
                            """
                            INSERT INTO ticket_field_option (client_id, field_id, option_id, place, label, label_en, active)
                            VALUES (:house, :id, :option, :place, :label, :labelEn, :active)
                            ON CONFLICT (client_id, field_id, option_id) DO UPDATE SET place = excluded.place,
                                label = excluded.label, label_en = excluded.label_en, active = excluded.active
                            """)
                    .param("house", Person.HOUSE)
                    .param("id", id)
                    .param("option", option.id())
                    .param("place", i + 1)
                    .param("label", option.spanish())
                    .param("labelEn", option.english())
                    .param("active", option.active())
                    .update();
        }
    }

    private static TicketField field(ResultSet row, int number) throws SQLException {
        return new TicketField(
                row.getObject("field_id", UUID.class),
                row.getString("key"),
                row.getInt("place"),
                FieldKind.find(row.getString("kind")).orElseThrow(),
                new Texts(row.getString("label"), row.getString("help")),
                new Texts(row.getString("label_en"), row.getString("help_en")),
                FieldNeed.find(row.getString("need")).orElseThrow(),
                row.getString("audience").equals("team"),
                row.getBoolean("every_client"),
                row.getBoolean("of_machines"),
                Set.of(strings(row.getArray("machine_kinds"))),
                Set.of((UUID[]) row.getArray("categories").getArray()),
                new Limits(row.getBigDecimal("lowest"), row.getBigDecimal("highest"), row.getInt("longest")),
                options(row),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    private static List<FieldOption> options(ResultSet row) throws SQLException {
        UUID[] ids = (UUID[]) row.getArray("option_ids").getArray();
        String[] labels = strings(row.getArray("option_labels"));
        String[] english = strings(row.getArray("option_labels_en"));
        Boolean[] actives = (Boolean[]) row.getArray("option_actives").getArray();
        List<FieldOption> options = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            options.add(new FieldOption(ids[i], labels[i], english[i], actives[i]));
        }
        return options;
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
