package mx.lanet.helpdesk.console.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetFacts;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetSort;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.asset.OsFamily;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.field.FieldRange;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/**
 * The address of the list of machines: search, filters, order and page all stand in it. What is no sensible value counts
 * as not given, since people edit and share addresses.
 */
public final class AssetAddress {
    /** A field of the house that is to stand among the filters, though nothing is asked of it yet. */
    static final String ASKED_FIELD = "field";

    private static final List<String> NAMES = List.of(
            ASKED_FIELD,
            "state",
            "client",
            "site",
            "os",
            "ram",
            "free",
            "gb",
            "program",
            "older",
            "tag",
            "q",
            "sort",
            "page");

    private final Map<String, String> given = new LinkedHashMap<>();

    AssetAddress(Map<String, String> parameters) {
        for (String name : NAMES) {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty() && value.length() <= AssetQuery.LONGEST_WORDS) {
                given.put(name, value);
            }
        }
        parameters.keySet().stream().sorted().forEach(name -> readField(name, parameters));
    }

    /** A range's form has a field for each of its ends. */
    private void readField(String name, Map<String, String> parameters) {
        String field = name.replaceFirst("\\.(from|to)$", "");
        if (!AssetFacts.isField(field)) {
            return;
        }
        String value = field.equals(name)
                ? parameters.getOrDefault(name, "").strip()
                : FieldRange.typed(
                                parameters.getOrDefault(field + ".from", ""),
                                parameters.getOrDefault(field + ".to", ""))
                        .map(FieldRange::written)
                        .orElse("");
        if (!value.isEmpty() && value.length() <= AssetQuery.LONGEST_WORDS) {
            given.put(field, value);
        }
    }

    /** What the form of this filter must not lose. */
    public Map<String, String> without(String name) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.keySet().removeAll(List.of(name, ASKED_FIELD, "page"));
        return all;
    }

    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    /** The address with this parameter changed, from the first page on; an empty value takes it away. */
    public String with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.keySet().removeAll(List.of(ASKED_FIELD, "page"));
        if (name.equals("client")) {
            all.remove("site");
        }
        if (name.equals("free") || name.equals("gb")) {
            all.remove(name.equals("free") ? "gb" : "free");
        }
        if (name.equals("program")) {
            all.remove("older");
        }
        all.put(name, value);
        return address(all);
    }

    String page(int page) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put("page", page == 1 ? "" : String.valueOf(page));
        return address(all);
    }

    public String here() {
        return address(given);
    }

    /** All that the address says, as a form carries it. */
    public String behindTheMark() {
        return behindTheMark(here());
    }

    private static String behindTheMark(String address) {
        return address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
    }

    /** What a saved list keeps: what is asked for, without order and page. */
    public String list() {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.keySet().removeAll(List.of(ASKED_FIELD, "sort", "page"));
        return behindTheMark(address(all));
    }

    /** What a search must not lose. */
    public Map<String, String> withoutWords() {
        return without("q");
    }

    /** Sorted by the column, the other way when it is already. */
    String sortedBy(AssetSort sort) {
        boolean turned = sort() == sort;
        boolean descending = turned ? !descending() : sort.largestFirst();
        return with("sort", (descending ? "-" : "") + sort.word());
    }

    AssetSort sort() {
        String word = value("sort");
        return AssetSort.of(word.startsWith("-") ? word.substring(1) : word).orElse(AssetSort.NAME);
    }

    boolean descending() {
        return value("sort").startsWith("-");
    }

    Optional<AssetStatus> state() {
        return AssetStatus.of(value("state"));
    }

    Optional<OsFamily> os() {
        return OsFamily.of(value("os"));
    }

    AssetFacts facts() {
        return AssetFacts.of(given);
    }

    /** A client that the person chose in the switcher, or is of, needs no choosing. */
    @Nullable
    UUID client(Person person) {
        if (!person.isStaff()) {
            return person.clientId();
        }
        return person.chosenClient() == null ? id("client") : person.chosenClient();
    }

    /** A site only ever stands beside its client. */
    @Nullable
    UUID site(Person person) {
        return client(person) == null ? null : id("site");
    }

    AssetQuery query(Person person) {
        return new AssetQuery(
                value("q"),
                person.role() == Role.REQUESTER ? null : client(person),
                site(person),
                state().orElse(null),
                os().orElse(null),
                facts(),
                sort(),
                descending(),
                new Slice.Request(number("page"), Pager.SIZE));
    }

    private int number(String name) {
        String value = value(name);
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 1;
    }

    private @Nullable UUID id(String name) {
        try {
            return value(name).length() == 36 ? UUID.fromString(value(name)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String address(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/assets" : "/assets?" + query;
    }
}
