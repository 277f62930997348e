package mx.lanet.helpdesk.admin;

import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A new generated password, shown once, for somebody who is locked out. */
@Command(name = "reset-password")
final class ResetPasswordCommand extends Task {
    @Parameters(paramLabel = "LOGIN", descriptionKey = "option.login")
    String login = "";

    @Override
    int run(Services services, Terminal terminal) {
        Users users = services.get(Users.class);
        User user = users.getByLogin(operator, login);
        Secret password = users.resetPassword(operator, user.id());
        terminal.say("admin.password.reset", user.login(), password.reveal());
        if (!user.active()) {
            terminal.say("admin.password.inactive", user.login());
        }
        return ExitCode.OK;
    }
}
