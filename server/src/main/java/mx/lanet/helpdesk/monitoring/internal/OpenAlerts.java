package mx.lanet.helpdesk.monitoring.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.HeardAsset;
import mx.lanet.helpdesk.asset.HeardAssets;
import mx.lanet.helpdesk.monitoring.Reading;
import mx.lanet.helpdesk.monitoring.internal.AlertTable.Open;
import mx.lanet.helpdesk.monitoring.internal.AlertTable.Raised;

/** Opens, renews and closes alerts with the readings of a batch, and keeps each asset's condition true to them. */
public final class OpenAlerts {
    private final AlertTable table;
    private final HeardAssets assets;

    public OpenAlerts(AlertTable table, HeardAssets assets) {
        this.table = table;
        this.assets = assets;
    }

    /** Inside the batch's transaction. */
    public void store(
            List<Reading> readings, Map<UUID, HeardAsset> heard, Function<HeardAsset, Map<String, Object>> settings) {
        List<Raised> raised = readings.stream()
                .flatMap(reading -> reading.alerts().stream()
                        .map(alert -> new Raised(reading.clientId(), reading.assetId(), alert)))
                .toList();
        if (!raised.isEmpty()) {
            raise(raised);
        }
        Map<UUID, List<Open>> open = table.findOpen(readings).stream().collect(Collectors.groupingBy(Open::assetId));
        close(readings, open, heard, settings);
        changeConditions(readings, open, heard);
    }

    /** An agent that was away for long brings many of one kind, which came and went: each is kept, the last is open. */
    private void raise(List<Raised> raised) {
        Map<Boolean, List<Raised>> byName = raised.stream()
                .collect(Collectors.partitioningBy(one -> one.alert().named()));
        List<Raised> named = byName.getOrDefault(true, List.of());
        List<Raised> nameless = byName.getOrDefault(false, List.of());
        if (!named.isEmpty()) {
            table.closeBefore(named);
            table.open(named);
        }
        if (!nameless.isEmpty()) {
            table.open(nameless);
            table.renew(nameless);
        }
    }

    /** Takes those that are over out of the map. */
    private void close(
            List<Reading> readings,
            Map<UUID, List<Open>> open,
            Map<UUID, HeardAsset> heard,
            Function<HeardAsset, Map<String, Object>> settings) {
        List<Open> over = new ArrayList<>();
        for (Reading reading : readings) {
            List<Open> alerts = open.get(reading.assetId());
            HeardAsset asset = heard.get(reading.assetId());
            if (alerts != null && asset != null) {
                Map<String, Object> own = settings.apply(asset);
                List<Open> ended = alerts.stream()
                        .filter(alert -> !isRaisedNow(alert, reading) && Thresholds.isOver(alert, reading, own))
                        .toList();
                over.addAll(ended);
                open.put(
                        reading.assetId(),
                        alerts.stream().filter(alert -> !ended.contains(alert)).toList());
            }
        }
        if (!over.isEmpty()) {
            table.close(over, readings.getFirst().receivedAt());
        }
    }

    private static boolean isRaisedNow(Open alert, Reading reading) {
        return reading.alerts().stream().anyMatch(raised -> raised.kind().equals(alert.kind()));
    }

    private void changeConditions(List<Reading> readings, Map<UUID, List<Open>> open, Map<UUID, HeardAsset> heard) {
        Map<UUID, String> changed = new HashMap<>();
        Map<UUID, UUID> clients = new HashMap<>();
        for (Reading reading : readings) {
            String condition = Thresholds.condition(open.getOrDefault(reading.assetId(), List.of()));
            HeardAsset asset = heard.get(reading.assetId());
            if (asset != null && !asset.condition().equals(condition)) {
                changed.put(reading.assetId(), condition);
                clients.put(reading.assetId(), reading.clientId());
            }
        }
        if (!changed.isEmpty()) {
            assets.changeCondition(changed, clients);
        }
    }
}
