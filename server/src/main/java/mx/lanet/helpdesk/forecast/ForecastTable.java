package mx.lanet.helpdesk.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code forecast}; the names of machines and clients stand beside. */
@Component
class ForecastTable {
    private static final String LISTED =
            """
            FROM forecast f
            JOIN asset a ON a.client_id = f.client_id AND a.asset_id = f.asset_id AND a.state = 'active'
            JOIN client c ON c.client_id = f.client_id
            WHERE (:everything OR f.client_id = ANY (CAST(:clients AS uuid[]))) AND f.urgency <= :within
            """;
    private static final String OF_KIND = " AND f.kind = :kind";
    private static final String OF_CLIENT = " AND f.client_id = :client";
    private static final String OF_MACHINES = " AND f.asset_id = ANY (CAST(:machines AS uuid[]))";
    private static final int FETCHED = 500;

    private final JdbcClient sql;

    ForecastTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<Forecast> ofAsset(UUID clientId, UUID assetId) {
        return sql.sql(
                        """
                        SELECT f.* FROM forecast f WHERE f.client_id = :client AND f.asset_id = :asset
                        ORDER BY f.urgency, f.kind, f.subject
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .query((row, number) -> forecast(row))
                .list();
    }

    List<ForecastRow> list(Reach reach, ForecastQuery query) {
        return soonest(reach, query, query.page().size(), query.page().offset())
                .query((row, number) -> line(row))
                .list();
    }

    /** Handed out while they are read. */
    void each(Reach reach, ForecastQuery query, int most, Consumer<? super ForecastRow> each) {
        soonest(reach, query, most, 0).withFetchSize(FETCHED).query(row -> {
            each.accept(line(row));
        });
    }

    private JdbcClient.StatementSpec soonest(Reach reach, ForecastQuery query, int size, int skip) {
        return filtered(
                        "SELECT f.*, a.name AS asset_name, c.name AS client_name " + LISTED + filter(query)
                                + " ORDER BY f.urgency, f.client_id, f.asset_id, f.kind, f.subject LIMIT :size OFFSET :skip",
                        reach,
                        query)
                .param("size", size)
                .param("skip", skip);
    }

    private static ForecastRow line(ResultSet row) throws SQLException {
        return new ForecastRow(forecast(row), row.getString("asset_name"), row.getString("client_name"));
    }

    long count(Reach reach, ForecastQuery query, int most) {
        return filtered(
                        "SELECT count(*) FROM (SELECT 1 " + LISTED + filter(query) + " LIMIT :most) counted",
                        reach,
                        query)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** Only fixed texts are put together: one for each filter that is asked for. */
    private static String filter(ForecastQuery query) {
        return (query.kind() == null ? "" : OF_KIND)
                + (query.clientId() == null ? "" : OF_CLIENT)
                + (query.machines() == null ? "" : OF_MACHINES);
    }

    private JdbcClient.StatementSpec filtered(String text, Reach reach, ForecastQuery query) {
        JdbcClient.StatementSpec asked = sql.sql(text)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("within", query.withinDays());
        if (query.kind() != null) {
            asked = asked.param("kind", query.kind().word());
        }
        if (query.machines() != null) {
            asked = asked.param(
                    "machines", query.machines().stream().map(UUID::toString).toArray(String[]::new));
        }
        return query.clientId() == null ? asked : asked.param("client", query.clientId());
    }

    /** About what of this machine there is an alert. */
    List<ForecastKey> alerting(UUID clientId, UUID assetId) {
        return sql.sql(
                        "SELECT kind, subject FROM forecast WHERE client_id = :client AND asset_id = :asset AND alerting")
                .param("client", clientId)
                .param("asset", assetId)
                .query((row, number) ->
                        new ForecastKey(ForecastKind.of(row.getString("kind")), row.getString("subject")))
                .list();
    }

    /** In the place of all that was foreseen of this machine. */
    void replace(UUID clientId, UUID assetId, List<Forecast> forecasts, List<ForecastKey> alerting) {
        sql.sql("DELETE FROM forecast WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .update();
        forecasts.forEach(forecast -> insert(forecast, alerting.contains(forecast.key())));
    }

    private void insert(Forecast forecast, boolean alerting) {
        sql.sql(
                        """
                        INSERT INTO forecast (client_id, asset_id, kind, subject, made_at, level, usual, per_day, limit_value, days,
                            days_low, days_high, since, urgency, alerting)
                        SELECT :client, :asset, :kind, :subject, :madeAt, :level, :usual, :perDay, :limit, :days, :daysLow, :daysHigh,
                            :since, :urgency, :alerting
                        WHERE EXISTS (SELECT FROM asset a
                            WHERE a.client_id = :client AND a.asset_id = :asset AND a.state = 'active')
                        """)
                .param("client", forecast.clientId())
                .param("asset", forecast.assetId())
                .param("kind", forecast.kind().word())
                .param("subject", forecast.subject())
                .param("madeAt", forecast.madeAt().atOffset(ZoneOffset.UTC))
                .param("level", forecast.level())
                .param("usual", forecast.usual(), java.sql.Types.DOUBLE)
                .param("perDay", forecast.perDay(), java.sql.Types.DOUBLE)
                .param("limit", forecast.limit(), java.sql.Types.DOUBLE)
                .param("days", forecast.days(), java.sql.Types.DOUBLE)
                .param("daysLow", forecast.daysLow(), java.sql.Types.DOUBLE)
                .param("daysHigh", forecast.daysHigh(), java.sql.Types.DOUBLE)
                .param("since", forecast.since())
                .param("urgency", forecast.urgency())
                .param("alerting", alerting)
                .update();
    }

    /** Machines whose forecasts nobody has made again since then: they report no more. */
    List<Forecast> madeBefore(Instant then, int most) {
        return sql.sql("SELECT f.* FROM forecast f WHERE f.made_at < :then ORDER BY f.made_at LIMIT :most")
                .param("then", then.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> forecast(row))
                .list();
    }

    void delete(Forecast forecast) {
        sql.sql("DELETE FROM forecast WHERE client_id = :client AND asset_id = :asset AND kind = :kind"
                        + " AND subject = :subject")
                .param("client", forecast.clientId())
                .param("asset", forecast.assetId())
                .param("kind", forecast.kind().word())
                .param("subject", forecast.subject())
                .update();
    }

    private static Forecast forecast(ResultSet row) throws SQLException {
        return new Forecast(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                ForecastKind.of(row.getString("kind")),
                row.getString("subject"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getDouble("level"),
                real(row, "usual"),
                real(row, "per_day"),
                real(row, "limit_value"),
                real(row, "days"),
                real(row, "days_low"),
                real(row, "days_high"),
                row.getObject("since", LocalDate.class));
    }

    private static @Nullable Double real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
