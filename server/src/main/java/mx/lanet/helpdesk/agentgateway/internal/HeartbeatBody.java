package mx.lanet.helpdesk.agentgateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.Reading;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a heartbeat of either document into a {@link Reading}; refuses it with all that is wrong in it. */
final class HeartbeatBody {
    private static final int MOST_ALERTS = 100;
    private static final int MOST_LOGS = 1000;
    private static final int MOST_SERVICES = 500;
    private static final int MOST_USERS = 100;
    private static final int MOST_PAST = 500;
    private static final int MOST_VOLUMES = 50;
    private static final int LONGEST_MOUNT = 200;
    private static final long MOST_BYTES = 1_000_000_000_000_000_000L;
    private static final Set<String> SEVERITIES = Set.of("info", "warning", "critical");
    private static final Set<String> NETWORK = Set.of("connected", "disconnected");

    private HeartbeatBody() {}

    static Reading read(JsonBody body, Agent agent, Instant now, Ids ids) {
        UUID assetId = body.id("asset_id");
        if (assetId == null) {
            body.noteMissing("asset_id");
        }
        if (!body.has("status")) {
            body.noteMissing("status");
        }
        body.time("timestamp");
        Reading reading = reading(body.object("status"), body, agent, now, ids);
        body.finish();
        if (!agent.assetId().equals(assetId)) {
            throw Problem.of(403, "other_asset").refusal();
        }
        return reading;
    }

    private static Reading reading(JsonBody status, JsonBody body, Agent agent, Instant now, Ids ids) {
        return new Reading(
                agent.clientId(),
                agent.assetId(),
                now,
                percent(status, "cpu_usage"),
                percent(status, "memory_usage"),
                percent(status, "disk_usage"),
                real(status, "network_usage", 0, 10_000_000),
                real(status, "temperature", -100, 1000),
                status.whole("uptime", 0, 10_000_000_000L),
                status.time("last_boot"),
                status.word("network_status", NETWORK),
                count(status, "windows_updates", 100_000),
                status.text("antivirus_status", 200),
                count(status, "processes_count", 10_000_000),
                count(status, "threads_count", 100_000_000),
                loggedUsers(status),
                services(status),
                body.objects("alerts", MOST_ALERTS).stream()
                        .map(alert -> alert(alert, now, ids))
                        .toList(),
                body.objects("logs", MOST_LOGS).stream()
                        .map(line -> line(line, agent.assetId(), now))
                        .toList(),
                body.objects("history", MOST_PAST).stream()
                        .map(past -> past(past, now))
                        .toList(),
                volumes(status));
    }

    /** Each once; one without a name or room, or with more free than there is, says nothing. */
    private static List<Reading.Volume> volumes(JsonBody status) {
        Map<String, Reading.Volume> byMount = new LinkedHashMap<>();
        for (JsonBody volume : status.objects("volumes", MOST_VOLUMES)) {
            String mount = volume.raw().path("mount").asString("").strip();
            Long total = volume.whole("total_bytes", 0, MOST_BYTES);
            Long free = volume.whole("free_bytes", 0, MOST_BYTES);
            if (!mount.isEmpty()
                    && mount.length() <= LONGEST_MOUNT
                    && total != null
                    && free != null
                    && total > 0
                    && free <= total) {
                byMount.put(mount, new Reading.Volume(mount, total, free));
            }
        }
        return List.copyOf(byMount.values());
    }

    private static Reading.Past past(JsonBody past, Instant now) {
        Instant at = past.time("timestamp");
        return new Reading.Past(
                at == null ? now : at,
                percent(past, "cpu_usage"),
                percent(past, "memory_usage"),
                percent(past, "disk_usage"),
                real(past, "network_usage", 0, 10_000_000),
                real(past, "temperature", -100, 1000));
    }

    private static @Nullable Float percent(JsonBody status, String field) {
        return real(status, field, 0, 100);
    }

    private static @Nullable Float real(JsonBody status, String field, double min, double max) {
        Double number = status.number(field, min, max);
        return number == null ? null : number.floatValue();
    }

    private static @Nullable Integer count(JsonBody status, String field, int max) {
        Long number = status.whole(field, 0, max);
        return number == null ? null : number.intValue();
    }

    /** The documents leave open whether it is a list, a text, or how many there are. */
    private static @Nullable String loggedUsers(JsonBody status) {
        JsonNode value = status.raw().path("logged_users");
        if (value.isArray()) {
            return String.join(", ", status.texts("logged_users", MOST_USERS, 200));
        }
        return status.looseText("logged_users", 2000);
    }

    private static @Nullable String services(JsonBody status) {
        if (!status.has("services_status")) {
            return null;
        }
        for (JsonBody service : status.objects("services_status", MOST_SERVICES)) {
            service.requiredText("name", 300);
            service.text("status", 50);
        }
        return status.raw().path("services_status").toString();
    }

    private static Reading.Alert alert(JsonBody alert, Instant now, Ids ids) {
        UUID id = alert.id("alert_id");
        String severity = alert.word("severity", SEVERITIES);
        String message = alert.text("message", 2000);
        String subject = alert.text("subject", 200);
        Instant raisedAt = alert.time("raised_at");
        Instant recoveredAt = alert.time("recovered_at");
        return new Reading.Alert(
                id == null ? ids.next() : id,
                id != null,
                alert.requiredText("type", 100),
                subject == null ? "" : subject.strip(),
                severity == null ? "warning" : severity,
                message == null ? "" : message,
                alert.number("threshold", -1e15, 1e15),
                alert.number("current_value", -1e15, 1e15),
                recoveredAt != null ? recoveredAt : raisedAt == null ? now : raisedAt,
                recoveredAt != null);
    }

    private static Reading.LogLine line(JsonBody line, UUID assetId, Instant now) {
        Instant written = line.time("timestamp");
        Instant at = written == null ? now : written;
        String level = line.text("level", 20);
        String message = line.requiredText("message", 4000);
        String known = level == null ? "INFO" : level.strip();
        return new Reading.LogLine(lineId(assetId, at, known, message), at, known, message);
    }

    /** The same line has the same id, so that a heartbeat that is sent again adds nothing. */
    private static UUID lineId(UUID assetId, Instant at, String level, String message) {
        return UUID.nameUUIDFromBytes(
                (assetId + "\n" + at + "\n" + level + "\n" + message).getBytes(StandardCharsets.UTF_8));
    }
}
