package mx.lanet.helpdesk.console.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import mx.lanet.helpdesk.asset.SomeAsset;
import mx.lanet.helpdesk.asset.VersionOrder;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.TwoClients;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Machines of an office as tests look at them, straight in the database. */
final class SomeOffice {
    private SomeOffice() {}

    /** The machines of an office, as in the mock-up; the id of the first. */
    static UUID of(TwoClients.Company cafe, Tenancy tenancy, JdbcClient jdbc) {
        UUID first = SomeAsset.of(cafe)
                .named("PC-OFICINA-01")
                .ofPerson(cafe.requester().userId())
                .condition("warning")
                .in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("SRV-CDMX-01")
                .os("Windows Server 2022")
                .offline()
                .in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("PC-ALMACEN-02")
                .os("Windows 10 Pro")
                .cpu(88)
                .condition("warning")
                .in(tenancy, jdbc);
        SomeAsset.of(cafe).named("LAP-GERENCIA-01").os("macOS 15.1").cpu(12).in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("SRV-RESPALDO-01")
                .os("Debian GNU/Linux 13")
                .cpu(97)
                .offline()
                .in(tenancy, jdbc);
        SomeAsset.of(cafe)
                .named("COMPUTADORA-DE-LA-SUBDIRECCIÓN-DE-ATENCIÓN-CIUDADANA-Y-GESTIÓN-DOCUMENTAL-03")
                .cpu(8)
                .condition("critical")
                .in(tenancy, jdbc);
        SomeAsset.of(cafe).named("PC-NUEVA-01").never().in(tenancy, jdbc);
        for (int i = 1; i <= 6; i++) {
            SomeAsset.of(cafe).named("PC-CAJA-0" + i).cpu(i * 9).in(tenancy, jdbc);
        }
        return first;
    }

    /** A day of readings with a gap, an alert, an inventory, software and changes. */
    static void addHistory(UUID asset, TwoClients.Company cafe, Tenancy tenancy, JdbcClient jdbc) {
        Instant now = Instant.now();
        tenancy.run(new Scope.Ingest(), () -> {
            for (int back = 0; back < 2; back++) {
                jdbc.sql("SELECT ensure_metric_day(:day)")
                        .param("day", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(back))
                        .query(row -> {});
            }
            for (int i = 1; i < 288; i++) {
                if (i > 150 || i < 140) {
                    point(asset, now.minus(Duration.ofMinutes(5L * i)), i, cafe, jdbc);
                }
            }
            jdbc.sql(
                            """
                    INSERT INTO alert (client_id, asset_id, about, alert_id, kind, severity, message, threshold, current_value, opened_at, raised_at)
                    VALUES (:client, :asset, :asset, :id, 'disk_full', 'critical', 'Disco C: al 94 %, quedan 12 GB', 90, 94, :at, :at)
                    """)
                    .param("client", cafe.clientId())
                    .param("asset", asset)
                    .param("id", UUID.randomUUID())
                    .param("at", Timestamp.from(now.minusSeconds(4000)))
                    .update();
            jdbc.sql(
                            "INSERT INTO asset_event (client_id, asset_id, event_id, at, kind) VALUES (:client, :asset, :id, :at, 'offline')")
                    .param("client", cafe.clientId())
                    .param("asset", asset)
                    .param("id", UUID.randomUUID())
                    .param("at", Timestamp.from(now.minusSeconds(9000)))
                    .update();
        });
        tenancy.run(new Scope.Everything(), () -> {
            jdbc.sql(
                            """
                    INSERT INTO inventory (client_id, asset_id, collected_at, received_at, content)
                    VALUES (:client, :asset, :at, :at, CAST(:content AS jsonb))
                    """)
                    .param("client", cafe.clientId())
                    .param("asset", asset)
                    .param("at", Timestamp.from(now.minusSeconds(1800)))
                    .param(
                            "content",
                            """
                            {"hardware": {"manufacturer": "HP", "model": "HP ProDesk 400 G7", "cpu": "Intel Core i5-10500",
                              "cpu_cores": 6, "cpu_threads": 12, "ram_bytes": 17179869184, "architecture": "amd64",
                              "disks": [{"name": "Disco 0", "model": "Samsung SSD 980", "size_bytes": 512110190592}],
                              "volumes": [{"mount": "C:", "type": "NTFS", "total_bytes": 255999999999},
                                          {"mount": "D: Respaldos de Contabilidad", "type": "NTFS", "total_bytes": 255999999999}]},
                             "software": {"services": [{"name": "Spooler", "status": "running"}]},
                             "network": [{"name": "eth0", "mac_address": "02:00:00:00:00:01", "ip_addresses": ["192.168.10.41"]}],
                             "domain": {"hostname": "PC-OFICINA-01", "dns_servers": ["192.168.10.1"], "gateway": "192.168.10.1"}}
                            """)
                    .update();
            for (String program : new String[] {"7-Zip", "Google Chrome", "CONTPAQi Contabilidad", "Microsoft 365"}) {
                jdbc.sql(
                                """
                        WITH title AS (
                            INSERT INTO software_title (client_id, name, publisher, machines)
                            VALUES (:client, :name, 'Fabricante S.A. de C.V.', 1) RETURNING title_id),
                        version AS (
                            INSERT INTO software_version (client_id, title_id, version, sort_key, machines)
                            SELECT :client, title_id, '25.1.0', :key, 1 FROM title RETURNING version_id)
                        INSERT INTO machine_software AS m (client_id, asset_id, version_ids, installed_days, sizes)
                        SELECT :client, :asset, ARRAY[version_id], ARRAY[DATE '2026-03-04' - DATE '1970-01-01'],
                               ARRAY[123456789] FROM version
                        ON CONFLICT (client_id, asset_id) DO UPDATE SET version_ids = m.version_ids || excluded.version_ids,
                            installed_days = m.installed_days || excluded.installed_days, sizes = m.sizes || excluded.sizes
                        """)
                        .param("client", cafe.clientId())
                        .param("asset", asset)
                        .param("name", program)
                        .param("key", VersionOrder.key("25.1.0"))
                        .update();
                jdbc.sql(
                                """
                        INSERT INTO inventory_change (client_id, asset_id, change_id, at, kind, subject, before, after)
                        VALUES (:client, :asset, :id, :at, 'upgraded', :name, '24.0', '25.1.0')
                        """)
                        .param("client", cafe.clientId())
                        .param("asset", asset)
                        .param("id", UUID.randomUUID())
                        .param("at", Timestamp.from(now.minusSeconds(7200)))
                        .param("name", program)
                        .update();
            }
        });
    }

    private static void point(UUID asset, Instant at, int i, TwoClients.Company cafe, JdbcClient jdbc) {
        jdbc.sql(
                        """
                INSERT INTO metric_point (client_id, asset_id, at, cpu, memory, disk, temperature)
                VALUES (:client, :asset, :at, :cpu, :memory, 84, 58)
                """)
                .param("client", cafe.clientId())
                .param("asset", asset)
                .param("at", Timestamp.from(at))
                .param("cpu", 35 + 25 * Math.sin(i / 9.0) + i % 7)
                .param("memory", 62 + 8 * Math.cos(i / 20.0))
                .update();
    }
}
