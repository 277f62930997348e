package mx.lanet.helpdesk.console.internal;

import java.util.List;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.SearchSource;
import org.springframework.stereotype.Component;

/** Clients for the search box. */
@Component
class ClientSearch implements SearchSource {
    private final Clients clients;

    ClientSearch(Clients clients) {
        this.clients = clients;
    }

    @Override
    public String headingKey() {
        return "console.search.clients";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Hit> search(Person person, String words, int limit) {
        return clients
                .list(person, new Clients.Query(words, false, false), new Slice.Request(1, limit))
                .items()
                .stream()
                .map(row -> new Hit(
                        "building",
                        "",
                        row.client().name(),
                        "",
                        "/clients/" + row.client().id()))
                .toList();
    }
}
