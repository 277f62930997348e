package mx.lanet.agent.collect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mx.lanet.protocol.InstalledSoftware;
import org.jspecify.annotations.Nullable;

/** Parses what the registry says about installed programs, under its Uninstall keys. */
final class WindowsPrograms {
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Set<String> UPDATES = Set.of("Update", "Hotfix", "Security Update", "Update Rollup");

    private WindowsPrograms() {}

    /** Each once, though a program may stand under the machine and under its users, in 64 and in 32 bits. */
    static List<InstalledSoftware> of(Collection<Map<String, Object>> keys) {
        var found = new LinkedHashMap<String, InstalledSoftware>();
        for (var values : keys) {
            var program = program(values);
            if (program != null) {
                found.putIfAbsent(program.name() + "\n" + program.version(), program);
            }
        }
        return List.copyOf(found.values());
    }

    /** Null for what Windows' own list leaves out too: nameless entries, parts of the system, updates of others. */
    private static @Nullable InstalledSoftware program(Map<String, Object> values) {
        var name = text(values, "DisplayName");
        boolean isPart = "1".equals(text(values, "SystemComponent")) || text(values, "ParentKeyName") != null;
        var release = text(values, "ReleaseType");
        if (name == null || isPart || release != null && UPDATES.contains(release)) {
            return null;
        }
        return new InstalledSoftware(
                name,
                text(values, "DisplayVersion"),
                Known.orNull(text(values, "Publisher")),
                date(text(values, "InstallDate")),
                size(values.get("EstimatedSize")));
    }

    private static @Nullable String text(Map<String, Object> values, String name) {
        var value = values.get(name);
        var text = value == null ? "" : value.toString().replace("\0", "").strip();
        return text.isEmpty() ? null : text;
    }

    // In KiB, as a number of 32 bits that knows no sign.
    private static @Nullable String size(@Nullable Object kibibytes) {
        return kibibytes instanceof Integer number && number != 0
                ? Long.toString(Integer.toUnsignedLong(number) * 1024)
                : null;
    }

    /** ISO of 20240115, or of a date with slashes where only one reading of it can be. */
    static @Nullable String date(@Nullable String text) {
        try {
            if (text != null && text.matches("\\d{8}")) {
                return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toString();
            }
            var matcher = SLASHED.matcher(text == null ? "" : text);
            if (!matcher.matches()) {
                return null;
            }
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(2));
            int year = Integer.parseInt(matcher.group(3));
            boolean dayFirst = first > 12;
            boolean isClear = dayFirst || second > 12 || first == second;
            return isClear
                    ? LocalDate.of(year, dayFirst ? second : first, dayFirst ? first : second)
                            .toString()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
