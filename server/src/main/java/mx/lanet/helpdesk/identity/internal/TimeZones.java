package mx.lanet.helpdesk.identity.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.web.Choice;

/** Time zones to choose from: those of Mexico first, then everybody else's. */
final class TimeZones {
    private static final List<String> MEXICO = List.of(
            "America/Mexico_City",
            "America/Cancun",
            "America/Chihuahua",
            "America/Ciudad_Juarez",
            "America/Hermosillo",
            "America/Matamoros",
            "America/Mazatlan",
            "America/Merida",
            "America/Monterrey",
            "America/Ojinaga",
            "America/Tijuana");

    /** What people live by; the others are old names and technical ones. */
    private static final Pattern PLACES =
            Pattern.compile("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/-]+");

    private TimeZones() {}

    static List<Choice> choices(Instant now) {
        List<String> names = new ArrayList<>(MEXICO);
        names.add("UTC");
        ZoneId.getAvailableZoneIds().stream()
                .filter(name -> PLACES.matcher(name).matches() && !MEXICO.contains(name))
                .sorted()
                .forEach(names::add);
        return names.stream()
                .map(name -> new Choice(name, label(name, now), false))
                .toList();
    }

    private static String label(String name, Instant now) {
        String offset = ZoneId.of(name).getRules().getOffset(now).getId();
        return name.replace('_', ' ') + " (" + (offset.equals("Z") ? "UTC" : "UTC" + offset) + ")";
    }
}
