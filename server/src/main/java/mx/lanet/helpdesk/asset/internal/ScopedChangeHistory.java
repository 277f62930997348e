package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.ChangeHistory;
import mx.lanet.helpdesk.asset.ChangeQuery;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

@Service
class ScopedChangeHistory implements ChangeHistory {
    /** Programs of as many names are looked for; who writes "a" does not want to know. */
    private static final int MOST_NAMES = 50;

    private static final int FETCHED = 500;

    private final Tenancy tenancy;
    private final TitleNames names;
    private final JdbcClient sql;

    ScopedChangeHistory(Tenancy tenancy, TitleNames names, JdbcClient sql) {
        this.tenancy = tenancy;
        this.names = names;
        this.sql = sql;
    }

    @Override
    public Slice<Line> search(Person person, ChangeQuery query) {
        Reach reach = reach(person, query);
        return tenancy.call(reach.scope(), () -> search(reach, query));
    }

    private static Reach reach(Person person, ChangeQuery query) {
        if (person.role() == Role.REQUESTER) {
            throw new IllegalArgumentException("a requester sees no history of changes");
        }
        return query.assetId() == null ? Reach.ofLists(person) : Reach.of(person);
    }

    @Override
    public void each(Person person, ChangeQuery query, int most, Consumer<? super Line> line) {
        Reach reach = reach(person, query);
        tenancy.run(reach.scope(), () -> {
            ChangeSql text = new ChangeSql(reach, query);
            sql.sql(text.all(most))
                    .withFetchSize(FETCHED)
                    .params(text.parameters(known(reach, query, text)))
                    .param("size", most)
                    .param("offset", 0)
                    .query(row -> {
                        line.accept(line(row));
                    });
        });
    }

    private List<String> known(Reach reach, ChangeQuery query, ChangeSql text) {
        return text.asksForNames()
                ? names.holding(reach.scope(), query.clientId(), query.words(), MOST_NAMES)
                : List.of();
    }

    private Slice<Line> search(Reach reach, ChangeQuery query) {
        ChangeSql text = new ChangeSql(reach, query);
        List<String> known = known(reach, query, text);
        long[] total = {0};
        List<Line> lines = sql.sql(text.text())
                .params(text.parameters(known))
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return line(row);
                })
                .list();
        Slice.Request page = query.page();
        return new Slice<>(lines, page.page(), page.size(), total[0], COUNTED);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("asset_id", UUID.class),
                row.getString("asset_name"),
                row.getString("client_name"),
                row.getString("site_name"),
                new Change(
                        Objects.requireNonNull(AssetListTable.instant(row, "at")),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("before"),
                        row.getString("after")));
    }
}
