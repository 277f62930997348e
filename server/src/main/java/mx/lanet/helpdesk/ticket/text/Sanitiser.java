package mx.lanet.helpdesk.ticket.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.lanet.helpdesk.ticket.text.Inline.Mark;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * The only reader of HTML from outside. Elements are let through by name, and of attributes only where a link leads, which
 * of our pictures is shown, and what it is called.
 */
final class Sanitiser {
    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)(?:https?://[^\\s<>\"']{3,2000}|mailto:[^\\s<>\"']{3,320})");
    /** Who may not see a file gets no picture from there, whoever wrote its address. */
    private static final Pattern OUR_PICTURE =
            Pattern.compile("/files/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/picture");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(Shape.elements().toArray(String[]::new))
            .allowElements(Stream.of(Mark.values())
                    .flatMap(mark -> mark.elements().stream())
                    .toArray(String[]::new))
            .allowElements("a", "img", "br")
            .allowAttributes("href")
            .matching(OUTSIDE)
            .onElements("a")
            .allowAttributes("src")
            .matching(OUR_PICTURE)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowUrlProtocols("http", "https", "mailto")
            .toFactory();

    private Sanitiser() {}

    static List<Raw> read(String html) {
        Gatherer gatherer = new Gatherer();
        HtmlSanitizer.sanitize(html, POLICY.apply(gatherer));
        return gatherer.root.children();
    }

    /** Builds a tree of what the policy lets through; the sanitiser balances the tags and bounds their depth. */
    private static final class Gatherer implements HtmlStreamEventReceiver {
        private final Raw.Element root = new Raw.Element("", Map.of());
        private final Deque<Raw.Element> open = new ArrayDeque<>(List.of(root));

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String name, List<String> attributes) {
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i + 1 < attributes.size(); i += 2) {
                named.put(attributes.get(i), attributes.get(i + 1));
            }
            Raw.Element element = new Raw.Element(name, named);
            open.getLast().children().add(element);
            if (!name.equals("br") && !name.equals("img")) {
                open.addLast(element);
            }
        }

        @Override
        public void closeTag(String name) {
            if (open.stream().anyMatch(element -> element.name().equals(name))) {
                while (!open.removeLast().name().equals(name)) {
                    // What was not closed ends with what is around it.
                }
            }
        }

        @Override
        public void text(String text) {
            open.getLast().children().add(new Raw.Words(text));
        }
    }
}
