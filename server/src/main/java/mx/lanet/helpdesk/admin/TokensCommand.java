package mx.lanet.helpdesk.admin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSummary;
import mx.lanet.helpdesk.shared.Slice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** With what machines may join. */
@Command(name = "tokens")
final class TokensCommand extends Task {
    @Option(names = "--page", paramLabel = "N", descriptionKey = "option.page", defaultValue = "1")
    int page = 1;

    @Override
    int run(Services services, Terminal terminal) {
        Instant now = Instant.now();
        Slice<TokenSummary> tokens =
                services.get(EnrolmentTokens.class).list(operator, new Slice.Request(page, Slice.MAX_SIZE));
        terminal.table(
                List.of(
                        "column.id",
                        "column.token",
                        "column.client",
                        "column.site",
                        "column.state",
                        "column.uses",
                        "column.note"),
                tokens.items().stream().map(token -> row(token, now)).toList());
        terminal.say(
                "admin.page", tokens.page(), Math.max(1, Math.ceilDiv(tokens.total(), tokens.size())), tokens.total());
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
