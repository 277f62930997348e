package mx.lanet.agent.local;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mx.lanet.agent.setting.Messages;
import org.jspecify.annotations.Nullable;

/** What the page is made of. It holds no secret and no datum, and is given to everybody on this machine. */
final class DashboardFiles {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "dashboard.css", "text/css; charset=utf-8",
            "dashboard.js", SCRIPT,
            "brand.js", SCRIPT,
            "page.js", SCRIPT,
            "machine.js", SCRIPT,
            "tickets.js", SCRIPT,
            "upkeep.js", SCRIPT,
            "visits.js", SCRIPT,
            "icon.svg", "image/svg+xml");

    private static final List<String> WORDS = List.of(
            "dashboard.",
            "status.",
            "priority.",
            "origin.",
            "setting.",
            "config.",
            "gap.kind.",
            "disk.",
            "visit.",
            "ticket.not_kept.");

    private DashboardFiles() {}

    /** Answers when a part of the page was asked for; false when it was not. */
    static boolean serve(LocalCall call) throws IOException {
        if (!call.method().equals("GET") || call.path().size() != 1) {
            return false;
        }
        var asked = call.path().getFirst();
        if (asked.equals("words")) {
            call.answer(200, words(call));
            return true;
        }
        var name = asked.isEmpty() ? "index.html" : asked;
        var type = TYPES.get(name);
        var content = type == null ? null : content(name);
        if (type == null || content == null) {
            return false;
        }
        call.file(type, content);
        return true;
    }

    // Read each time: a page is opened seldom, and the memory is the machine's user's.
    private static byte @Nullable [] content(String name) throws IOException {
        try (var in = DashboardFiles.class.getResourceAsStream("dashboard/" + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static Map<String, Object> words(LocalCall call) {
        var messages = Messages.in(call.language());
        var words = new TreeMap<String, String>();
        for (var key : messages.bundle().keySet()) {
            if (WORDS.stream().anyMatch(key::startsWith)) {
                words.put(key, messages.bundle().getString(key));
            }
        }
        return Map.of("language", messages.locale().toLanguageTag(), "words", words);
    }
}
