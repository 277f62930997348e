package mx.lanet.helpdesk.ticket.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.identity.RemoteExecution;
import mx.lanet.helpdesk.monitoring.Readings;
import mx.lanet.helpdesk.monitoring.Readings.Newest;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.field.MachineFields;
import mx.lanet.helpdesk.ticket.internal.MachinePanel.Reading;
import mx.lanet.helpdesk.web.KeyValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Machines as tickets show them: as they were at the report, and as they are. */
@Component
public class Machines {
    /** Of a client's machines, so many are offered while a ticket is made. */
    private static final int MOST_OFFERED = 100;

    private final AssetLists assets;
    private final AssetDetails details;
    private final Readings readings;
    private final Alerts openAlerts;
    private final MachineFields fields;
    private final RemoteExecution remote;
    private final Tenancy tenancy;
    private final JsonMapper json;

    Machines(
            AssetLists assets,
            AssetDetails details,
            Readings readings,
            Alerts openAlerts,
            MachineFields fields,
            RemoteExecution remote,
            Tenancy tenancy,
            JsonMapper json) {
        this.assets = assets;
        this.details = details;
        this.readings = readings;
        this.openAlerts = openAlerts;
        this.fields = fields;
        this.remote = remote;
        this.tenancy = tenancy;
        this.json = json;
    }

    /** Null for a ticket without a machine. */
    @Nullable
    MachinePanel panel(Person person, Ticket ticket) {
        UUID assetId = ticket.assetId();
        if (assetId == null) {
            return null;
        }
        boolean remotely = remote.permits(person, ticket.clientId());
        return tenancy.call(person.scope(), () -> panel(person, ticket, assetId, remotely));
    }

    private MachinePanel panel(Person person, Ticket ticket, UUID assetId, boolean remotely) {
        JsonNode then = json.readTree(ticket.machineFacts()).path("system_metrics");
        Optional<AssetDetail> asset = details.find(person, assetId);
        @Nullable
        Newest now = asset.flatMap(found -> readings.newest(person, found)).orElse(null);
        List<Alert> alerts = asset.map(found -> openAlerts.openOf(person, found.clientId(), found.assetId()))
                .orElse(List.of());
        return new MachinePanel(
                asset.map(AssetDetail::name).orElse(ticket.assetName()),
                asset.isPresent() ? "/assets/" + assetId : null,
                asset.map(found -> found.status().word()).orElse(null),
                remotely && asset.filter(found -> found.status().isReporting()).isPresent(),
                now == null ? null : now.lastSeen(),
                List.of(
                        new Reading("ticket.machine.cpu", percent(then, "cpu_usage"), now == null ? null : now.cpu()),
                        new Reading(
                                "ticket.machine.memory",
                                percent(then, "memory_usage"),
                                now == null ? null : now.memory()),
                        new Reading(
                                "ticket.machine.disk", percent(then, "disk_usage"), now == null ? null : now.disk())),
                asset.map(found -> about(found, now)).orElse(""),
                alerts.subList(0, Math.min(MachinePanel.ALERTS, alerts.size())),
                Math.max(0, alerts.size() - MachinePanel.ALERTS),
                asset.map(found -> details.lastChanges(person, found, MachinePanel.CHANGES))
                        .orElse(List.of()));
    }

    /** "Windows 11 Pro · 10.0.4.21 · gmontes". */
    private static String about(AssetDetail machine, @Nullable Newest now) {
        String users = now == null || now.loggedUsers() == null ? "" : now.loggedUsers();
        return Stream.of((machine.os() + " " + machine.osVersion()).strip(), machine.ipAddress(), users.strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** What an agent said may be anything; a percentage is between 0 and 100. */
    private static @Nullable Double percent(JsonNode metrics, String name) {
        JsonNode value = metrics.path(name);
        return value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 100
                ? Double.valueOf(value.doubleValue())
                : null;
    }

    /** The machines that are a requester's own, the first one to be chosen by itself. */
    List<AssetRow> ofPerson(Person requester) {
        return assets.list(requester, AssetQuery.all()).rows().items();
    }

    /** What these say in the house's fields, by machine. */
    Map<UUID, List<KeyValue>> told(Person person, List<AssetRow> machines, Locale locale) {
        return machines.stream()
                .flatMap(row -> details.find(person, row.assetId()).stream())
                .collect(Collectors.toMap(AssetDetail::assetId, asset -> fields.told(person, asset, locale)));
    }

    /** The machines of a client, by name, for a choice. */
    List<AssetRow> ofClient(Person person, UUID clientId) {
        AssetQuery query = AssetQuery.all().page(new Slice.Request(1, MOST_OFFERED));
        return assets.list(person, person.isStaff() ? query.client(clientId) : query)
                .rows()
                .items();
    }

    /** Machines that somebody's words match, of whatever client is in the person's lists. */
    List<AssetRow> matching(Person person, String words, int limit) {
        AssetQuery query = AssetQuery.all().words(words).page(new Slice.Request(1, limit));
        return assets.list(person, query).rows().items();
    }

    /** The machine that a form names by its id, as far as the person may see it. */
    public Optional<AssetDetail> chosen(Person person, String assetId) {
        return ListAddress.parse(assetId).flatMap(id -> details.find(person, id));
    }

    /** The machine of a client with this very name; of several the one with this id. */
    Optional<AssetDetail> named(Person person, UUID clientId, String name, String assetId) {
        Optional<AssetDetail> chosen = chosen(person, assetId)
                .filter(asset ->
                        asset.clientId().equals(clientId) && asset.name().equalsIgnoreCase(name));
        AssetQuery query = AssetQuery.all().words(name).page(new Slice.Request(1, MOST_OFFERED));
        return chosen.or(
                () -> assets.list(person, person.isStaff() ? query.client(clientId) : query).rows().items().stream()
                        .filter(row -> row.name().equalsIgnoreCase(name)
                                && row.clientId().equals(clientId))
                        .findFirst()
                        .flatMap(row -> details.find(person, row.assetId())));
    }

    /** A machine's readings now, as a ticket keeps them; of one that does not report only what stays as it was. */
    public String facts(Person person, AssetDetail machine) {
        boolean fresh = machine.status().isReporting();
        return readings.newest(person, machine)
                .map(now -> facts(machine.name(), fresh ? now.cpu() : null, fresh ? now.memory() : null, now.disk()))
                .orElse("{}");
    }

    /** A machine's readings now, as a ticket keeps them. */
    String facts(AssetRow machine) {
        return facts(machine.name(), machine.cpu(), machine.memory(), machine.disk());
    }

    private String facts(String name, @Nullable Double cpu, @Nullable Double memory, @Nullable Double disk) {
        if (cpu == null && memory == null && disk == null) {
            return "{}";
        }
        Map<String, Double> readings = new LinkedHashMap<>();
        put(readings, "cpu_usage", cpu);
        put(readings, "memory_usage", memory);
        put(readings, "disk_usage", disk);
        return json.writeValueAsString(Map.of("computer_name", name, "system_metrics", readings));
    }

    private static void put(Map<String, Double> readings, String name, @Nullable Double value) {
        if (value != null) {
            readings.put(name, value);
        }
    }
}
