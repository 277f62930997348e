package mx.lanet.helpdesk.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what is found of the lives of machines. */
@Component
class LifeFindingTable {
    private final JdbcClient sql;

    LifeFindingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of machines in use, of all clients: the warranties that end in these days, and those that do not any more. */
    void findWarranties(LocalDate today, LocalDate until, Instant at) {
        sql.sql(
                        """
                        WITH ending AS (
                            SELECT l.client_id, l.asset_id, l.warranty_until FROM asset_life l
                            JOIN asset a ON a.client_id = l.client_id AND a.asset_id = l.asset_id AND a.state = 'active'
                            WHERE l.warranty_until BETWEEN :today AND :until),
                        over AS (
                            UPDATE inventory_finding f SET ended = true
                            WHERE f.kind = 'warranty_ends' AND NOT f.ended AND NOT EXISTS (
                                SELECT FROM ending e WHERE e.client_id = f.client_id AND e.asset_id = f.asset_id))
                        INSERT INTO inventory_finding AS f (client_id, asset_id, kind, subject, severity, details, since)
                        SELECT client_id, asset_id, 'warranty_ends', '', 'info', ARRAY[warranty_until::text], :at FROM ending
                        ON CONFLICT (client_id, asset_id, kind, subject) DO UPDATE SET ended = false, told = false,
                            details = excluded.details
                        WHERE f.ended OR f.details <> excluded.details
                        """)
                .param("today", today)
                .param("until", until)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void foundAgain(UUID client, UUID asset, Instant at) {
        sql.sql(
                        """
                        INSERT INTO inventory_finding AS f (client_id, asset_id, kind, subject, severity, since)
                        VALUES (:client, :asset, 'found_again', '', 'warning', :at)
                        ON CONFLICT (client_id, asset_id, kind, subject) DO UPDATE SET ended = false, told = false,
                            since = excluded.since
                        """)
                .param("client", client)
                .param("asset", asset)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void endFoundAgain(Instant before) {
        sql.sql(
                        """
                        UPDATE inventory_finding SET ended = true
                        WHERE kind = 'found_again' AND NOT ended AND since < :before
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
