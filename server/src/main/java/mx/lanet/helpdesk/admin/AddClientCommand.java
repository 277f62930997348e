package mx.lanet.helpdesk.admin;

import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A new company. */
@Command(name = "add-client")
final class AddClientCommand extends Task {
    @Parameters(paramLabel = "NAME", descriptionKey = "option.new_client")
    String name = "";

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            descriptionKey = "option.time_zone",
            defaultValue = "America/Mexico_City")
    String timeZone = "";

    @Override
    int run(Services services, Terminal terminal) {
        Client client = services.get(Clients.class).create(operator, new Clients.Draft(name, timeZone, ""));
        terminal.say("admin.client.added", client.name());
        return ExitCode.OK;
    }
}
