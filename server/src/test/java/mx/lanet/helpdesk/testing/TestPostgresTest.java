package mx.lanet.helpdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void fresh_databases_know_nothing_of_each_other() throws Exception {
        String first = TestPostgres.freshDatabase();
        try (Connection connection = TestPostgres.connect(first);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE cafe (name text)");
        }

        String copy = TestPostgres.copyOf(first);
        String second = TestPostgres.freshDatabase();

        assertThat(hasTable(copy)).isTrue();
        assertThat(hasTable(second)).isFalse();
    }

    private static boolean hasTable(String database) throws Exception {
        try (Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("SELECT to_regclass('cafe') IS NOT NULL")) {
            return result.next() && result.getBoolean(1);
        }
    }
}
