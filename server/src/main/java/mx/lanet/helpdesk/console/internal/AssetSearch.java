package mx.lanet.helpdesk.console.internal;

import java.util.List;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.SearchSource;
import org.springframework.stereotype.Component;

/** Machines for the search box. */
@Component
class AssetSearch implements SearchSource {
    private final AssetLists lists;

    AssetSearch(AssetLists lists) {
        this.lists = lists;
    }

    @Override
    public String headingKey() {
        return "asset.assets";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Hit> search(Person person, String words, int limit) {
        return lists.search(person, words, limit).stream()
                .map(row -> new Hit(
                        "device-desktop",
                        "",
                        row.personName() == null ? row.name() : row.name() + " · " + row.personName(),
                        row.clientName(),
                        "/assets/" + row.assetId()))
                .toList();
    }
}
