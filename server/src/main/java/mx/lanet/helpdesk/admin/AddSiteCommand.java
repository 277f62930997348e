package mx.lanet.helpdesk.admin;

import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new office of a company. */
@Command(name = "add-site")
final class AddSiteCommand extends Task {
    @Parameters(paramLabel = "NAME", descriptionKey = "option.new_site")
    String name = "";

    @Option(names = "--client", required = true, paramLabel = "NAME", descriptionKey = "option.client")
    String client = "";

    @Override
    int run(Services services, Terminal terminal) {
        Client company = client(services, terminal, client);
        if (company == null) {
            return ExitCode.USAGE;
        }
        Site site = services.get(Sites.class).create(operator, company.id(), new Sites.Draft(name, "", ""));
        terminal.say("admin.site.added", site.name(), company.name());
        return ExitCode.OK;
    }
}
