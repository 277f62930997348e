package mx.lanet.helpdesk.forecast;

import java.util.List;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** What is foreseen, for people: of a machine that they found, and of all machines in their lists. */
@Service
public class Forecasts {
    private final ForecastTable table;
    private final Tenancy tenancy;

    Forecasts(ForecastTable table, Tenancy tenancy) {
        this.table = table;
        this.tenancy = tenancy;
    }

    /** The soonest first. */
    public List<Forecast> of(Person person, AssetDetail asset) {
        return tenancy.call(person.scope(), () -> table.ofAsset(asset.clientId(), asset.assetId()));
    }

    /** What will fail next, the soonest first. Not for requesters. */
    public Slice<ForecastRow> list(Person person, ForecastQuery query) {
        refuseRequester(person);
        return tenancy.call(person.listScope(), () -> {
            Reach reach = Reach.of(person.listScope());
            return new Slice<>(
                    table.list(reach, query),
                    query.page().page(),
                    query.page().size(),
                    table.count(reach, query, Slice.COUNTED + 1));
        });
    }

    /** The same without pages, each while they are read. */
    public void each(Person person, ForecastQuery query, int most, Consumer<? super ForecastRow> row) {
        refuseRequester(person);
        tenancy.run(person.listScope(), () -> table.each(Reach.of(person.listScope()), query, most, row));
    }

    private static void refuseRequester(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw new IllegalArgumentException("a requester sees the own machine only");
        }
    }
}
