package mx.lanet.helpdesk.ticket.figure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page of figures: period, client and what else they are narrowed to all stand in it. What is no sensible
 * value counts as not given, since people edit and share addresses.
 */
public final class FigureAddress {
    static final String SERVICE = "/figures";
    static final String TICKETS = "/figures/tickets";
    static final String REPORT = "/figures/report";
    static final String PROMISES = "/figures/sla";
    static final String NOBODY = "none";
    private static final int USUAL_DAYS = 30;
    private static final int LONGEST_VALUE = 100;

    /** What holds on every page of figures. */
    private static final List<String> SHARED =
            List.of("days", "from", "to", "client", "category", "technician", "channel", "machines");

    private static final List<String> ALL = List.of(
            "days",
            "from",
            "to",
            "client",
            "category",
            "technician",
            "channel",
            "machines",
            "priority",
            "by",
            "then",
            "state",
            "show",
            "figure",
            "age",
            "score",
            "page");

    private static final List<String> OF_REPORTS = List.of("state", "then", "show");

    private final Map<String, String> given = new LinkedHashMap<>();

    private final String home;

    FigureAddress(Map<String, String> parameters) {
        this(parameters, SERVICE);
    }

    /** @param home where this page of figures itself is */
    FigureAddress(Map<String, String> parameters, String home) {
        this.home = home;
        for (String name : ALL) {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty() && value.length() <= LONGEST_VALUE) {
                given.put(name, value);
            }
        }
    }

    /** Where a form with the period and the client is sent. */
    public String home() {
        return home;
    }

    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    /** The figures with this parameter changed; an empty value takes it away. */
    public String with(String name, String value) {
        return address(home, Map.of(name, value));
    }

    /** So many days up to today, instead of whatever period stands there. */
    String lasting(String days) {
        return address(home, Map.of("days", days, "from", "", "to", ""));
    }

    /** The figures themselves. */
    public String service() {
        return address(SERVICE, Map.of());
    }

    /** The page to take along. */
    public String export() {
        return address(home + "/export", Map.of());
    }

    /** What a scheduled report keeps of it: all behind the question mark. */
    public String behindTheMark() {
        String here = here();
        return here.contains("?") ? here.substring(here.indexOf('?') + 1) : "";
    }

    /** The tickets behind a figure. */
    public String behind(Figure figure) {
        return behind(figure, Map.of());
    }

    /** The tickets behind a figure, with these parameters changed. */
    String behind(Figure figure, Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(changed);
        all.put("figure", figure.word());
        all.put("by", "");
        return address(TICKETS, all);
    }

    /** The tickets behind a figure of this technician's own ones. */
    public static String behind(Figure figure, UUID technician) {
        return new FigureAddress(Map.of()).behind(figure, Map.of("technician", technician.toString()));
    }

    /** The tickets behind a figure of a single day. */
    String behind(Figure figure, LocalDate day) {
        return behind(figure, Map.of("days", "", "from", day.toString(), "to", day.toString()));
    }

    /** Another page of the tickets behind this figure. */
    String page(int page) {
        Map<String, String> same = new LinkedHashMap<>();
        for (String name : List.of("figure", "age", "score")) {
            same.put(name, value(name));
        }
        same.put("by", "");
        same.put("page", page == 1 ? "" : String.valueOf(page));
        return address(TICKETS, same);
    }

    private String address(String path, Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>();
        SHARED.forEach(name -> all.put(name, value(name)));
        all.put("by", value("by"));
        if (path.startsWith(PROMISES) || path.startsWith(REPORT)) {
            all.put("priority", value("priority"));
        }
        if (path.startsWith(REPORT)) {
            OF_REPORTS.forEach(name -> all.put(name, value(name)));
        }
        all.putAll(changed);
        String query = all.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** What a form with the period and the client must not lose. */
    public Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name :
                List.of("category", "technician", "channel", "machines", "priority", "by", "state", "then", "show")) {
            if (!value(name).isEmpty()) {
                kept.put(name, value(name));
            }
        }
        return kept;
    }

    /** All but these, for a form that asks them anew. */
    public Map<String, String> without(List<String> names) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.keySet().removeAll(names);
        return all;
    }

    /** The page itself. */
    String here() {
        return address(home, Map.of());
    }

    /** The days that are given, or else so many up to today. */
    Period period(Clock clock, ZoneId zone) {
        return Period.between(value("from"), value("to"), zone).orElseGet(() -> Period.last(days(), clock, zone));
    }

    private int days() {
        return Period.LENGTHS.contains(value("days")) ? Integer.parseInt(value("days")) : USUAL_DAYS;
    }

    /** The offered length that holds; empty for days that somebody chose. */
    String length(ZoneId zone) {
        return Period.between(value("from"), value("to"), zone).isPresent() ? "" : String.valueOf(days());
    }

    @Nullable
    UUID client() {
        return id("client").orElse(null);
    }

    /** The saved list of machines to which the figures are narrowed; the lists are the team's. */
    Optional<UUID> machines(Person person) {
        return person.isStaff() ? id("machines") : Optional.empty();
    }

    /** Whose work it is inside is the team's own matter. */
    Narrowing narrowing(Person person, @Nullable List<UUID> machines) {
        boolean staff = person.isStaff();
        return new Narrowing(
                value("category").isEmpty() ? null : value("category"),
                staff ? id("technician").orElse(null) : null,
                staff && value("technician").equals(NOBODY),
                Channel.find(value("channel")).orElse(null),
                machines);
    }

    Figure figure() {
        return Figure.find(value("figure")).orElse(Figure.OPEN);
    }

    @Nullable
    Age age() {
        return figure() == Figure.OPEN ? Age.find(value("age")).orElse(null) : null;
    }

    int score() {
        return figure() == Figure.RATED && value("score").matches("[1-5]") ? Integer.parseInt(value("score")) : 0;
    }

    int pageNumber() {
        return value("page").matches("[0-9]{1,4}") ? Math.max(1, Integer.parseInt(value("page"))) : 1;
    }

    private Optional<UUID> id(String name) {
        String text = value(name);
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
