package mx.lanet.helpdesk.asset.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.asset.internal.SoftwareCatalogue.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The writing side of {@code machine_software}: what is installed on a machine, in one row; and the news of it. */
@Component
public class SoftwareTable {
    private final JdbcClient sql;

    SoftwareTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** A machine's programs by the numbers of their versions, in order. */
    public record Installed(
            List<Integer> versions, List<@Nullable Integer> days, List<@Nullable Long> sizes, boolean counted) {}

    /** A program that a machine had, with the number of its title. */
    public record Named(Program program, int title) {}

    public Optional<Installed> find(KnownAsset asset) {
        return sql.sql(
                        """
                        SELECT version_ids, installed_days, sizes, counted FROM machine_software
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .query((row, number) -> new Installed(
                        Arrays.asList((Integer[]) array(row, "version_ids")),
                        Arrays.asList((Integer[]) array(row, "installed_days")),
                        Arrays.asList((Long[]) array(row, "sizes")),
                        row.getBoolean("counted")))
                .optional();
    }

    public void put(KnownAsset asset, Installed installed) {
        sql.sql(
                        """
                        INSERT INTO machine_software (client_id, asset_id, version_ids, installed_days, sizes)
                        VALUES (:client, :asset, CAST(:versions AS int[]), CAST(:days AS int[]), CAST(:sizes AS bigint[]))
                        ON CONFLICT (client_id, asset_id) DO UPDATE SET version_ids = excluded.version_ids,
                            installed_days = excluded.installed_days, sizes = excluded.sizes
                        """)
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("versions", installed.versions().toArray(Integer[]::new))
                .param("days", installed.days().toArray(Integer[]::new))
                .param("sizes", installed.sizes().toArray(Long[]::new))
                .update();
    }

    public List<Named> named(UUID client, Collection<Integer> versions) {
        return sql.sql(
                        """
                        SELECT t.name, t.publisher, v.version, t.title_id
                        FROM unnest(CAST(:versions AS int[])) AS had (version_id)
                        JOIN software_version v ON v.client_id = :client AND v.version_id = had.version_id
                        JOIN software_title t ON t.client_id = v.client_id AND t.title_id = v.title_id
                        """)
                .param("client", client)
                .param("versions", versions.toArray(Integer[]::new))
                .query((row, number) -> new Named(
                        new Program(
                                row.getString("name"),
                                row.getString("version"),
                                row.getString("publisher"),
                                null,
                                null),
                        row.getInt("title_id")))
                .list();
    }

    /** What came and what went, for those who count. */
    public void tell(KnownAsset asset, UUID newsId, Instant at, News news) {
        sql.sql(
                        """
                        INSERT INTO software_news (client_id, news_id, asset_id, at, beginning, come, gone, titles_come,
                            titles_gone)
                        VALUES (:client, :news, :asset, :at, :beginning, CAST(:come AS int[]), CAST(:gone AS int[]),
                            CAST(:titlesCome AS int[]), CAST(:titlesGone AS int[]))
                        """)
                .param("client", asset.clientId())
                .param("news", newsId)
                .param("asset", asset.assetId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("beginning", news.beginning())
                .param("come", news.come().toArray(Integer[]::new))
                .param("gone", news.gone().toArray(Integer[]::new))
                .param("titlesCome", news.titlesCome().toArray(Integer[]::new))
                .param("titlesGone", news.titlesGone().toArray(Integer[]::new))
                .update();
    }

    /**
     * Numbers of versions and titles.
     *
     * @param beginning it is the machine's first list
     */
    public record News(
            boolean beginning,
            Collection<Integer> come,
            Collection<Integer> gone,
            Collection<Integer> titlesCome,
            Collection<Integer> titlesGone) {}

    /** A retired machine's programs are counted no more, and those of one that is in use again are. */
    public void count(UUID client, UUID asset, UUID newsId, Instant at, boolean counted) {
        sql.sql(
                        """
                        WITH changed AS (
                            UPDATE machine_software SET counted = :counted
                            WHERE client_id = :client AND asset_id = :asset AND counted <> :counted
                            RETURNING version_ids),
                        titles AS (
                            SELECT coalesce(array_agg(DISTINCT v.title_id), '{}') AS ids FROM changed, software_version v
                            WHERE v.client_id = :client AND v.version_id = ANY (changed.version_ids))
                        INSERT INTO software_news (client_id, news_id, asset_id, at, beginning, come, gone, titles_come,
                            titles_gone)
                        SELECT :client, :news, :asset, :at, true, CASE WHEN :counted THEN version_ids ELSE '{}' END,
                               CASE WHEN :counted THEN '{}' ELSE version_ids END,
                               CASE WHEN :counted THEN titles.ids ELSE '{}' END,
                               CASE WHEN :counted THEN '{}' ELSE titles.ids END
                        FROM changed, titles
                        """)
                .param("client", client)
                .param("asset", asset)
                .param("news", newsId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("counted", counted)
                .update();
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }

    /** In the order of their numbers, so that the same programs make the same row. */
    static Installed installed(List<Numbers> numbers, List<Program> programs) {
        long[] order = new long[numbers.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) numbers.get(i).version() << Integer.SIZE | i;
        }
        Arrays.sort(order);
        Integer[] versions = new Integer[order.length];
        @Nullable Integer[] days = new Integer[order.length];
        @Nullable Long[] sizes = new Long[order.length];
        for (int place = 0; place < order.length; place++) {
            Program program = programs.get((int) order[place]);
            versions[place] = (int) (order[place] >> Integer.SIZE);
            days[place] = days(program);
            sizes[place] = program.sizeBytes();
        }
        return new Installed(Arrays.asList(versions), Arrays.asList(days), Arrays.asList(sizes), true);
    }

    private static @Nullable Integer days(Program program) {
        LocalDate installed = program.installedOn();
        return installed == null ? null : Integer.valueOf((int) installed.toEpochDay());
    }
}
