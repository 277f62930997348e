package mx.lanet.helpdesk.asset.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether inventories are the ones that are known. Most are, from all machines each hour: whoever comes while a question is
 * under way is asked for with the others that came, in the next one. Nobody waits for company.
 */
@Component
public class SameInventories {
    private static final int MOST_AT_ONCE = 500;
    private static final int LINES = 2;
    private static final String FIND =
            """
            SELECT r.place, i.received_at < :now - interval '10 minutes' AS due
            FROM unnest(CAST(:clients AS uuid[]), CAST(:assets AS uuid[]), CAST(:digests AS text[]),
                CAST(:collected AS timestamptz[])) WITH ORDINALITY AS r (client_id, asset_id, digest, collected_at, place)
            JOIN inventory i ON i.client_id = r.client_id AND i.asset_id = r.asset_id
            WHERE i.digest = decode(r.digest, 'hex') AND i.collected_at <= r.collected_at
            """;

    private final JdbcClient sql;
    private final Tenancy tenancy;
    private final List<Line> lines = Stream.generate(Line::new).limit(LINES).toList();

    /** What is known of an inventory: it is another one, the same, or the same and its arrival is to be noted. */
    public enum Known {
        ANOTHER,
        SAME,
        SAME_AND_DUE
    }

    /** An inventory by 32 bytes of digest; asset and client are the sender's own. */
    public record Stamp(UUID clientId, UUID assetId, byte[] digest, Instant collectedAt) {}

    private static final class Asked {
        private final Stamp stamp;
        private boolean answered;
        private Known known = Known.ANOTHER;

        Asked(Stamp stamp) {
            this.stamp = stamp;
        }
    }

    SameInventories(JdbcClient sql, Tenancy tenancy) {
        this.sql = sql;
        this.tenancy = tenancy;
    }

    /** Of this one; an arrival is to be noted each ten minutes. */
    public Known look(Stamp stamp, Instant now) {
        int line = Math.floorMod(stamp.assetId().hashCode(), lines.size());
        return lines.get(line).look(new Asked(stamp), now);
    }

    /** Those that wait for the same question. */
    private final class Line {
        private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();
        private final Lock asking = new ReentrantLock();

        Known look(Asked mine, Instant now) {
            waiting.add(mine);
            asking.lock();
            try {
                // Who had the lock before may have asked for this one, too.
                while (!mine.answered) {
                    ask(mine, now);
                }
                return mine.known;
            } finally {
                asking.unlock();
            }
        }

        private void ask(Asked mine, Instant now) {
            List<Asked> asked = new ArrayList<>();
            for (Asked next = waiting.poll();
                    next != null;
                    next = asked.size() < MOST_AT_ONCE ? waiting.poll() : null) {
                asked.add(next);
            }
            try {
                tenancy.run(new Scope.Everything(), () -> find(asked, now));
                asked.forEach(one -> one.answered = true);
            } catch (RuntimeException failure) {
                // The others ask for themselves.
                asked.remove(mine);
                waiting.addAll(asked);
                throw failure;
            }
        }
    }

    private void find(List<Asked> asked, Instant now) {
        sql.sql(FIND)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("clients", texts(asked, stamp -> stamp.clientId().toString()))
                .param("assets", texts(asked, stamp -> stamp.assetId().toString()))
                .param("digests", texts(asked, stamp -> HexFormat.of().formatHex(stamp.digest())))
                .param("collected", texts(asked, stamp -> stamp.collectedAt().toString()))
                .query(row -> {
                    asked.get(row.getInt("place") - 1).known = row.getBoolean("due") ? Known.SAME_AND_DUE : Known.SAME;
                });
    }

    private static String[] texts(List<Asked> asked, Function<Stamp, String> part) {
        return asked.stream().map(one -> part.apply(one.stamp)).toArray(String[]::new);
    }
}
