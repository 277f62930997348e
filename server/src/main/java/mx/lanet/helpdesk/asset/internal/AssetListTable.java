package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.AssetCounts;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.AssetSort;
import mx.lanet.helpdesk.asset.AssetStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the list of machines. It joins names of clients, sites and people and the newest readings, which other features
 * own: a list that is sorted by them cannot ask for them afterwards.
 */
@Component
class AssetListTable {
    private static final int FETCHED = 500;

    private final JdbcClient sql;
    private final SoftwareMachineTable software;

    AssetListTable(JdbcClient sql, SoftwareMachineTable software) {
        this.sql = sql;
        this.software = software;
    }

    /** Rows, and the number of all that hold the words. */
    record Found(List<AssetRow> rows, long total) {}

    List<AssetRow> page(Reach reach, AssetQuery query, AssetCounts counts) {
        AssetListSql text = new AssetListSql(reach, query, having(reach, query));
        if (query.sort() == AssetSort.STATE) {
            return pageByState(text, query, counts);
        }
        if (text.isByReading()) {
            List<AssetRow> rows = rows(text.pageByReading(), text.parameters());
            if (rows.size() == query.page().size()) {
                return rows;
            }
        }
        return rows(text.page(), text.parameters());
    }

    /** @param only this machine, if it is among them; null for all */
    List<UUID> ids(Reach reach, AssetQuery query, @Nullable UUID only) {
        AssetListSql text = new AssetListSql(reach, query, having(reach, query));
        return sql.sql(text.ids(only != null))
                .params(text.parameters())
                .param("only", only)
                .query(UUID.class)
                .list();
    }

    /** Without pages: in one statement, so that none is left out or there twice while names change. */
    List<AssetRow> first(Reach reach, AssetQuery query, int most) {
        AssetListSql text = new AssetListSql(reach, query, having(reach, query));
        Map<String, Object> parameters = text.parameters();
        parameters.put("size", most);
        parameters.put("offset", 0);
        return rows(text.isSearch() ? text.searchPage() : text.page(), parameters);
    }

    /** As {@link #first}, handed out while they are read. */
    void each(Reach reach, AssetQuery query, int most, Consumer<? super AssetRow> row) {
        AssetListSql text = new AssetListSql(reach, query, having(reach, query));
        Map<String, Object> parameters = text.parameters();
        parameters.put("size", most);
        parameters.put("offset", 0);
        sql.sql(text.isSearch() ? text.searchPage() : text.page())
                .withFetchSize(FETCHED)
                .params(parameters)
                .query(found -> {
                    row.accept(row(found));
                });
    }

    Optional<AssetRow> find(Reach reach, UUID assetId) {
        Map<String, Object> parameters = new HashMap<>(reach.parameters());
        parameters.put("asset", assetId);
        return sql.sql(AssetListSql.one(reach))
                .params(parameters)
                .query((row, number) -> row(row))
                .optional();
    }

    /** State after state, each by name: no order over all machines is ever made. */
    private List<AssetRow> pageByState(AssetListSql text, AssetQuery query, AssetCounts counts) {
        List<AssetStatus> states = query.state() == null ? AssetStatus.inUse() : List.of(query.state());
        List<AssetRow> rows = new ArrayList<>();
        long skip = query.page().offset();
        for (AssetStatus state : query.descending() ? states.reversed() : states) {
            long number = counts.of(state);
            int wanted = query.page().size() - rows.size();
            if (skip >= number || wanted == 0) {
                skip = Math.max(0, skip - number);
                continue;
            }
            Map<String, Object> parameters = text.parameters();
            parameters.put("size", wanted);
            parameters.put("offset", skip);
            rows.addAll(rows(text.pageOfState(state), parameters));
            skip = 0;
        }
        return rows;
    }

    Found search(Reach reach, AssetQuery query) {
        AssetListSql text = new AssetListSql(reach, query, having(reach, query));
        long[] total = {0};
        List<AssetRow> rows = sql.sql(text.searchPage())
                .params(text.parameters())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return row(row);
                })
                .list();
        return new Found(rows, total[0]);
    }

    AssetCounts counts(Reach reach, AssetQuery query) {
        AssetListSql text = new AssetListSql(reach, query, having(reach, query));
        Map<AssetStatus, Long> counts = new EnumMap<>(AssetStatus.class);
        sql.sql(text.counts()).params(text.parameters()).query(row -> {
            counts.put(AssetStatus.valueOf(row.getString("word")), row.getLong("number"));
        });
        return new AssetCounts(counts);
    }

    /** Asked once for all statements of a page, of which the counts alone are seven. */
    private List<UUID> having(Reach reach, AssetQuery query) {
        return query.facts().program().isEmpty() ? List.of() : software.having(reach, query);
    }

    private List<AssetRow> rows(String text, Map<String, Object> parameters) {
        return sql.sql(text).params(parameters).query((row, number) -> row(row)).list();
    }

    private static AssetRow row(ResultSet row) throws SQLException {
        AssetStatus state = stateOf(row);
        return new AssetRow(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getString("name"),
                state,
                row.getString("client_name"),
                row.getString("site_name"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getString("os"),
                row.getString("os_version"),
                row.getString("ip_address"),
                state.isReporting() ? reading(row, "cpu") : null,
                state.isReporting() ? reading(row, "memory") : null,
                reading(row, "disk"),
                instant(row, "last_seen"));
    }

    static AssetStatus stateOf(ResultSet row) throws SQLException {
        return AssetStatus.of(row.getString("state"), row.getString("presence"), row.getString("condition"));
    }

    static @Nullable Double reading(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
