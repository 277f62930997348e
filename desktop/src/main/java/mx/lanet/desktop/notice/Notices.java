package mx.lanet.desktop.notice;

import java.io.IOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.store.Preferences;
import mx.lanet.desktop.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Shows notices as the person wants them: by kind, and not in the quiet hours, after which one line tells of all, whatever
 * ended in between.
 */
public final class Notices implements AutoCloseable {
    private static final int MOST_HELD = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Home home;
    private final Notifier notifier;
    private final Supplier<Preferences> preferences;
    private final Supplier<Texts> texts;
    private final Consumer<Notice> clicked;
    private final List<Notice> held;

    private record Held(List<Notice> notices) {}

    public Notices(
            Home home,
            Notifier notifier,
            Supplier<Preferences> preferences,
            Supplier<Texts> texts,
            Consumer<Notice> clicked) {
        this.home = home;
        this.held = new ArrayList<>(read(home));
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
                keep();
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
        keep();
        if (missed.size() == 1) {
            show(missed.getFirst());
            return;
        }
        var last = missed.getLast();
        var title = texts.get().of("notice.missed", missed.size());
        show(new Notice(last.kind(), title, last.title(), last.ticket(), last.file()));
    }

    private static List<Notice> read(Home home) {
        try {
            return PrivateFiles.read(home.held())
                    .map(text -> Json.WIRE.readValue(text, Held.class).notices())
                    .orElse(List.of());
        } catch (IOException | JacksonException e) {
            LOG.atWarn().log("notices of the quiet hours cannot be read: {}", e.getMessage());
            return List.of();
        }
    }

    private void keep() {
        try {
            PrivateFiles.write(home.held(), Json.WIRE.writeValueAsString(new Held(held)));
        } catch (IOException e) {
            LOG.atWarn().log("notices of the quiet hours are not kept: {}", e.getMessage());
        }
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
