package mx.lanet.helpdesk.ticket.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketQuery.DueWithin;
import mx.lanet.helpdesk.ticket.TicketQuery.Sort;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.ticket.field.FieldRange;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.view.SavedView;
import org.jspecify.annotations.Nullable;

/**
 * The address of the list: view, filters, search, order and page all stand in it. What is no sensible value counts as not
 * given, since people edit and share addresses.
 */
public final class ListAddress {
    private static final ZoneId USUAL_ZONE = ZoneId.of("America/Mexico_City");

    /** What of the clocks can be asked for. */
    static final List<String> DUE = List.of("overdue", "today", "paused");

    static final List<String> PERIODS = List.of("1", "7", "30", "90", "365");
    static final String NOBODY = "none";

    /** In place of a queue: those in which the reader works, so that a shared address means each one's own. */
    static final String MINE = "mine";

    /** In place of a state: also those that the view leaves out, the closed ones above all. */
    static final String EVERY = "every";

    /** Shown as columns of cards, one for each state. */
    static final String BOARD = "board";

    /** The house's field whose chip was called from the menu; nothing is narrowed by it yet. */
    static final String ASKED_FIELD = "field";

    private static final List<String> NAMES = List.of(
            "view",
            "state",
            "priority",
            "client",
            "site",
            "queue",
            "category",
            "tag",
            "machines",
            "assignee",
            "requester",
            "channel",
            "created",
            "due",
            "q",
            "sort",
            "cols",
            "mode",
            "saved",
            ASKED_FIELD,
            "page",
            "p_nuevo",
            "p_asignado",
            "p_en_progreso",
            "p_en_espera",
            "p_resuelto");

    /** Before the key of one of the house's fields. */
    static final String FIELD = "f.";

    private static final Pattern FIELD_NAME = Pattern.compile("f\\.[a-z][a-z0-9_]{0,39}");

    /** A box that is ticked. */
    static final String TICKED = "yes";

    static final String NOT_TICKED = "no";

    /** Behind a field's name, in the form for numbers and dates. */
    static final String FROM = ".from";

    static final String TO = ".to";

    /** Six columns of fields with the longest keys, and all others. */
    private static final int COLUMNS_MAX = 400;

    private static final int MOST_FIELDS = 5;

    private final Map<String, String> given;

