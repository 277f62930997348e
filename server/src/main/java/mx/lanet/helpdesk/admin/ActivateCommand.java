package mx.lanet.helpdesk.admin;

import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets somebody in again. */
@Command(name = "activate")
final class ActivateCommand extends Task {
    @Parameters(paramLabel = "LOGIN", descriptionKey = "option.login")
    String login = "";

    @Override
    int run(Services services, Terminal terminal) {
        Users users = services.get(Users.class);
        User user = users.getByLogin(operator, login);
        users.setActive(operator, user.id(), user.version(), true);
        terminal.say("admin.user.activated", user.login());
        return ExitCode.OK;
    }
}
