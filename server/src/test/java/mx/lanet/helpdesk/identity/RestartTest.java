package mx.lanet.helpdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import mx.lanet.helpdesk.testing.MortalServer;
import mx.lanet.helpdesk.testing.TestPostgres;
import mx.lanet.helpdesk.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("slow")
class RestartTest {
    @TempDir
    Path data;

    private final String url = TestPostgres.instance().jdbcUrl(TestPostgres.freshDatabase());

    @Test
    void the_first_administrator_changes_the_generated_password_and_stays_signed_in_over_a_restart() throws Exception {
        try (Visitor visitor = new Visitor(0)) {
            try (ConfigurableApplicationContext server = start()) {
                visitor.moveTo(port(server));
                Path file = data.resolve("first-login.txt");
                String[] words = Files.readString(file).strip().split(" ", -1);
                assertThat(words).startsWith("superadmin", "admin").hasSize(3);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");

                assertThat(visitor.signIn(words[1], words[2]).headers().firstValue("Location"))
                        .hasValue("/password");
                assertThat(visitor.get("/users").headers().firstValue("Location"))
                        .hasValue("/password");
                changePassword(visitor, words[2]);
                assertThat(visitor.get("/users").statusCode()).isEqualTo(200);
            }
            try (ConfigurableApplicationContext server = start()) {
                visitor.moveTo(port(server));

                assertThat(visitor.get("/users").statusCode()).isEqualTo(200);
            }
        }
    }

    private static void changePassword(Visitor visitor, String generated) {
        String chosen = "tres palabras sueltas 4";
        var answer = visitor.post("/password", Map.of("current", generated, "password", chosen, "again", chosen));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    private ConfigurableApplicationContext start() {
        return new MortalServer(data, url).here();
    }

    private static int port(ConfigurableApplicationContext server) {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
