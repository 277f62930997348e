package mx.lanet.helpdesk.asset.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Listing;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Machines in the REST API: the list, and one with its facts and newest readings. */
@ApiEndpoint
@RequestMapping("/api/v1/assets")
@Tag(name = "Assets")
class AssetEndpoint {
    private final AssetLists lists;
    private final AssetDetails details;

    AssetEndpoint(AssetLists lists, AssetDetails details) {
        this.lists = lists;
        this.details = details;
    }

    /** @param cpu percent, as are memory and disk; absent when there is no reading, or an old one of what changes fast */
    @Schema(name = "AssetLine")
    record Line(
            UUID assetId,
            UUID clientId,
            String name,
            String state,
            String clientName,
            String siteName,
            @Nullable UUID personId,
            @Nullable String personName,
            String os,
            String osVersion,
            String ipAddress,
            @Nullable Double cpu,
            @Nullable Double memory,
            @Nullable Double disk,
            @Nullable Instant lastSeen) {
        static Line of(AssetRow row) {
            return new Line(
                    row.assetId(),
                    row.clientId(),
                    row.name(),
                    row.state().word(),
                    row.clientName(),
                    row.siteName(),
                    row.personId(),
                    row.personName(),
                    row.os(),
                    row.osVersion(),
                    row.ipAddress(),
                    row.cpu(),
                    row.memory(),
                    row.disk(),
                    row.lastSeen());
        }
    }

    /** @param facts by their names in the agents' contract: cpu, ram, disk, model, … */
    @Schema(name = "Asset")
    record View(
            UUID assetId,
            long number,
            UUID clientId,
            UUID siteId,
            String name,
            String state,
            String kind,
            @Nullable UUID personId,
            @Nullable String personName,
            String os,
            String osVersion,
            String ipAddress,
            @Nullable String macAddress,
            @Nullable String serialNumber,
            String agentVersion,
            @Nullable Instant lastSeen,
            Instant registeredAt,
            Map<String, Object> facts) {
        static View of(AssetDetail asset) {
            return new View(
                    asset.assetId(),
                    asset.number(),
                    asset.clientId(),
                    asset.siteId(),
                    asset.name(),
                    asset.status().word(),
                    asset.kind(),
                    asset.personId(),
                    asset.personName(),
                    asset.os(),
                    asset.osVersion(),
                    asset.ipAddress(),
                    asset.macAddress(),
                    asset.serialNumber(),
                    asset.agentVersion(),
                    asset.lastSeen(),
                    asset.registeredAt(),
                    new TreeMap<>(asset.facts()));
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.ASSETS_READ)
    @GetMapping
    @Operation(
            operationId = "listAssets",
            summary = "List machines, by name",
            description = "Those that the caller sees; a requester sees those assigned to them.")
    Listing<Line> list(
            Person person,
            @Parameter(description = "a part of a name, an address, a serial number, a person, …")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "critical, offline, warning, quarantine, never, online or retired")
                    @RequestParam(defaultValue = "")
                    String state,
            @RequestParam(required = false) @Nullable UUID client,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        AssetQuery query = AssetQuery.all().words(q.strip()).client(client).page(Listing.place(limit, cursor));
        AssetQuery asked = state.isEmpty() ? query : query.state(status(state));
        return Listing.of(lists.list(person, asked).rows(), Line::of);
    }

    private static AssetStatus status(String word) {
        return AssetStatus.of(word).orElseThrow(() -> Problem.invalid(List.of(new FieldError("state", "not_known")))
                .refusal());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.ASSETS_READ)
    @GetMapping("/{asset}")
    @Operation(operationId = "getAsset", summary = "A machine with its facts")
    View one(Person person, @PathVariable UUID asset) {
        return details.find(person, asset).map(View::of).orElseThrow(() -> Problem.notFound()
                .refusal());
    }
}
