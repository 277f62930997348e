package mx.lanet.agent.collect;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses what apt and its files say about updates. */
final class AptUpdates {
    /** A dry run of an upgrade, from the package lists that are there: nothing is fetched or changed. */
    static final List<String> DRY_RUN = List.of("apt-get", "-s", "-q", "-o", "Debug::NoLocking=true", "dist-upgrade");

    private static final Pattern END =
            Pattern.compile("(?m)^End-Date: (\\d{4}-\\d\\d-\\d\\d)\\s+(\\d\\d:\\d\\d:\\d\\d)$");
    // With the old version in brackets; without it, the package is new.
    private static final Pattern UPGRADE = Pattern.compile("Inst \\S+ \\[");
    private static final Pattern UNATTENDED =
            Pattern.compile("(?m)^\\s*APT::Periodic::Unattended-Upgrade\\s+\"(\\d+)\"");

    private AptUpdates() {}

    /** Packages that a newer version waits for; new dependencies are not counted. */
    static int pending(String dryRun) {
        return (int)
                dryRun.lines().filter(line -> UPGRADE.matcher(line).lookingAt()).count();
    }

    /** The last End-Date of apt's history log. */
    static @Nullable String lastInstall(String historyLog, ZoneId zone) {
        var matcher = END.matcher(historyLog);
        String last = null;
        while (matcher.find()) {
            last = matcher.group(1) + "T" + matcher.group(2);
        }
        try {
            return last == null
                    ? null
                    : LocalDateTime.parse(last).atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static boolean isAutomatic(String periodicConfiguration) {
        var matcher = UNATTENDED.matcher(periodicConfiguration);
        return matcher.find() && !matcher.group(1).equals("0");
    }
}
