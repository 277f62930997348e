package mx.lanet.helpdesk.testing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Makes clients, sites and people straight in the database; all can sign in with {@link #PASSWORD}. */
public final class TestPeople {
    /** Everybody's password in tests. */
    public static final String PASSWORD = "puente verde lluvia 7";

    /** As the server makes them, but of a fortieth of a megabyte: somebody signs in in nearly every test. */
    private static final String PASSWORD_HASH = new Argon2PasswordEncoder(16, 32, 1, 24, 1).encode(PASSWORD);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Ids ids;

    public TestPeople(Tenancy tenancy, JdbcClient jdbc, Ids ids) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Two new companies; names and logins carry a number, since all tests share one database. */
    public TwoClients twoClients() {
        int number = NEXT.incrementAndGet();
        return tenancy.call(new Scope.Everything(), () -> {
            var cafe = company(
                    "Cafe Mexico " + number,
                    "Oficina Principal CDMX",
                    "Daniela Ríos",
                    "Hugo Navarro",
                    "Gabriela Montes",
                    "a" + number);
            var textil = company(
                    "Textil Anáhuac " + number,
                    "Planta Ñuñoa",
                    "Marco Antonio Vidal",
                    "Adriana Solís",
                    "Jimena Ortiz",
                    "b" + number);
            Person superadmin =
                    person(Person.HOUSE, Role.SUPERADMIN, "Lucía Hernández", "lucia-" + number, Set.of(), null);
            return new TwoClients(cafe, textil, superadmin);
        });
    }

    private TwoClients.Company company(
            String name, String siteName, String technician, String clientAdmin, String requester, String suffix) {
        UUID clientId = ids.next();
        UUID siteId = ids.next();
        jdbc.sql("INSERT INTO client (client_id, name, created_at, updated_at) VALUES (:id, :name, :now, :now)")
                .param("id", clientId)
                .param("name", name)
                .param("now", now())
                .update();
        jdbc.sql(
                        """
                INSERT INTO site (client_id, site_id, name, created_at, updated_at)
                VALUES (:client, :id, :name, :now, :now)
                """)
                .param("client", clientId)
                .param("id", siteId)
                .param("name", siteName)
                .param("now", now())
                .update();
        return new TwoClients.Company(
                clientId,
                name,
                siteId,
                person(Person.HOUSE, Role.TECHNICIAN, technician, "tecnico-" + suffix, Set.of(clientId), null),
                person(clientId, Role.CLIENT_ADMIN, clientAdmin, "encargado-" + suffix, Set.of(), siteId),
                person(clientId, Role.REQUESTER, requester, "solicitante-" + suffix, Set.of(), siteId));
    }

    private Person person(
            UUID clientId, Role role, String name, String login, Set<UUID> clients, @Nullable UUID siteId) {
        UUID userId = ids.next();
        jdbc.sql(
                        """
                INSERT INTO app_user (client_id, user_id, login, name, email, role, site_id, created_at, updated_at)
                VALUES (:client, :id, :login, :name, :email, :role, :site, :now, :now)
                """)
                .param("client", clientId)
                .param("id", userId)
                .param("login", login)
                .param("name", name)
                .param("email", login + "@example.com")
                .param("role", role.word())
                .param("site", siteId)
                .param("now", now())
                .update();
        jdbc.sql("INSERT INTO login_name (login, user_id) VALUES (:login, :id)")
                .param("login", login)
                .param("id", userId)
                .update();
        jdbc.sql(
                        """
                INSERT INTO user_credential (client_id, user_id, password_hash, must_change, changed_at)
                VALUES (:client, :id, :hash, false, :now)
                """)
                .param("client", clientId)
                .param("id", userId)
                .param("hash", PASSWORD_HASH)
                .param("now", now())
                .update();
        for (UUID served : clients) {
            jdbc.sql("INSERT INTO technician_client (client_id, user_id, granted_at) VALUES (:client, :id, :now)")
                    .param("client", served)
                    .param("id", userId)
                    .param("now", now())
                    .update();
        }
        return new Person(userId, clientId, role, name, login, clients, null, null, "auto", false);
    }

    private static Timestamp now() {
        return Timestamp.from(Instant.now());
    }
}
