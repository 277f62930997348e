package mx.lanet.helpdesk.api.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Listing;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Clients and their sites; here, since signing in stands on them. */
@ApiEndpoint
@RequestMapping("/api/v1/clients")
@Tag(name = "Clients")
class ClientEndpoint {
    private final Clients clients;
    private final Sites sites;

    ClientEndpoint(Clients clients, Sites sites) {
        this.clients = clients;
        this.sites = sites;
    }

    @Schema(name = "Client")
    record ClientView(UUID clientId, String name, String timeZone, boolean active, Instant createdAt, int version) {
        static ClientView of(Client client) {
            return new ClientView(
                    client.id(),
                    client.name(),
                    client.timeZone(),
                    client.active(),
                    client.createdAt(),
                    client.version());
        }
    }

    @Schema(name = "Site")
    record SiteView(UUID siteId, UUID clientId, String name, String address, String phone, boolean active) {
        static SiteView of(Site site) {
            return new SiteView(site.id(), site.clientId(), site.name(), site.address(), site.phone(), site.active());
        }
    }

    /** All sites of a client. */
    @Schema(name = "Sites")
    record SiteList(List<SiteView> items) {}

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @ForKeys(KeyScope.CLIENTS_READ)
    @GetMapping
    @Operation(operationId = "listClients", summary = "List clients, by name")
    Listing<ClientView> list(
            Person person,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean inactive,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var query = new Clients.Query(q.strip(), inactive, false);
        return Listing.of(
                clients.list(person, query, Listing.place(limit, cursor)), row -> ClientView.of(row.client()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @ForKeys(KeyScope.CLIENTS_READ)
    @GetMapping("/{client}")
    @Operation(operationId = "getClient", summary = "A client")
    ClientView one(Person person, @PathVariable UUID client) {
        return ClientView.of(clients.get(person, client));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @ForKeys(KeyScope.CLIENTS_READ)
    @GetMapping("/{client}/sites")
    @Operation(operationId = "listSites", summary = "The sites of a client")
    SiteList sites(Person person, @PathVariable UUID client) {
        return new SiteList(
                sites.allOfClient(person, clients.get(person, client).id()).stream()
                        .map(SiteView::of)
                        .toList());
    }
}
