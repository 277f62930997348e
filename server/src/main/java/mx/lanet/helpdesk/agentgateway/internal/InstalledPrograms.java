package mx.lanet.helpdesk.agentgateway.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.shared.JsonBody;
import org.jspecify.annotations.Nullable;

/** Reads the list of programs, services and updates. */
final class InstalledPrograms {
    static final String FIELD = "installed_software";

    private static final int MOST_PROGRAMS = 20_000;
    private static final int MOST_SERVICES = 5_000;
    private static final int LONGEST_READ = 4000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_VERSION = 200;
    private static final List<String> OF_OTHERS = List.of("software_name", "vendor", "install_location");
    private static final int MOST_DIGITS = 18;

    private record Key(String name, String version) {}

    private InstalledPrograms() {}

    /** Each name and version once; null when they were not collected. */
    static @Nullable List<Program> read(JsonBody software) {
        checkParts(software);
        if (!software.has(FIELD)) {
            return null;
        }
        Map<Key, Program> programs = new LinkedHashMap<>();
        for (JsonBody item : software.objects(FIELD, MOST_PROGRAMS)) {
            Program program = item.has("name") || !isOfOthers(item) ? program(item) : programOfOthers(item);
            // Windows' registry has entries without a name; they are nobody's program.
            if (!program.name().isEmpty()) {
                programs.putIfAbsent(new Key(program.name(), program.version()), program);
            }
        }
        return List.copyOf(programs.values());
    }

    private static Program program(JsonBody item) {
        if (!item.has("name")) {
            item.noteMissing("name");
        }
        return new Program(
                cut(item.text("name", LONGEST_READ), LONGEST_NAME),
                cut(item.looseText("version", LONGEST_READ), LONGEST_VERSION),
                cut(item.text("publisher", LONGEST_READ), LONGEST_NAME),
                date(item.looseText("install_date", LONGEST_READ)),
                size(item.looseText("size", LONGEST_READ)));
    }

    /** As the IT Monitoring dialect calls its parts; there an entry without a name may have null for one. */
    private static boolean isOfOthers(JsonBody item) {
        return OF_OTHERS.stream().anyMatch(item.raw()::has);
    }

    private static Program programOfOthers(JsonBody item) {
        return new Program(
                cut(item.looseText("software_name", LONGEST_READ), LONGEST_NAME),
                cut(item.looseText("version", LONGEST_READ), LONGEST_VERSION),
                cut(item.looseText("vendor", LONGEST_READ), LONGEST_NAME),
                date(item.looseText("install_date", LONGEST_READ)),
                null);
    }

    private static void checkParts(JsonBody software) {
        for (JsonBody service : software.objects("services", MOST_SERVICES)) {
            service.text("name", LONGEST_READ);
            service.text("status", 50);
            service.text("startup", 50);
            service.text("description", LONGEST_READ);
        }
        JsonBody updates = software.object("updates");
        updates.text("last_check", 100);
        updates.whole("pending_count", 0, 1_000_000);
        updates.text("last_install", 100);
        updates.bool("auto_update_enabled");
    }

    private static String cut(@Nullable String text, int longest) {
        String known = text == null ? "" : text.strip();
        return known.length() <= longest ? known : known.substring(0, longest).strip();
    }

    /** 2024-01-15, or 20240115 as Windows has it; installers write anything there, so what is neither is not known. */
    private static @Nullable LocalDate date(@Nullable String text) {
        String day = text == null ? "" : text.strip();
        if (day.length() < 8) {
            return null;
        }
        boolean plain = day.length() == 8;
        if (!plain && (day.length() < 10 || day.charAt(4) != '-' || day.charAt(7) != '-')) {
            return null;
        }
        int year = number(day, 0, 4);
        int month = number(day, plain ? 4 : 5, 2);
        int dayOfMonth = number(day, plain ? 6 : 8, 2);
        boolean possible = year >= 1970 && year <= 2099 && month >= 1 && month <= 12 && dayOfMonth >= 1;
        return possible && dayOfMonth <= YearMonth.of(year, month).lengthOfMonth()
                ? LocalDate.of(year, month, dayOfMonth)
                : null;
    }

    /** Of so many digits; -1 when one of them is none. A formatter takes longer over 1,200 days than all else. */
    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static @Nullable Long size(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        boolean whole = !digits.isEmpty() && digits.length() <= MOST_DIGITS && isNumber(digits);
        return whole ? Long.valueOf(digits) : null;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
