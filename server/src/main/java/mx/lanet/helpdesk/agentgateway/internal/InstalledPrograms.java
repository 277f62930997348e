package mx.lanet.helpdesk.agentgateway.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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

    private InstalledPrograms() {}

    /** Each name and version once; null when they were not collected. */
    static @Nullable List<Program> read(JsonBody software) {
        checkParts(software);
        if (!software.has(FIELD)) {
            return null;
        }
        Map<List<String>, Program> programs = new LinkedHashMap<>();
        for (JsonBody item : software.objects(FIELD, MOST_PROGRAMS)) {
            Program program = program(item);
            // Windows' registry has entries without a name; they are nobody's program.
            if (!program.name().isEmpty()) {
                programs.putIfAbsent(List.of(program.name(), program.version()), program);
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
        if (text == null || text.length() < 8) {
            return null;
        }
        try {
            String day = text.strip();
            LocalDate date = day.length() == 8
                    ? LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE)
                    : LocalDate.parse(day.substring(0, Math.min(10, day.length())));
            return date.getYear() < 1970 || date.getYear() > 2099 ? null : date;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Long size(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,18}") ? Long.valueOf(text.strip()) : null;
    }
}
