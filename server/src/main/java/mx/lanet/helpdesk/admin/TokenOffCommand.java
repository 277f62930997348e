package mx.lanet.helpdesk.admin;

import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.enrolment.TokenSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a token that went into the wrong hands. */
@Command(name = "token-off")
final class TokenOffCommand extends Task {
    @Parameters(paramLabel = "ID", descriptionKey = "option.token")
    UUID id = new UUID(0, 0);

    @Override
    int run(Services services, Terminal terminal) {
        EnrolmentTokens tokens = services.get(EnrolmentTokens.class);
        TokenSummary token = tokens.get(operator, id);
        TokenSettings now = token.settings();
        tokens.change(
                operator, id, token.version(), new TokenSettings(now.note(), now.expiresAt(), now.maxUses(), false));
        terminal.say("admin.token.off", token.hint(), token.siteName(), token.clientName());
        return ExitCode.OK;
    }
}
