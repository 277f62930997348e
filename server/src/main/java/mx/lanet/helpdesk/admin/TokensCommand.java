package mx.lanet.helpdesk.admin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSummary;
import picocli.CommandLine.Command;

/** With what machines may join. */
@Command(name = "tokens")
final class TokensCommand extends Task {
    @Override
    int run(Services services, Terminal terminal) {
        Instant now = Instant.now();
        List<TokenSummary> tokens = services.get(EnrolmentTokens.class).list(operator);
        terminal.table(
                List.of(
                        "column.id",
                        "column.token",
                        "column.client",
                        "column.site",
                        "column.state",
                        "column.uses",
                        "column.note"),
                tokens.stream().map(token -> row(token, now)).toList());
        return ExitCode.OK;
    }

    private static List<String> row(TokenSummary token, Instant now) {
        Integer most = token.settings().maxUses();
        return List.of(
                token.tokenId().toString(),
                token.hint(),
                token.clientName(),
                token.siteName(),
                token.status(now).name().toLowerCase(Locale.ROOT),
                token.uses() + (most == null ? "" : "/" + most),
                token.settings().note());
    }
}
