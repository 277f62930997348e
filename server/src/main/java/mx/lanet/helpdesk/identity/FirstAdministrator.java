package mx.lanet.helpdesk.identity;

import java.nio.file.Path;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.SecretFiles;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A server without a superadmin makes one before it serves: its password is generated, stands in one file that only the
 * server's own user may read, and must be changed at the first sign-in. No installation shares a password with another.
 */
@Component
@Profile("!demo")
class FirstAdministrator implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String LOGIN = "admin";

    private final Users users;
    private final UsersTable table;
    private final Tenancy tenancy;
    private final DataFolder data;

    FirstAdministrator(Users users, UsersTable table, Tenancy tenancy, DataFolder data) {
        this.users = users;
        this.table = table;
        this.tenancy = tenancy;
        this.data = data;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (tenancy.call(new Scope.Everything(), table::anySuperadmin)) {
            return;
        }
        Secret password = Passwords.generate();
        Users.Draft draft = new Users.Draft(Person.HOUSE, "Admin", "", "", "", Role.SUPERADMIN, null);
        String login = freeLogin();
        // The file first: an administrator whose password nobody knows would keep the next start from making another.
        Path file = data.root().resolve("first-login.txt");
        SecretFiles.write(file, "superadmin " + login + " " + password.reveal() + "\n");
        users.create(new Automation("setup"), login, draft, password, true);
        LOG.atInfo().addKeyValue("file", file).log("The first administrator is made; the password stands in the file");
    }

    private String freeLogin() {
        boolean taken = tenancy.call(
                new Scope.Everything(), () -> table.findByLogin(LOGIN).isPresent());
        return taken ? LOGIN + "-" + UUID.randomUUID().toString().substring(0, 4) : LOGIN;
    }
}
