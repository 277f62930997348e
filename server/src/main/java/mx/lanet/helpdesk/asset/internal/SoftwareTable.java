package mx.lanet.helpdesk.asset.internal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.KnownAsset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The writing side of {@code asset_software}. */
public final class SoftwareTable {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** A program as a row of JSON. */
    private record Row(String name, String version, String publisher, @Nullable String installed, @Nullable Long size) {
        static Row of(Program program) {
            LocalDate installed = program.installedOn();
            return new Row(
                    program.name(),
                    program.version(),
                    program.publisher(),
                    installed == null ? null : installed.toString(),
                    program.sizeBytes());
        }
    }

    public SoftwareTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<Program> all(KnownAsset asset) {
        return jdbc.sql(
                        """
                        SELECT name, version, publisher, installed_on, size_bytes FROM asset_software
                        WHERE client_id = :client AND asset_id = :asset ORDER BY name, version
                        """)
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .query((row, number) -> new Program(
                        row.getString("name"),
                        row.getString("version"),
                        row.getString("publisher"),
                        row.getObject("installed_on", LocalDate.class),
                        row.getObject("size_bytes", Long.class)))
                .list();
    }

    /** Writes only what differs: of thousands of programs a few change. */
    public void replace(KnownAsset asset, List<Program> before, List<Program> after) {
        Set<Program> kept = new HashSet<>(after);
        Set<Program> known = new HashSet<>(before);
        write(
                asset,
                before.stream().filter(program -> !kept.contains(program)).toList(),
                """
                DELETE FROM asset_software s USING jsonb_to_recordset(:rows::jsonb) AS r (name text, version text)
                WHERE s.client_id = :client AND s.asset_id = :asset AND s.name = r.name AND s.version = r.version
                """);
        write(
                asset,
                after.stream().filter(program -> !known.contains(program)).toList(),
                """
                INSERT INTO asset_software (client_id, asset_id, name, version, publisher, installed_on, size_bytes)
                SELECT :client, :asset, r.name, r.version, r.publisher, r.installed, r.size
                FROM jsonb_to_recordset(:rows::jsonb)
                    AS r (name text, version text, publisher text, installed date, size bigint)
                """);
    }

    private void write(KnownAsset asset, List<Program> programs, String sql) {
        if (!programs.isEmpty()) {
            jdbc.sql(sql)
                    .param("client", asset.clientId())
                    .param("asset", asset.assetId())
                    .param(
                            "rows",
                            json.writeValueAsString(
                                    programs.stream().map(Row::of).toList()))
                    .update();
        }
    }
}
