package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the table setting, which belongs to no client and needs no tenancy transaction to be read. */
@Component
class SettingsTable {
    private final JdbcClient jdbc;

    SettingsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(String name) {
        return jdbc.sql("SELECT value FROM setting WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    void put(String name, String value, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO setting (name, value, updated_at) VALUES (:name, :value, :now)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
                        """)
                .param("name", name)
                .param("value", value)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
