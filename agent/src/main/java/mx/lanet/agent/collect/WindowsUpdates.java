package mx.lanet.agent.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mx.lanet.protocol.Inventory.InstalledUpdate;
import mx.lanet.protocol.Inventory.Updates;
import org.jspecify.annotations.Nullable;

/** Parses what Windows says about its updates. */
final class WindowsUpdates {
    /**
     * Asks the update agent, which only COM reaches, for what its last own search found: nothing is fetched. Written so
     * that the answer is ASCII in every language, and without double quotes, which would be lost on the way.
     */
    static final String SCRIPT = String.join(
            "; ",
            "$ErrorActionPreference='Stop'",
            "$s=(New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher()",
            "$s.Online=$false",
            "'pending='+$s.Search('IsInstalled=0 and IsHidden=0').Updates.Count",
            "$a=New-Object -ComObject Microsoft.Update.AutoUpdate",
            "'level='+[int]$a.Settings.NotificationLevel",
            "$f='yyyy-MM-ddTHH:mm:ssZ'",
            "$c=[Globalization.CultureInfo]::InvariantCulture",
            "$r=$a.Results",
            "if($r.LastSearchSuccessDate){'check='+$r.LastSearchSuccessDate.ToString($f,$c)}",
            "if($r.LastInstallationSuccessDate){'install='+$r.LastInstallationSuccessDate.ToString($f,$c)}");

    private static final String SCHEDULED = "4";
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    // From 1601 in units of 100 ns.
    private static final long EPOCH_DIFFERENCE_SECONDS = 11_644_473_600L;

    private WindowsUpdates() {}

    /** Of {@code Win32_QuickFixEngineering}. */
    enum Property {
        HOTFIXID,
        DESCRIPTION,
        INSTALLEDON
    }

    static List<InstalledUpdate> installed(List<Map<Property, String>> rows) {
        return rows.stream()
                .filter(row -> row.containsKey(Property.HOTFIXID))
                .map(row -> new InstalledUpdate(
                        row.getOrDefault(Property.HOTFIXID, ""),
                        Known.orNull(row.get(Property.DESCRIPTION)),
                        installedOn(row.getOrDefault(Property.INSTALLEDON, ""))))
                .toList();
    }

    /** WMI writes month/day/year in every language, some versions the hexadecimal count of a FILETIME. */
    static @Nullable String installedOn(String text) {
        try {
            var matcher = MONTH_FIRST.matcher(text.strip());
            if (matcher.matches()) {
                int month = Integer.parseInt(matcher.group(1));
                int day = Integer.parseInt(matcher.group(2));
                int year = Integer.parseInt(matcher.group(3));
                return (month > 12 ? LocalDate.of(year, day, month) : LocalDate.of(year, month, day)).toString();
            }
            if (text.strip().matches("[0-9a-fA-F]{16}")) {
                long seconds = Long.parseLong(text.strip(), 16) / 10_000_000 - EPOCH_DIFFERENCE_SECONDS;
                return Instant.ofEpochSecond(seconds)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString();
            }
            return WindowsPrograms.date(text.strip());
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** What the script printed. */
    static Updates state(String output) {
        var said = new HashMap<String, String>();
        output.lines().map(String::strip).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                said.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        var pending = said.getOrDefault("pending", "");
        var level = said.get("level");
        return new Updates(
                said.get("check"),
                pending.matches("\\d{1,6}") ? Integer.valueOf(pending) : null,
                said.get("install"),
                level == null ? null : level.equals(SCHEDULED));
    }
}
