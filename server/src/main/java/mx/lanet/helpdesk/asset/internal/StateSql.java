package mx.lanet.helpdesk.asset.internal;

import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.asset.OsFamily;
import org.jspecify.annotations.Nullable;

/** A machine's state and system (alias {@code a}), as conditions and as an order. */
final class StateSql {
    /** Among the hits of a search, which are few; {@link AssetListSql#pageOfState} needs no rank. */
    static final String RANK =
            """
            CASE a.state WHEN 'retired' THEN 6 WHEN 'quarantine' THEN 3
                ELSE CASE a.presence WHEN 'never' THEN 4 WHEN 'offline' THEN 1
                    ELSE CASE a.condition WHEN 'critical' THEN 0 WHEN 'warning' THEN 2 ELSE 5 END END END""";

    private StateSql() {}

    /** Ranges rather than LIKE: row-level security lets the planner estimate only what cannot leak. */
    static String os(OsFamily family) {
        String windows = "(a.os >= 'Windows' AND a.os < 'Windowt' OR a.os >= 'Microsoft' AND a.os < 'Microsofu')";
        String mac =
                "(a.os >= 'mac' AND a.os < 'mad' OR a.os >= 'Mac' AND a.os < 'Mad' OR a.os >= 'OS X' AND a.os < 'OS Y')";
        return switch (family) {
            case WINDOWS -> windows;
            case MACOS -> mac;
            case LINUX -> "NOT " + windows + " AND NOT " + mac;
        };
    }

    static String condition(@Nullable AssetStatus state) {
        return switch (state) {
            case null -> "a.state <> 'retired'";
            case RETIRED -> "a.state = 'retired' AND a.merged_into IS NULL";
            case QUARANTINE -> "a.state = 'quarantine'";
            case NEVER -> "a.state = 'active' AND a.presence = 'never'";
            case OFFLINE -> "a.state = 'active' AND a.presence = 'offline'";
            case CRITICAL -> "a.state = 'active' AND a.presence = 'online' AND a.condition = 'critical'";
            case WARNING -> "a.state = 'active' AND a.presence = 'online' AND a.condition = 'warning'";
            case ONLINE -> "a.state = 'active' AND a.presence = 'online' AND a.condition = 'normal'";
        };
    }
}
