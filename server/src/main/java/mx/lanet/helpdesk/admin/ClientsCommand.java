package mx.lanet.helpdesk.admin;

import java.util.List;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.Slice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The companies and their offices. */
@Command(name = "clients")
final class ClientsCommand extends Task {
    @Option(names = "--search", paramLabel = "TEXT", descriptionKey = "option.search", defaultValue = "")
    String search = "";

    @Option(names = "--page", paramLabel = "N", descriptionKey = "option.page", defaultValue = "1")
    int page = 1;

    @Override
    int run(Services services, Terminal terminal) {
        Slice<Clients.Row> clients = services.get(Clients.class)
                .list(operator, new Clients.Query(search, true, false), new Slice.Request(page, Slice.MAX_SIZE));
        Sites sites = services.get(Sites.class);
        terminal.table(
                List.of("column.client", "column.active", "column.sites"),
                clients.items().stream()
                        .map(row -> row(row.client(), sites, terminal))
                        .toList());
        terminal.say(
                "admin.page",
                clients.page(),
                Math.max(1, Math.ceilDiv(clients.total(), clients.size())),
                clients.total());
        return ExitCode.OK;
    }

    private List<String> row(Client client, Sites sites, Terminal terminal) {
        List<String> names = sites.allOfClient(operator, client.id()).stream()
                .map(Site::name)
                .toList();
        return List.of(client.name(), terminal.word(client.active()), String.join(", ", names));
    }
}
