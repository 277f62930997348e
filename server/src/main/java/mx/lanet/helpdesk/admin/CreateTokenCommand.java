package mx.lanet.helpdesk.admin;

import java.time.Duration;
import java.time.Instant;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new token, shown once, with the line that joins a machine. */
@Command(name = "create-token")
final class CreateTokenCommand extends Task {
    private static final int MOST_DAYS = 3650;
    private static final int LONGEST_NOTE = 500;

    @Option(names = "--client", required = true, paramLabel = "NAME", descriptionKey = "option.client")
    String client = "";

    @Option(names = "--site", required = true, paramLabel = "NAME", descriptionKey = "option.site")
    String site = "";

    @Option(names = "--days", paramLabel = "N", descriptionKey = "option.days")
    @Nullable
    Integer days;

    @Option(names = "--uses", paramLabel = "N", descriptionKey = "option.uses")
    @Nullable
    Integer uses;

    @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "option.note", defaultValue = "")
    String note = "";

    @Override
    int run(Services services, Terminal terminal) {
        if ((days != null && (days < 1 || days > MOST_DAYS))
                || (uses != null && uses < 1)
                || note.length() > LONGEST_NOTE) {
            terminal.complain("admin.token.limits", MOST_DAYS, LONGEST_NOTE);
            return ExitCode.USAGE;
        }
        Client company = client(services, terminal, client);
        Site office = company == null ? null : site(services, terminal, company, site);
        if (company == null || office == null) {
            return ExitCode.USAGE;
        }
        Instant expires = days == null ? null : Instant.now().plus(Duration.ofDays(days));
        String token = services.get(EnrolmentTokens.class)
                .create(operator, company.id(), office.id(), new TokenSettings(note.strip(), expires, uses, true))
                .token()
                .value();
        terminal.say("admin.token.created", token, office.name(), company.name());
        return ExitCode.OK;
    }
}
