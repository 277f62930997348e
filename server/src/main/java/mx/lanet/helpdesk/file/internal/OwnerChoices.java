package mx.lanet.helpdesk.file.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.stereotype.Component;

/** Whose files are, and whose they may become. */
@Component
class OwnerChoices {
    private final Library library;
    private final Clients clients;
    private final Sites sites;

    OwnerChoices(Library library, Clients clients, Sites sites) {
        this.library = library;
        this.clients = clients;
        this.sites = sites;
    }

    /** The clients whose files this person keeps; the house is asked for apart. */
    List<Client> of(Person person) {
        return clients.reachable(person).stream()
                .filter(client -> library.mayKeep(person, client.id()))
                .toList();
    }

    List<Site> sites(Person person, UUID clientId) {
        return library.mayKeep(person, clientId) && !clientId.equals(Person.HOUSE)
                ? sites.ofClient(person, clientId)
                : List.of();
    }

    Map<UUID, String> names(Person person, Collection<LibraryFile> files) {
        Set<UUID> ids = files.stream()
                .filter(file -> !file.ofHouse())
                .map(LibraryFile::clientId)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : clients.names(person, ids);
    }

    Map<UUID, String> siteNames(Person person, Collection<LibraryFile> files) {
        Map<UUID, String> names = new HashMap<>();
        List<LibraryFile> ofSites = new ArrayList<>(files);
        ofSites.removeIf(file -> file.siteId() == null);
        ofSites.stream().map(LibraryFile::clientId).distinct().forEach(client -> sites.allOfClient(person, client)
                .forEach(site -> names.put(site.id(), site.name())));
        names.keySet()
                .retainAll(ofSites.stream()
                        .map(LibraryFile::siteId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return names;
    }
}
