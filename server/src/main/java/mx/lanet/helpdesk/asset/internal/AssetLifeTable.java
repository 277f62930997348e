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
import mx.lanet.helpdesk.asset.AssetLife;
import mx.lanet.helpdesk.asset.AssetLives;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes {@code asset_life}. */
@Component
public class AssetLifeTable {
    private static final String ENDING =
            """
            FROM asset_life f JOIN asset a ON a.client_id = f.client_id AND a.asset_id = f.asset_id
            WHERE f.warranty_until <= :until AND a.state = 'active' AND\s""";

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
            Person person, Tenancy tenancy, @Nullable UUID client, LocalDate until, Slice.Request page) {
        Reach reach = Reach.ofLists(person);
        String where = ENDING + reach.condition() + (client == null ? "" : " AND f.client_id = :client");
        Map<String, Object> parameters = TitleListTable.parameters(reach, client);
        parameters.put("until", until);
        return tenancy.call(reach.scope(), () -> {
            List<AssetLives.Warranty> found = sql.sql("SELECT p.*, c.name AS client_name, l.name AS site_name FROM ("
                            + "SELECT a.client_id, a.asset_id, a.site_id, a.name, a.model, f.warranty_until " + where
                            + " ORDER BY f.warranty_until, a.name, a.asset_id LIMIT :size OFFSET :offset) p"
                            + " JOIN client c ON c.client_id = p.client_id"
                            + " JOIN site l ON l.client_id = p.client_id AND l.site_id = p.site_id"
                            + " ORDER BY p.warranty_until, p.name, p.asset_id")
                    .params(parameters)
                    .param("size", page.size())
                    .param("offset", page.offset())
                    .query((row, number) -> new AssetLives.Warranty(
                            row.getObject("asset_id", UUID.class),
                            row.getString("name"),
                            row.getString("client_name"),
                            row.getString("site_name"),
                            row.getString("model"),
                            row.getObject("warranty_until", LocalDate.class)))
                    .list();
            long total = sql.sql(
                            "SELECT count(*) FROM (SELECT 1 " + where + " LIMIT " + (Slice.COUNTED + 1) + ") counted")
                    .params(parameters)
                    .query(Long.class)
                    .single();
            return new Slice<>(found, page.page(), page.size(), total);
        });
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
