package mx.lanet.helpdesk.asset.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.VersionOrder;
import org.jspecify.annotations.Nullable;

/**
 * Machines (alias {@code a}) that have a program: of one that few have they come from the index of versions; one that many
 * have is looked for machine by machine, since the first machines by name soon fill a page.
 *
 * @param publisher null for any, as for version; an empty {@code olderThan} is any
 */
record ProgramSql(
        Reach reach,
        @Nullable UUID clientId,
        String name,
        @Nullable String publisher,
        @Nullable String version,
        String olderThan,
        boolean ofMany) {
    /** The index of versions finds so many sooner than a walk along the names does. */
    static final int FEW = 5_000;

    /** How many machines have it, counted as far as {@code :few}, from what is kept with each version. */
    String number() {
        return "SELECT count(*) FROM (SELECT generate_series(1, v.machines) FROM " + versions(within())
                + " LIMIT :few) one";
    }

    ProgramSql ofMany(boolean many) {
        return new ProgramSql(reach, clientId, name, publisher, version, olderThan, many);
    }

    String condition() {
        return ofMany
                ? "EXISTS (SELECT FROM machine_software m WHERE m.client_id = a.client_id AND m.asset_id = a.asset_id"
                        + " AND m.counted AND m.version_ids && ARRAY(SELECT v.version_id FROM "
                        + versions("t.client_id = m.client_id") + ") OFFSET 0)"
                : "(a.client_id, a.asset_id) IN (SELECT h.found_client, h.found_asset FROM machines_with(" + "CAST("
                        + (clientId == null ? "NULL" : ":asked") + " AS uuid[]), ARRAY(SELECT v.version_id FROM "
                        + versions(within()) + "), :few) h)";
    }

    /** Of the machine {@code a}. */
    String versionsThere() {
        return "ARRAY(SELECT v.version FROM machine_software m, " + versions("t.client_id = a.client_id")
                + " AND m.client_id = a.client_id AND m.asset_id = a.asset_id AND v.version_id = ANY (m.version_ids)"
                + " ORDER BY v.version LIMIT 20)";
    }

    private String within() {
        return TitleListTable.within(reach, clientId);
    }

    private String versions(String where) {
        return "software_title t JOIN software_version v ON v.client_id = t.client_id AND v.title_id = t.title_id WHERE "
                + where + " AND t.name = :program AND v.machines > 0"
                + (publisher == null ? "" : " AND t.publisher = :publisher")
                + (version == null ? "" : " AND v.version = :version")
                + (olderThan.isEmpty() ? "" : " AND v.sort_key < :older");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(TitleListTable.parameters(reach, clientId));
        parameters.put("program", name);
        if (publisher != null) {
            parameters.put("publisher", publisher);
        }
        if (version != null) {
            parameters.put("version", version);
        }
        if (clientId != null) {
            parameters.put("asked", new String[] {clientId.toString()});
        }
        parameters.put("older", VersionOrder.key(olderThan));
        parameters.put("few", FEW + 1);
        return parameters;
    }
}
