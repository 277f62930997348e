package mx.lanet.helpdesk.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.HeardAsset;
import mx.lanet.helpdesk.asset.HeardAssets;
import mx.lanet.helpdesk.monitoring.internal.PresenceTable;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Declares assets offline after three missed heartbeats. Nobody is before having had the chance: after a start of this
 * server or of PostgreSQL (whose crash empties the newest readings), and after heartbeats could not be stored, everybody
 * has three intervals from then.
 */
@Service
public class Presence {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final int MISSED = 3;
    private static final int MOST_AT_ONCE = 5000;

    private final PresenceTable table;
    private final HeardAssets assets;
    private final MonitoringEvents events;
    private final Tenancy tenancy;
    private final Clock clock;
    private final long heartbeatSeconds;
    private volatile Instant graceFrom;

    Presence(
            @Qualifier("ingest") DataSource dataSource,
            HeardAssets assets,
            AgentSettings settings,
            MonitoringEvents events,
            @Qualifier("ingest") Tenancy tenancy,
            Clock clock) {
        this.table = new PresenceTable(new JdbcTemplate(dataSource));
        this.assets = assets;
        this.events = events;
        this.tenancy = tenancy;
        this.clock = clock;
        this.heartbeatSeconds =
                settings.defaults().get("heartbeat_interval") instanceof Number number ? number.longValue() : 60;
        this.graceFrom = clock.instant();
    }

    /** Heartbeats could not be stored: their agents did not miss them. */
    public void noteTrouble() {
        graceFrom = clock.instant();
    }

    @Scheduled(fixedDelayString = "${lanet.monitoring.presence-sweep:5s}")
    void sweep() {
        try {
            declareOffline();
        } catch (DataAccessException | TransactionException e) {
            noteTrouble();
            LOG.atDebug().setCause(e).log("Presence could not be looked at");
        }
    }

    /** An agent that sends no heartbeats was heard of: the machine is online. */
    public void heard(UUID clientId, UUID assetId) {
        List<HeardAsset> changed = tenancy.call(new Scope.Ingest(), () -> {
            table.heard(clientId, assetId, clock.instant());
            return assets.changePresence(new UUID[] {clientId}, new UUID[] {assetId}, true);
        });
        events.presenceChanged(changed, true);
    }

    /** Declares those offline that are, and returns how many. */
    public int declareOffline() {
        Instant now = clock.instant();
        List<HeardAsset> changed = tenancy.call(new Scope.Ingest(), () -> {
            List<PresenceTable.Missing> missing =
                    table.findMissing(now, graceFrom, heartbeatSeconds, MISSED, MOST_AT_ONCE);
            return missing.isEmpty()
                    ? List.of()
                    : assets.changePresence(
                            missing.stream()
                                    .map(PresenceTable.Missing::clientId)
                                    .toArray(UUID[]::new),
                            missing.stream().map(PresenceTable.Missing::assetId).toArray(UUID[]::new),
                            false);
        });
        events.presenceChanged(changed, false);
        return changed.size();
    }
}
