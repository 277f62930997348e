package mx.lanet.desktop.consent;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mx.lanet.agent.run.Visit;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.notice.Notice;
import mx.lanet.desktop.notice.Notices;

/** Asks the person before a technician does something visible, and shows what goes on while it lasts. */
public final class Consent implements AutoCloseable {
    private final Desktop desktop;
    private final Notices notices;
    private final VisitWatch watch;
    private final Map<String, AskDialog> questions = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private final Banners banners;

    public Consent(Desktop desktop, Notices notices) {
        this.desktop = desktop;
        this.notices = notices;
        this.watch = new VisitWatch(desktop.service(), this::seen);
        this.banners = new Banners(desktop, visit -> watch.say(visit, "end", () -> {}));
    }

    public void start() {
        watch.start();
    }

    private void seen(List<Visit> visits) {
        ask(with(Visit.ASKED, visits));
        banners.show(going(visits));
        visits.stream()
                .filter(visit ->
                        visit.state().equals(Visit.PRESENT) || visit.state().equals(Visit.OVER))
                .forEach(this::tell);
        told.retainAll(visits.stream().map(Visit::id).collect(Collectors.toSet()));
    }

    // What is allowed can be taken back there, too, when it has waited for its turn since the last look.
    private List<Visit> going(List<Visit> visits) {
        var shown = visits.stream()
                .filter(visit -> visit.state().equals(Visit.PRESENT)
                        || visit.state().equals(Visit.ALLOWED) && waiting.contains(visit.id()))
                .toList();
        waiting.clear();
        with(Visit.ALLOWED, visits).forEach(visit -> waiting.add(visit.id()));
        return shown;
    }

    /** Brings what is asked to the front; false when nothing is. */
    public boolean toFront() {
        questions.values().forEach(AskDialog::toFront);
        return !questions.isEmpty();
    }

    private static List<Visit> with(String state, List<Visit> visits) {
        return visits.stream().filter(visit -> visit.state().equals(state)).toList();
    }

    private void ask(List<Visit> asked) {
        var ids = asked.stream().map(Visit::id).collect(Collectors.toSet());
        questions.entrySet().removeIf(question -> {
            boolean gone = !ids.contains(question.getKey());
            if (gone) {
                question.getValue().close();
            }
            return gone;
        });
        for (var visit : asked) {
            var known = questions.get(visit.id());
            if (known == null) {
                known = new AskDialog(desktop.texts(), visit, (word, failed) -> watch.say(visit, word, failed));
                questions.put(visit.id(), known);
                known.open();
                tellOfSession(visit);
            }
            known.left(visit);
        }
    }

    // Natively, too: the question itself may stand on another desk of the session.
    private void tellOfSession(Visit visit) {
        if (visit.type().equals("remote_session")) {
            notice(visit, "notice.session");
        }
    }

    // What begins is told once; of a file tells its arrival.
    private void tell(Visit visit) {
        boolean news = told.add(visit.id());
        if (news && visit.state().equals(Visit.PRESENT) && !visit.type().equals("download_file")) {
            notice(visit, "consent.notice");
        }
    }

    private void notice(Visit visit, String title) {
        var texts = desktop.texts();
        var text = What.of(texts, visit) + (visit.reason().isEmpty() ? "" : ". " + visit.reason());
        notices.tell(new Notice(Notice.Kind.SESSION, texts.of(title, visit.by()), text, null), LocalTime.now());
    }

    @Override
    public void close() {
        watch.close();
        questions.values().forEach(AskDialog::close);
        banners.close();
    }
}
