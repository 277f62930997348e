package mx.lanet.helpdesk.plan;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.testing.Visitor;

/**
 * Opens all that one person can open: pages, what they link to, and what their filters lead to. Of addresses that differ
 * only in whom or what they name, or in how two choices are combined, one is opened.
 */
final class Walk {
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get|data-live)=\"([/?][^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("action=\"(/[^\"?]*)");
    private static final Pattern SELECT =
            Pattern.compile("<select\\b[^>]*\\bname=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*\\bvalue=\"([^\"]+)\"");
    private static final Pattern TEXT = Pattern.compile("<input\\b[^>]*\\bname=\"(q|search)\"");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|TKT-\\d+|\\d+");
    private static final Set<String> TRIED = Set.of("sort", "q", "page");
    private static final int MOST = 900;

    private final Visitor visitor;
    private final List<String> words;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> kinds = new HashSet<>();

    Walk(Visitor visitor, Stream<String> begin, List<String> words) {
        this.visitor = visitor;
        this.words = words;
        begin.forEach(this::meet);
    }

    /** What is told of each page that was opened. */
    interface Report {
        void opened(String path, HttpResponse<String> answer);
    }

    void go(Report report) {
        for (int opened = 0; opened < MOST && !waiting.isEmpty(); opened++) {
            String path = waiting.poll();
            HttpResponse<String> answer = visitor.get(path);
            report.opened(path, answer);
            boolean page =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
            if (page && answer.statusCode() == 200 && parameters(path).size() < 2) {
                links(path, answer.body()).forEach(this::meet);
                filters(answer.body()).forEach(this::meet);
            }
        }
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("more than " + MOST + " kinds of pages, such as " + waiting.peek());
        }
    }

    private void meet(String path) {
        // What is taken along reads all that there is, on purpose.
        boolean export = path.contains("/export") || path.contains("format=");
        if (!export
                && !path.startsWith("/static/")
                && !path.startsWith("/ws")
                && isWorthIt(path)
                && kinds.add(kind(path))) {
            waiting.add(path);
        }
    }

    private static List<String> links(String base, String page) {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(page);
        while (link.find()) {
            String target = plain(link.group(1));
            links.add(target.startsWith("?") ? base.split("[?]", 2)[0] + target : target);
        }
        return links;
    }

    /** Each choice of each select, and words for each field that looks for some. */
    private List<String> filters(String page) {
        List<String> filters = new ArrayList<>();
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            Matcher action = ACTION.matcher(form.group(1));
            if (form.group(1).contains("method=\"post\"") || !action.find()) {
                continue;
            }
            String to = plain(action.group(1)) + "?";
            Matcher select = SELECT.matcher(form.group(2));
            while (select.find()) {
                Matcher option = OPTION.matcher(select.group(2));
                while (option.find()) {
                    filters.add(to + select.group(1) + "=" + plain(option.group(1)));
                }
            }
            Matcher text = TEXT.matcher(form.group(2));
            while (text.find()) {
                words.forEach(word -> filters.add(to + text.group(1) + "=" + encoded(word)));
            }
        }
        return filters;
    }

    /** What stays when names, numbers and words are left out. Of two choices at once, the names alone. */
    private static String kind(String path) {
        Set<String> parameters = parameters(path);
        String address = ID.matcher(path.split("[?]", 2)[0]).replaceAll("N");
        Set<String> told = new TreeSet<>();
        for (String parameter : parameters) {
            boolean alone = parameters.size() == 1 && !parameter.contains("%2C");
            told.add(alone ? ID.matcher(parameter).replaceAll("N") : parameter.split("=", 2)[0]);
        }
        return address + told;
    }

    /** An order, a word or a later page may be had of any choice; other choices of each other are not tried all. */
    private static boolean isWorthIt(String path) {
        Set<String> names = parameters(path).stream()
                .map(parameter -> parameter.split("=", 2)[0])
                .collect(Collectors.toSet());
        return names.size() < 2 || names.size() == 2 && TRIED.stream().anyMatch(names::contains);
    }

    private static Set<String> parameters(String path) {
        Set<String> parameters = new TreeSet<>();
        String[] halves = path.split("[?]", 2);
        for (String parameter : halves.length < 2 ? new String[0] : halves[1].split("&", -1)) {
            if (!parameter.isEmpty() && !parameter.endsWith("=")) {
                parameters.add(parameter);
            }
        }
        return parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String attribute) {
        return attribute
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&amp;", "&")
                .replace(" ", "+");
    }
}
