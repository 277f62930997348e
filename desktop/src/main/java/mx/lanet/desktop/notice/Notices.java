package mx.lanet.desktop.notice;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mx.lanet.desktop.store.Preferences;
import mx.lanet.desktop.text.Texts;

/** Shows notices as the person wants them: by kind, and not in the quiet hours, after which one line tells of all. */
public final class Notices implements AutoCloseable {
    private static final int MOST_HELD = 200;

    private final Notifier notifier;
    private final Supplier<Preferences> preferences;
    private final Supplier<Texts> texts;
    private final Consumer<Notice> clicked;
    private final List<Notice> held = new ArrayList<>();

    public Notices(
            Notifier notifier, Supplier<Preferences> preferences, Supplier<Texts> texts, Consumer<Notice> clicked) {
        this.notifier = notifier;
        this.preferences = preferences;
        this.texts = texts;
        this.clicked = clicked;
    }

    /** Tells the person now, later, or not at all. */
    public synchronized void tell(Notice notice, LocalTime now) {
        if (preferences.get().silenced().contains(notice.kind().word())) {
            return;
        }
        if (preferences.get().isQuiet(now)) {
            if (held.size() < MOST_HELD) {
                held.add(notice);
            }
            return;
        }
        show(notice);
    }

    /** Tells together of what came in the quiet hours, once they are over. */
    public synchronized void catchUp(LocalTime now) {
        if (held.isEmpty() || preferences.get().isQuiet(now)) {
            return;
        }
        var missed = List.copyOf(held);
        held.clear();
        if (missed.size() == 1) {
            show(missed.getFirst());
            return;
        }
        var last = missed.getLast();
        var title = texts.get().of("notice.missed", missed.size());
        show(new Notice(last.kind(), title, last.title(), last.ticket(), last.file()));
    }

    private void show(Notice notice) {
        var action = texts.get().of(notice.kind() == Notice.Kind.RESOLVED ? "notice.rate" : "notice.open");
        notifier.show(notice, action, () -> clicked.accept(notice));
    }

    @Override
    public void close() {
        notifier.close();
    }
}
