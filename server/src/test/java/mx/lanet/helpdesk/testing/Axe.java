package mx.lanet.helpdesk.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * axe within a page. Only what it finds wrong leaves the browser: the library's own way brings all that is right, too, each
 * rule with each of its elements, which takes longer than to find it.
 */
final class Axe {
    private static final String SOURCE = AxeBuilder.getAxeScript();

    /** Options of axe.run in; a sentence for each rule that is broken, with its first elements, out. */
    private static final String RUN =
            """
            options => axe.run(document, options).then(found => found.violations.map(rule =>
                rule.id + ': ' + rule.help + ' ' + rule.nodes.slice(0, 5).map(node =>
                    node.target + ' ' + node.html + ' ' + node.failureSummary).join('; ')))
            """;

    private Axe() {}

    /** Of all rules that axe has switched on: WCAG 2.2 AA and best practice. */
    static List<String> findings(Page page) {
        return run(page, Map.of());
    }

    static List<String> findings(Page page, List<String> rules) {
        return run(page, Map.of("runOnly", rules));
    }

    @SuppressWarnings("unchecked") // what RUN ends with
    private static List<String> run(Page page, Map<String, Object> what) {
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SOURCE);
        }
        Map<String, Object> options = new HashMap<>(what);
        options.put("resultTypes", List.of("violations"));
        return (List<String>) page.evaluate(RUN, options);
    }
}