    ListAddress(Map<String, String> parameters) {
        this.given = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty() && value.length() <= (name.equals("cols") ? COLUMNS_MAX : TicketQuery.WORDS_MAX)) {
                given.put(name, value);
            }
        }
        Map<String, String> fields = new TreeMap<>();
        parameters.forEach((name, value) -> meant(name, value.strip()).ifPresent(said -> fields.put(name, said)));
        parameters.keySet().forEach(name -> typed(name, parameters)
                .ifPresent(range -> fields.put(name.substring(0, name.lastIndexOf('.')), range.written())));
        fields.entrySet().stream().limit(MOST_FIELDS).forEach(field -> given.put(field.getKey(), field.getValue()));
    }

    /** What an address says of a field. */
    private static Optional<String> meant(String name, String value) {
        if (!FIELD_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        boolean word =
                value.equals(TICKED) || value.equals(NOT_TICKED) || parse(value).isPresent();
        return word ? Optional.of(value) : FieldRange.parse(value).map(FieldRange::written);
    }

    /** What the form for numbers and dates says. */
    private static Optional<FieldRange> typed(String name, Map<String, String> parameters) {
        boolean ours = name.endsWith(FROM) || name.endsWith(TO);
        String field = ours ? name.substring(0, name.lastIndexOf('.')) : "";
        return FIELD_NAME.matcher(field).matches()
                ? FieldRange.typed(parameters.getOrDefault(field + FROM, ""), parameters.getOrDefault(field + TO, ""))
                : Optional.empty();
    }

    /** What is asked of the house's fields, by their keys. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), value);
            }
        });
        return fields;
    }

    /** The list that somebody saved. */
    static ListAddress of(SavedView saved) {
        return new ListAddress(parameters(saved.address()));
    }

    /** The parameters of an address, behind the question mark. */
    static Map<String, String> parameters(String address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : address.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.putIfAbsent(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** What says where one stands in the list, not which list it is. */
    private static boolean isPlace(String name) {
        return name.equals("saved") || name.equals(ASKED_FIELD) || name.equals("page") || name.startsWith("p_");
    }

    /** Which list it is, as it can be saved: behind the question mark, without the page. */
    public String list() {
        Map<String, String> all = new LinkedHashMap<>();
        NAMES.stream()
                .filter(name -> given.containsKey(name) && !isPlace(name))
                .forEach(name -> all.put(name, value(name)));
        fields().forEach((key, value) -> all.put(FIELD + key, value));
        return pairs(all);
    }

    /** The same list, known by the view that it was saved as. */
    String saved(UUID viewId) {
        return "/tickets?" + list() + (list().isEmpty() ? "" : "&") + "saved=" + viewId;
    }

    /** The address of another page of one column of the board. */
    String lane(State state, int page) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put("p_" + state.word(), page == 1 ? "" : String.valueOf(page));
        return address(all);
    }

    int lanePage(State state) {
        return number(value("p_" + state.word()));
    }

    boolean isBoard() {
        return value("mode").equals(BOARD);
    }

    Optional<UUID> savedAs() {
        return id("saved");
    }

    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    View view(Person person) {
        View byDefault = View.OPEN;
        return View.find(value("view"))
                .filter(view -> View.of(person).contains(view))
                .orElse(byDefault);
    }

    /** The address with this parameter changed, from the first page on; an empty value takes it away. */
    public String with(String name, String value) {
        StringBuilder pairs = new StringBuilder(120);
        given.forEach((other, kept) -> {
            boolean left = other.equals(ASKED_FIELD) || other.equals("page") || other.startsWith("p_");
            boolean ofAnother = other.equals("site") && name.equals("client");
            if (other.equals(name)) {
                add(pairs, name, value);
            } else if (!left && !ofAnother) {
                add(pairs, other, kept);
            }
        });
        if (!given.containsKey(name)) {
            add(pairs, name, value);
        }
        return address(pairs.toString());
    }

    /** The address of another page of the same list. */
    public String page(int page) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put("page", page == 1 ? "" : String.valueOf(page));
        return address(all);
    }

    /** The address of this list itself. */
    public String here() {
        return address(given);
    }

    /** As {@link #here()}, without what stands before the question mark. */
    public String behindTheMark() {
        return pairs(given);
    }

    /** What a search must not lose. */
    public Map<String, String> withoutWords() {
        return without("q");
    }

    /** What a form that asks this anew must not lose. */
    Map<String, String> without(String name) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.keySet().removeAll(List.of(name, ASKED_FIELD, "page"));
        return all;
    }

    /** The view without filters, with the same columns, as a list or as a board. */
    String cleared(View view) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("view", view.word());
        kept.put("cols", value("cols"));
        kept.put("mode", value("mode"));
        return address(kept);
    }

    boolean isFiltered() {
        return given.keySet().stream()
                .anyMatch(name -> !List.of("view", "sort", "cols", "mode").contains(name) && !isPlace(name));
    }

    private static String address(Map<String, String> parameters) {
        return address(pairs(parameters));
    }

    private static String address(String pairs) {
        return pairs.isEmpty() ? "/tickets" : "/tickets?" + pairs;
    }

    private static String pairs(Map<String, String> parameters) {
        StringBuilder pairs = new StringBuilder(120);
        parameters.forEach((name, value) -> add(pairs, name, value));
        return pairs.toString();
    }

    /** A page has hundreds of addresses, and hardly any of their values needs to be encoded. */
    private static void add(StringBuilder pairs, String name, String value) {
        if (!value.isEmpty()) {
            pairs.append(pairs.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(isPlain(value) ? value : URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if ((letter < 'a' || letter > 'z') && (letter < '0' || letter > '9') && letter != '-' && letter != '_') {
                return false;
            }
        }
        return true;
    }

    /** The one client that the list is of, if it is of one that the person reaches. */
    Optional<UUID> client(Person person) {
        UUID only = person.isStaff() ? person.chosenClient() : person.clientId();
        return (only == null ? id("client") : Optional.of(only)).filter(person::mayReach);
    }

    /** What the list asks for; a state that is given replaces those of the view. */
    TicketQuery query(Person person, Clock clock) {
        TicketQuery view = view(person).query(person);
        Optional<UUID> client = id("client");
        boolean nobodys = value("assignee").equals(NOBODY)
                || view.nobodys() && value("assignee").isEmpty();
        // Whose work it is inside is the team's own matter.
        boolean staff = person.isStaff();
        return new TicketQuery(
                client.orElse(null),
                states(view),
                Priority.find(value("priority")).map(List::of).orElse(List.of()),
                Channel.find(value("channel")).orElse(null),
                client.isPresent() ? id("site").orElse(null) : null,
                nobodys ? null : id("assignee").orElse(view.assignee()),
                nobodys,
                id("requester").orElse(null),
                PERIODS.contains(value("created"))
                        ? clock.instant().minus(Duration.ofDays(Long.parseLong(value("created"))))
                        : null,
                staff ? due(person, clock) : null,
                staff ? id("queue").orElse(null) : null,
                staff && value("queue").equals(MINE) ? person.userId() : view.member(),
                id("category").orElse(null),
                staff ? tag() : null,
                fields(),
                view.watcher(),
                view.mentioned(),
                value("q"),
                sort(),
                !value("sort").equals(sort().word()),
                new Slice.Request(pageNumber(), 50));
    }

    /** The saved list of machines to which it is narrowed; the lists are the team's. */
    Optional<UUID> machines(Person person) {
        return person.isStaff() ? id("machines") : Optional.empty();
    }

    /** To the minute, so that counts are remembered. Today ends where the reader is. */
    private @Nullable DueWithin due(Person person, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        ZoneId zone = person.zoneOr(USUAL_ZONE);
        return switch (value("due")) {
            case "overdue" -> new DueWithin(null, now);
            case "today" ->
                new DueWithin(
                        now,
                        LocalDate.ofInstant(now, zone)
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant());
            default -> null;
        };
    }

    private List<State> states(TicketQuery view) {
        if (value("due").equals("paused")) {
            return List.of(State.EN_ESPERA);
        }
        return value("state").equals(EVERY)
                ? List.of()
                : State.find(value("state")).map(List::of).orElse(view.states());
    }

    /** The key of the tag that is asked for, however it is written. */
    private @Nullable String tag() {
        String key = Tag.key(value("tag"));
        return key.isEmpty() ? null : key;
    }

    Sort sort() {
        String word = value("sort").startsWith("-") ? value("sort").substring(1) : value("sort");
        for (Sort sort : Sort.values()) {
            if (sort.word().equals(word)) {
                return sort;
            }
        }
        return Sort.ACTIVITY;
    }

    private int pageNumber() {
        return number(value("page"));
    }

    private static int number(String page) {
        return page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 1;
    }

    private Optional<UUID> id(String name) {
        return parse(value(name));
    }

    static Optional<UUID> parse(@Nullable String text) {
        if (text == null || text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
