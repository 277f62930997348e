package mx.lanet.desktop.setting;

import java.io.IOException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import mx.lanet.desktop.store.Preferences;
import net.miginfocom.swing.MigLayout;

/** What the person may choose, each holding at once, and what the server says, to be read. */
public final class SettingsWindow {
    static final List<String> NOTICES =
            List.of("answered", "resolved", "changed", "message", "session", "file", "restart");
    private static final int HALF_HOURS = 48;

    private final Desktop desktop;
    private final JComboBox<Choice> language;
    private final JComboBox<Choice> theme;
    private final JCheckBox start;
    private final Map<String, JCheckBox> notices = new LinkedHashMap<>();
    private final JCheckBox quiet;
    private final JComboBox<Choice> from;
    private final JComboBox<Choice> until;
    private final Words outcome = new Words(" ", Ink.BAD_TEXT);

    /** What one chooses, and how it is called. */
    private record Choice(String value, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    public SettingsWindow(Desktop desktop, JFrame window) {
        this.desktop = desktop;
        var now = desktop.preferences();
        language = choices("language", List.of("auto", "es", "en"), now.language());
        theme = choices("theme", List.of("auto", "light", "dark"), now.theme());
        start = box("start", desktop.texts().of("settings.start"), now.startWithSession());
        NOTICES.forEach(kind -> notices.put(
                kind,
                box(
                        "notice." + kind,
                        desktop.texts().of("settings.notice." + kind),
                        !now.silenced().contains(kind))));
        boolean isQuiet = !now.quietFrom().equals(now.quietUntil());
        quiet = box("quiet", desktop.texts().of("settings.quiet"), isQuiet);
        from = times("from", isQuiet ? now.quietFrom() : LocalTime.of(20, 0));
        until = times("until", isQuiet ? now.quietUntil() : LocalTime.of(7, 0));
        var tabs = new JTabbedPane();
        tabs.setName("tabs");
        tabs.addTab(desktop.texts().of("settings.own"), Sheet.scrolled(own()));
        tabs.addTab(desktop.texts().of("settings.machine"), new MachineSettings(desktop));
        var close = new JButton(desktop.texts().of("close"));
        close.setName("close");
        close.addActionListener(event -> window.dispose());
        outcome.setName("outcome");
        Sheet.fill(window, Sheet.squeezed(tabs), Sheet.foot(outcome, close));
        listen();
    }

    private JPanel own() {
        var texts = desktop.texts();
        var panel =
                new JPanel(new MigLayout("insets 12 24 12 24, gap 12 8, wrap 4", "[][180!,fill]24[][180!,fill]", ""));
        panel.add(Words.heading(texts.of("settings.look")), "span");
        labelled(panel, "language", language);
        labelled(panel, "theme", theme);
        panel.add(start, "span");
        panel.add(Words.heading(texts.of("settings.notices")), "span, gaptop 10");
        var kinds = new JPanel(new MigLayout("insets 0, gap 12 8, wrap 2", "[200!,fill]24[220!,fill]"));
        notices.values().forEach(kinds::add);
        panel.add(kinds, "span");
        panel.add(Words.heading(texts.of("settings.quiet.heading")), "span, gaptop 10");
        panel.add(quiet, "span, split 2");
        panel.add(Words.quiet(texts.of("settings.quiet.note")), "wmin 0");
        labelled(panel, "from", from);
        labelled(panel, "until", until);
        return panel;
    }

    private void labelled(JPanel panel, String key, JComponent part) {
        var label = Words.plain(desktop.texts().of("settings." + key));
        label.setLabelFor(part);
        panel.add(label);
        panel.add(part);
    }

    private JComboBox<Choice> choices(String key, List<String> values, String chosen) {
        var box = new JComboBox<Choice>();
        box.setName(key);
        for (var value : values) {
            var choice = new Choice(value, desktop.texts().of("settings." + key + "." + value));
            box.addItem(choice);
            if (value.equals(chosen)) {
                box.setSelectedItem(choice);
            }
        }
        return box;
    }

    private static JComboBox<Choice> times(String key, LocalTime chosen) {
        var box = new JComboBox<Choice>();
        box.setName(key);
        IntStream.range(0, HALF_HOURS)
                .mapToObj(half -> LocalTime.of(half / 2, half % 2 * 30))
                .map(SettingsWindow::time)
                .forEach(box::addItem);
        var now = time(chosen);
        // Chosen elsewhere, such as 7:15.
        if (IntStream.range(0, box.getItemCount()).noneMatch(i -> now.equals(box.getItemAt(i)))) {
            box.addItem(now);
        }
        box.setSelectedItem(now);
        return box;
    }

    private static Choice time(LocalTime time) {
        var text = DateTimeFormatter.ofPattern("HH:mm").format(time);
        return new Choice(text, text);
    }

    private static JCheckBox box(String name, String text, boolean on) {
        var box = new JCheckBox(text, on);
        box.setName(name);
        return box;
    }

    private void listen() {
        List.of(language, theme, from, until).forEach(box -> box.addActionListener(event -> keep()));
        quiet.addActionListener(event -> keep());
        notices.values().forEach(box -> box.addActionListener(event -> keep()));
        start.addActionListener(event -> {
            keep();
            autostart();
        });
        enable();
    }

    private void enable() {
        from.setEnabled(quiet.isSelected());
        until.setEnabled(quiet.isSelected());
    }

    private void keep() {
        enable();
        try {
            desktop.prefer(chosen());
            outcome.setText(" ");
        } catch (IOException e) {
            outcome.setText(desktop.texts().of("settings.not_kept"));
        }
    }

    private Preferences chosen() {
        // Kinds that a later version knows stay as they are.
        Set<String> silenced = new HashSet<>(desktop.preferences().silenced());
        notices.forEach((kind, box) -> {
            if (box.isSelected()) {
                silenced.remove(kind);
            } else {
                silenced.add(kind);
            }
        });
        return new Preferences(
                valueOf(language),
                valueOf(theme),
                start.isSelected(),
                silenced,
                quiet.isSelected() ? LocalTime.parse(valueOf(from)) : LocalTime.MIDNIGHT,
                quiet.isSelected() ? LocalTime.parse(valueOf(until)) : LocalTime.MIDNIGHT);
    }

    private static String valueOf(JComboBox<Choice> box) {
        return box.getItemAt(box.getSelectedIndex()).value();
    }

    private void autostart() {
        try {
            desktop.autostart().set(start.isSelected());
        } catch (IOException e) {
            outcome.setText(desktop.texts().of("settings.no_autostart"));
        }
    }
}
