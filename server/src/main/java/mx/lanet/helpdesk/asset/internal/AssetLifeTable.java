package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetLife;
import mx.lanet.helpdesk.asset.AssetLives;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes {@code asset_life}. */
@Component
public class AssetLifeTable {
    private static final String ENDING =
            """
            FROM asset_life f JOIN asset a ON a.client_id = f.client_id AND a.asset_id = f.asset_id
            WHERE f.warranty_until <= :until AND a.state = 'active' AND\s""";

    private static final int FETCHED = 500;

    private final JdbcClient sql;

    AssetLifeTable(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<AssetLife> find(UUID client, UUID asset) {
        return sql.sql("SELECT * FROM asset_life WHERE client_id = :client AND asset_id = :asset")
                .param("client", client)
                .param("asset", asset)
                .query((row, number) -> life(row))
                .optional();
    }

    /** False when another version is there. */
    public boolean put(UUID client, UUID asset, AssetLife life, String by, Instant at) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("client", client);
        parameters.put("asset", asset);
        parameters.put("department", life.department());
        parameters.put("supplier", life.supplier());
        parameters.put("currency", life.currency());
        parameters.put("notes", life.notes());
        parameters.put("by", by);
        parameters.put("at", at.atOffset(ZoneOffset.UTC));
        parameters.put("version", life.version());
        return sql.sql(
                                """
                                INSERT INTO asset_life AS l (client_id, asset_id, department, supplier, cost, currency,
                                    purchased_on, warranty_until, notes, updated_at, updated_by_name)
                                VALUES (:client, :asset, :department, :supplier, CAST(:cost AS numeric), :currency,
                                    CAST(:purchased AS date), CAST(:warranty AS date), :notes, :at, :by)
                                ON CONFLICT (client_id, asset_id) DO UPDATE SET department = excluded.department,
                                    supplier = excluded.supplier, cost = excluded.cost, currency = excluded.currency,
                                    purchased_on = excluded.purchased_on, warranty_until = excluded.warranty_until,
                                    notes = excluded.notes, updated_at = excluded.updated_at,
                                    updated_by_name = excluded.updated_by_name, version = l.version + 1
                                WHERE l.version = :version
                                """)
                        .params(parameters)
                        .param("cost", life.cost())
                        .param("purchased", life.purchasedOn())
                        .param("warranty", life.warrantyUntil())
                        .update()
                == 1;
    }

    public Slice<AssetLives.Warranty> warranties(
            Person person, Tenancy tenancy, AssetLives.Ending ending, Slice.Request page) {
        Reach reach = Reach.ofLists(person);
        return tenancy.call(reach.scope(), () -> {
            List<AssetLives.Warranty> found = ending(reach, ending, page.size(), page.offset())
                    .query((row, number) -> warranty(row))
                    .list();
            long total = asked(
                            "SELECT count(*) FROM (SELECT 1 " + where(reach, ending) + " LIMIT " + (Slice.COUNTED + 1)
                                    + ") counted",
                            reach,
                            ending)
                    .query(Long.class)
                    .single();
            return new Slice<>(found, page.page(), page.size(), total);
        });
    }

    /** Handed out while they are read. */
    public void each(
            Person person,
            Tenancy tenancy,
            AssetLives.Ending ending,
            int most,
            Consumer<? super AssetLives.Warranty> warranty) {
        Reach reach = Reach.ofLists(person);
        tenancy.run(
                reach.scope(),
                () -> ending(reach, ending, most, 0).withFetchSize(FETCHED).query(row -> {
                    warranty.accept(warranty(row));
                }));
    }

    private JdbcClient.StatementSpec ending(Reach reach, AssetLives.Ending ending, int size, int offset) {
        return asked(
                        "SELECT p.*, c.name AS client_name, l.name AS site_name FROM ("
                                + "SELECT a.client_id, a.asset_id, a.site_id, a.name, a.model, f.warranty_until "
                                + where(reach, ending)
                                + " ORDER BY f.warranty_until, a.name, a.asset_id LIMIT :size OFFSET :offset) p"
                                + " JOIN client c ON c.client_id = p.client_id"
                                + " JOIN site l ON l.client_id = p.client_id AND l.site_id = p.site_id"
                                + " ORDER BY p.warranty_until, p.name, p.asset_id",
                        reach,
                        ending)
                .param("size", size)
                .param("offset", offset);
    }

    private static String where(Reach reach, AssetLives.Ending ending) {
        return ENDING
                + reach.condition()
                + (ending.clientId() == null ? "" : " AND f.client_id = :client")
                + (ending.machines() == null ? "" : " AND f.asset_id = ANY (CAST(:machines AS uuid[]))");
    }

    private JdbcClient.StatementSpec asked(String text, Reach reach, AssetLives.Ending ending) {
        JdbcClient.StatementSpec asked = sql.sql(text)
                .params(TitleListTable.parameters(reach, ending.clientId()))
                .param("until", ending.until());
        List<UUID> machines = ending.machines();
        return machines == null
                ? asked
                : asked.param("machines", machines.stream().map(UUID::toString).toArray(String[]::new));
    }

    private static AssetLives.Warranty warranty(ResultSet row) throws SQLException {
        return new AssetLives.Warranty(
                row.getObject("asset_id", UUID.class),
                row.getString("name"),
                row.getString("client_name"),
                row.getString("site_name"),
                row.getString("model"),
                row.getObject("warranty_until", LocalDate.class));
    }

    private static AssetLife life(ResultSet row) throws SQLException {
        return new AssetLife(
                row.getString("department"),
                row.getString("supplier"),
                row.getBigDecimal("cost"),
                row.getString("currency"),
                row.getObject("purchased_on", LocalDate.class),
                row.getObject("warranty_until", LocalDate.class),
                row.getString("notes"),
                row.getInt("version"));
    }
}
