package mx.lanet.helpdesk.ticket.field;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.TicketRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_field_value}. */
@Component
class FieldValueTable {
    private final JdbcClient jdbc;

    FieldValueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By field, as far as the transaction's role may see them. */
    Map<UUID, FieldValue> of(UUID clientId, UUID ticketId) {
        Map<UUID, FieldValue> values = new HashMap<>();
        jdbc.sql("SELECT * FROM field_values_of(:client, :ticket)")
                .param("client", clientId)
                .param("ticket", ticketId)
                .query((row, number) -> values.put(row.getObject("field_id", UUID.class), value(row)))
                .list();
        return values;
    }

    /** As {@link #of(UUID, UUID)}, of a machine. */
    Map<UUID, FieldValue> ofMachine(UUID clientId, UUID assetId) {
        Map<UUID, FieldValue> values = new HashMap<>();
        jdbc.sql("SELECT * FROM machine_field_values_of(:client, :asset)")
                .param("client", clientId)
                .param("asset", assetId)
                .query((row, number) -> values.put(row.getObject("field_id", UUID.class), value(row)))
                .list();
        return values;
    }

    /** Null takes away what it says. */
    void replaceOfMachine(UUID clientId, UUID assetId, UUID fieldId, @Nullable FieldValue value) {
        jdbc.sql(
                        """
                        DELETE FROM asset_field_value
                        WHERE client_id = :client AND asset_id = :asset AND field_id = :field
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("field", fieldId)
                .update();
        if (value != null) {
            values(
                            jdbc.sql(
                                    """
                                    INSERT INTO asset_field_value
                                        (client_id, asset_id, field_id, words, amount, day, option_id, ticked)
                                    VALUES (:client, :asset, :field, :words, :amount, :day, :option, :ticked)
                                    """),
                            value)
                    .param("client", clientId)
                    .param("asset", assetId)
                    .param("field", fieldId)
                    .update();
        }
    }

    /** Of the tickets of a page, by ticket and field. */
    Map<UUID, Map<UUID, FieldValue>> of(List<TicketRow> tickets, List<TicketField> fields) {
        Map<UUID, Map<UUID, FieldValue>> values = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT * FROM field_values_in_list(
                            CAST(:clients AS uuid[]), CAST(:tickets AS uuid[]), CAST(:fields AS uuid[]))
                        """)
                .param("clients", tickets.stream().map(TicketRow::clientId).toArray(UUID[]::new))
                .param("tickets", tickets.stream().map(TicketRow::ticketId).toArray(UUID[]::new))
                .param("fields", fields.stream().map(TicketField::id).toArray(UUID[]::new))
                .query((row, number) -> values.computeIfAbsent(
                                row.getObject("ticket_id", UUID.class), _ -> new HashMap<>())
                        .put(row.getObject("field_id", UUID.class), value(row)))
                .list();
        return values;
    }

    private static FieldValue value(ResultSet row) throws SQLException {
        String words = row.getString("words");
        BigDecimal amount = row.getBigDecimal("amount");
        LocalDate day = row.getObject("day", LocalDate.class);
        UUID option = row.getObject("option_id", UUID.class);
        if (words != null) {
            return new FieldValue.Text(words);
        }
        if (amount != null) {
            return new FieldValue.Amount(amount);
        }
        if (day != null) {
            return new FieldValue.Day(day);
        }
        return option == null ? new FieldValue.Ticked() : new FieldValue.Chosen(option);
    }

    /** Of a ticket that says nothing in this field yet. */
    void insert(UUID clientId, UUID ticketId, UUID fieldId, FieldValue value) {
        values(
                        jdbc.sql(
                                """
                                INSERT INTO ticket_field_value (client_id, ticket_id, field_id, words, amount, day, option_id, ticked)
                                VALUES (:client, :ticket, :field, :words, :amount, :day, :option, :ticked)
                                """),
                        value)
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("field", fieldId)
                .update();
    }

    /** Of a ticket that this transaction has locked; null takes away what it says. */
    void replace(UUID clientId, UUID ticketId, UUID fieldId, @Nullable FieldValue value) {
        jdbc.sql(
                        """
                        DELETE FROM ticket_field_value
                        WHERE client_id = :client AND ticket_id = :ticket AND field_id = :field
                        """)
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("field", fieldId)
                .update();
        if (value != null) {
            insert(clientId, ticketId, fieldId, value);
        }
    }

    private static StatementSpec values(StatementSpec statement, FieldValue value) {
        return statement
                .param("words", value instanceof FieldValue.Text(String words) ? words : null, Types.VARCHAR)
                .param("amount", value instanceof FieldValue.Amount(BigDecimal number) ? number : null, Types.NUMERIC)
                .param("day", value instanceof FieldValue.Day(LocalDate date) ? date : null, Types.DATE)
                .param("option", value instanceof FieldValue.Chosen(UUID id) ? id : null, Types.OTHER)
                .param("ticked", value instanceof FieldValue.Ticked ? true : null, Types.BOOLEAN);
    }
}
