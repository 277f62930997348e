package mx.lanet.helpdesk.security;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Reads all that a caller can read: every GET route with the ids that exist, and whatever the pages link to; and collects
 * the forms on the way. A page of the same route with other ids is read a few times, not a thousand.
 */
final class Crawl {
    private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("(?:action|hx-post)=\"(/[^\"]*)\"");
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|select|textarea|button)\\b[^>]*?\\bname=\"([^\"]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|TKT-\\d+|\\d+");
    private static final int MOST_COMBINATIONS = 20;
    private static final int MOST_PAGES = 250;
    private static final int MOST_ALIKE = 3;

    private final Doorstep door;
    private final List<Route> routes;
    private final Map<Route, PathPattern> patterns = new HashMap<>();
    private final Estate estate;
    private final Map<String, Integer> formsSeen = new HashMap<>();

    /** What came for a path. */
    record Visit(Caller caller, Route route, String path, Doorstep.Answer answer) {
        @Override
        public String toString() {
            return caller + " " + route.method() + " " + path + " → " + answer.status();
        }
    }

    /** A form of a page, with what stands in its fields. */
    record PageForm(Route route, String action, Map<String, String> fields) {}

    Crawl(Doorstep door, List<Route> routes, Estate estate) {
        this.door = door;
        this.routes = routes;
        this.estate = estate;
        routes.forEach(route -> patterns.put(route, PathPatternParser.defaultInstance.parse(route.pattern())));
    }

    /** Every page and file that this caller can find, and every refusal. */
    List<Visit> read(Caller caller) {
        List<Visit> visits = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        Deque<String> waiting = new ArrayDeque<>();
        Set<String> known = new HashSet<>();
        paths(0, 1).filter(known::add).forEach(waiting::add);
        // A link leads to what there is for this caller; a further id perhaps to nothing.
        Iterator<String> further = paths(1, MOST_COMBINATIONS).iterator();
        while (visits.size() < MOST_PAGES && (!waiting.isEmpty() || further.hasNext())) {
            if (waiting.isEmpty()) {
                Stream.of(further.next()).filter(known::add).forEach(waiting::add);
                continue;
            }
            String path = waiting.remove();
            Optional<Route> route = route("GET", path);
            if (route.isPresent()) {
                Doorstep.Answer answer = door.knock(caller, "GET", path, Map.of());
                visits.add(new Visit(caller, route.get(), path, answer));
                for (String link : links(answer)) {
                    if (known.add(link) && alike.merge(kind(link), 1, Integer::sum) <= MOST_ALIKE) {
                        waiting.add(link);
                    }
                }
            }
        }
        return visits;
    }

    /** One of every route first, so that no route is left out however many ids another has. */
    private Stream<String> paths(int from, int to) {
        List<List<String>> all = routes.stream()
                .filter(route -> route.method().equals("GET"))
                .map(this::paths)
                .toList();
        return IntStream.range(from, to).boxed().flatMap(place -> all.stream()
                .filter(paths -> paths.size() > place)
                .map(paths -> paths.get(place)));
    }

    /** The forms of these pages that were not met before. */
    List<PageForm> forms(List<Visit> visits) {
        List<PageForm> forms = new ArrayList<>();
        for (Visit visit : visits) {
            Matcher form = FORM.matcher(visit.answer().isPage() ? visit.answer().body() : "");
            while (form.find()) {
                Matcher action = ACTION.matcher(form.group(1));
                if (action.find()) {
                    String path = plain(action.group(1));
                    Map<String, String> fields = fields(form.group(2));
                    route("POST", path)
                            .filter(route ->
                                    formsSeen.merge(visit.caller() + " " + route, 1, Integer::sum) <= MOST_ALIKE)
                            .ifPresent(route -> forms.add(new PageForm(route, path, fields)));
                }
            }
        }
        return forms;
    }

    /** A route's paths with the ids that exist. */
    List<String> paths(Route route) {
        List<String> paths = List.of("");
        for (String part : route.parts()) {
            List<String> values = part.startsWith("{") ? estate.candidates(part.substring(1)) : List.of(part);
            paths = paths.stream()
                    .flatMap(begin -> values.stream().map(value -> begin + value))
                    .limit(MOST_COMBINATIONS)
                    .toList();
        }
        return paths;
    }

    Optional<Route> route(String method, String path) {
        PathContainer container = PathContainer.parsePath(path.split("[?]", 2)[0]);
        return routes.stream()
                .filter(route -> route.method().equals(method))
                .filter(route -> pattern(route).matches(container))
                .min(Comparator.comparing(this::pattern));
    }

    private PathPattern pattern(Route route) {
        return Objects.requireNonNull(patterns.get(route));
    }

    private static List<String> links(Doorstep.Answer answer) {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(answer.isPage() ? answer.body() : "");
        while (link.find()) {
            links.add(plain(link.group(1)));
        }
        return links;
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            Matcher value = VALUE.matcher(field.group());
            fields.putIfAbsent(plain(field.group(1)), value.find() ? plain(value.group(1)) : "");
        }
        fields.remove("_csrf");
        return fields;
    }

    /** Links of one kind lead to one page with other ids, another order or another filter. */
    private static String kind(String link) {
        return ID.matcher(link.split("[?]", 2)[0]).replaceAll("N");
    }

    private static String plain(String attribute) {
        return attribute
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
