package mx.lanet.helpdesk.admin;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.identity.Passwords;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new person with a generated password, shown once. */
@Command(name = "add-user")
final class AddUserCommand extends Task {
    @Parameters(paramLabel = "LOGIN", descriptionKey = "option.login")
    String login = "";

    @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "option.name")
    String name = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", descriptionKey = "option.role")
    String role = "";

    @Option(names = "--client", paramLabel = "NAME", descriptionKey = "option.client")
    @Nullable
    String client;

    @Override
    int run(Services services, Terminal terminal) {
        Role found = Arrays.stream(Role.values())
                .filter(one -> one.word().equals(role))
                .findFirst()
                .orElse(null);
        if (found == null) {
            terminal.complain(
                    "admin.role",
                    role,
                    Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", ")));
            return ExitCode.USAGE;
        }
        UUID clientId = Person.HOUSE;
        if (!found.isStaff()) {
            Client company = client(services, terminal, client == null ? "" : client);
            if (company == null) {
                return ExitCode.USAGE;
            }
            clientId = company.id();
        }
        Secret password = Passwords.generate();
        User user = services.get(Users.class)
                .create(operator, login, new Users.Draft(clientId, name, "", "", "", found, null), password, true);
        terminal.say("admin.user.added", user.login(), password.reveal());
        return ExitCode.OK;
    }
}
