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
import mx.lanet.helpdesk.asset.AssetFacts;
import mx.lanet.helpdesk.asset.AssetList;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.AssetSort;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.shared.Slice;
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

    /** One page with the numbers of each state; without those where they would be looked for among too many. */
    AssetList list(Reach reach, AssetQuery query) {
        AssetListSql text = text(reach, query);
        if (text.isNarrow()) {
            Narrow found = narrow(text);
            long total = total(query, found.counts());
            if (found.total() <= text.looked()) {
                return new AssetList(slice(found.rows(), query, text, total), found.counts());
            }
            if (total > text.counted() && query.sort() != AssetSort.STATE) {
                return new AssetList(slice(page(text, query, AssetCounts.none()), query, text, total), null);
            }
        }
        if (query.facts().isAny() || query.sort() == AssetSort.STATE) {
            AssetCounts counts = counts(text);
            return new AssetList(slice(page(text, query, counts), query, text, total(query, counts)), counts);
        }
        long total = text.isOfProgramAlone() ? text.counted() + 1L : number(text);
        return new AssetList(slice(page(text, query, AssetCounts.none()), query, text, total), null);
    }

    private long number(AssetListSql text) {
        return sql.sql(text.number())
                .params(text.parameters())
                .query(Long.class)
                .single();
    }

    private static long total(AssetQuery query, AssetCounts counts) {
        return query.state() == null ? counts.inUse() : counts.of(query.state());
    }

    private static Slice<AssetRow> slice(List<AssetRow> rows, AssetQuery query, AssetListSql text, long total) {
        Slice.Request page = query.page();
        return new Slice<>(rows, page.page(), page.size(), Math.min(total, text.counted() + 1L), text.counted());
    }

    private record Narrow(List<AssetRow> rows, AssetCounts counts, long total) {}

    private Narrow narrow(AssetListSql text) {
        List<AssetRow> rows = new ArrayList<>();
        Map<AssetStatus, Long> counts = new EnumMap<>(AssetStatus.class);
        long[] total = {0};
        sql.sql(text.narrowPage()).params(text.parameters()).query(row -> {
            total[0] = row.getLong("total");
            for (AssetStatus state : AssetStatus.values()) {
                counts.put(state, row.getLong("of_" + state.word()));
            }
            if (row.getObject("asset_id") != null) {
                rows.add(row(row));
            }
        });
        return new Narrow(rows, new AssetCounts(counts), total[0]);
    }

    private List<AssetRow> page(AssetListSql text, AssetQuery query, AssetCounts counts) {
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
        AssetListSql text = text(reach, query);
        return sql.sql(text.ids(only != null))
                .params(text.parameters())
                .param("only", only)
                .query(UUID.class)
                .list();
    }

    /** Without pages: in one statement, so that none is left out or there twice while names change. */
    List<AssetRow> first(Reach reach, AssetQuery query, int most) {
        AssetListSql text = text(reach, query);
        Map<String, Object> parameters = text.parameters();
        parameters.put("size", most);
        parameters.put("offset", 0);
        return rows(text.isSearch() ? text.searchPage(Slice.COUNTED) : text.page(), parameters);
    }

    /** As {@link #first}, handed out while they are read. */
    void each(Reach reach, AssetQuery query, int most, Consumer<? super AssetRow> row) {
        AssetListSql text = text(reach, query);
        Map<String, Object> parameters = text.parameters();
        parameters.put("size", most);
        parameters.put("offset", 0);
        sql.sql(text.isSearch() ? text.searchPage(Slice.COUNTED) : text.page())
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

    Slice<AssetRow> search(Reach reach, AssetQuery query) {
        AssetListSql text = text(reach, query);
        boolean byName = query.sort() == AssetSort.NAME;
        int most = byName ? text.counted() : Slice.COUNTED;
        long[] total = {0};
        List<AssetRow> rows = sql.sql(text.searchPage(most))
                .params(text.parameters())
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return row(row);
                })
                .list();
        if (byName && total[0] > most) {
            rows = rows(text.searchWalk(), text.parameters());
        }
        Slice.Request page = query.page();
        return new Slice<>(rows, page.page(), page.size(), Math.min(total[0], most + 1L), most);
    }

    AssetCounts counts(Reach reach, AssetQuery query) {
        return counts(text(reach, query));
    }

    private AssetCounts counts(AssetListSql text) {
        Map<AssetStatus, Long> counts = new EnumMap<>(AssetStatus.class);
        sql.sql(text.counts()).params(text.parameters()).query(row -> {
            counts.put(AssetStatus.valueOf(row.getString("word")), row.getLong("number"));
        });
        return new AssetCounts(counts);
    }

    private AssetListSql text(Reach reach, AssetQuery query) {
        AssetFacts facts = query.facts();
        if (facts.program().isEmpty()) {
            return new AssetListSql(reach, query, null);
        }
        ProgramSql program =
                new ProgramSql(reach, query.clientId(), facts.program(), null, null, facts.olderThan(), false);
        return new AssetListSql(reach, query, software.sized(program));
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
