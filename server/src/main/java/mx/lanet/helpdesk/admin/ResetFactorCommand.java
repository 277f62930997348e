package mx.lanet.helpdesk.admin;

import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes away a second factor whose telephone and recovery codes are lost. */
@Command(name = "reset-factor")
final class ResetFactorCommand extends Task {
    @Parameters(paramLabel = "LOGIN", descriptionKey = "option.login")
    String login = "";

    @Override
    int run(Services services, Terminal terminal) {
        User user = services.get(Users.class).getByLogin(operator, login);
        boolean taken = services.get(SecondFactors.class).takeAway(operator, user.id());
        terminal.say(taken ? "admin.factor.reset" : "admin.factor.none", user.login());
        return ExitCode.OK;
    }
}
