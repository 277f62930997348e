package mx.lanet.desktop.status;

import java.awt.Color;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.Timer;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.local.Standing;
import mx.lanet.agent.local.WayIn;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Pulse;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import mx.lanet.desktop.tray.Tray;
import mx.lanet.desktop.tray.TrayState;
import mx.lanet.protocol.MachineStatus;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** How this machine is: who it is, whether it reaches the server, what it reads, what is wrong. */
public final class StatusWindow {
    private static final int SECOND = 1_000;
    private static final int MOST_DISKS = 4;
    private static final int MOST_ALERTS = 5;

    private final Desktop desktop;
    private final JFrame window;
    private final Words state = Words.plain(" ").styled("h1");
    private final JTextArea advice = Words.wrapped("", Ink.BAD_TEXT);
    private final Map<String, Words> values = new HashMap<>();
    private final Gauge cpu;
    private final Gauge memory;
    private final Gauge network;
    private final Gauge temperature;
    private final JPanel disks = new JPanel(new MigLayout("insets 0, gap 8 6", "[20:90:,grow 0][30:120:,grow,fill][]"));
    private final JPanel alerts = new JPanel(new MigLayout("insets 0, gap 6 4, wrap 2", "[][grow,fill]"));
    private final Words told = Words.quiet("");
    private final History history = new History();
    private Pulse.Seen seen;

    public StatusWindow(Desktop desktop, JFrame window) {
        this.desktop = desktop;
        this.window = window;
        this.seen = desktop.pulse().last();
        var texts = desktop.texts();
        cpu = new Gauge(texts, "cpu", " %", 100);
        memory = new Gauge(texts, "memory", " %", 100);
        network = new Gauge(texts, "network", " Mbit/s", 1);
        temperature = new Gauge(texts, "temperature", " °C", 100);
        state.setName("state");
        advice.setName("advice");
        disks.setName("disks");
        alerts.setName("alerts");
        told.setName("told");
        Sheet.fill(window, Sheet.squeezed(middle()), foot());
        Sheet.whileOpen(window, desktop.pulse(), this::look);
        var clock = new Timer(SECOND, event -> tick());
        clock.start();
        Sheet.onClosed(window, clock::stop);
        readSamples();
    }

    private JComponent middle() {
        var middle = new JPanel(new MigLayout(
                "insets 14 24 10 24, gap 32 4:10", "[250:400:400,grow,fill][280:420:,grow,fill]", "[]0[]8[top]"));
        middle.add(state, "span 2, wmin 0, wrap");
        middle.add(advice, "span 2, wmin 0, growx, hidemode 3, gaptop 6, wrap");
        middle.add(words(), "top, wmin 0");
        middle.add(figures(), "top");
        return middle;
    }

    private JPanel words() {
        var panel = new JPanel(new MigLayout("insets 0, gap 12 2:6, wrap 2", "[90:130:130][0:250:,grow,fill]"));
        var account = account();
        section(panel, "identity", account.identity());
        section(panel, "connection", account.connection());
        section(panel, "care", account.care());
        return panel;
    }

    private void section(JPanel panel, String key, List<Account.Row> rows) {
        panel.add(Words.heading(desktop.texts().of("status." + key)), "span 2, gaptop 2:8");
        for (var row : rows) {
            var label = Words.quiet(desktop.texts().of("status.row." + row.key()));
            var value = Words.plain(row.value());
            value.setName(row.key());
            label.setLabelFor(value);
            values.put(row.key(), value);
            panel.add(label, "wmin 0");
            panel.add(value, "wmin 0");
        }
    }

    private JPanel figures() {
        var texts = desktop.texts();
        var panel = new JPanel(new MigLayout("insets 0, gap 24 4:10, wrap 2", "[grow,fill,sg][grow,fill,sg]"));
        panel.add(Words.heading(texts.of("status.readings")), "span 2, split 2, gaptop 8, growx 0");
        panel.add(Words.quiet(texts.of("status.span", History.SPAN.toHours())), "growx 0");
        panel.add(cpu);
        panel.add(memory);
        panel.add(network);
        panel.add(temperature);
        panel.add(Words.heading(texts.of("status.disks")), "span 2, gaptop 8");
        panel.add(disks, "span 2");
        panel.add(Words.heading(texts.of("status.alerts")), "span 2, gaptop 8");
        panel.add(alerts, "span 2");
        return panel;
    }

    private JPanel foot() {
        var texts = desktop.texts();
        var copy = new JButton(texts.of("status.copy"), Glyph.COPY.icon(16));
        copy.setName("copy");
        copy.addActionListener(event -> copy());
        var diagnose = new JButton(texts.of("status.diagnose"), Glyph.STETHOSCOPE.icon(16, () -> Color.WHITE));
        diagnose.setName("diagnose");
        diagnose.addActionListener(event -> new Diagnosis(desktop, window).open());
        var more = new JButton(texts.of("status.browser"), Glyph.EXTERNAL_LINK.icon(16));
        more.setName("browser");
        more.addActionListener(event -> browse());
        window.getRootPane().setDefaultButton(diagnose);
        return Sheet.foot(told, more, copy, diagnose);
    }

    // The page shows what has no room here: heartbeats, files, the queue, the log's end.
    private void browse() {
        told.setText("");
        Errand.run(
                () -> {
                    var address = WayIn.address(desktop.service().post("/dashboard", Map.of()));
                    WayIn.open(address.orElseThrow(() -> new IOException("the service gives no pass")));
                    return true;
                },
                done -> told.setText(desktop.texts().of("status.browser.opened")),
                failed -> told.setText(desktop.texts().of("status.browser.not")));
    }

    private void copy() {
        var text = account().plain(stateWords());
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
        told.setText(desktop.texts().of("status.copied"));
    }

    private Account account() {
        return new Account(desktop.texts(), seen.standing(), desktop.service().user(), Instant.now());
    }

    private String stateWords() {
        return desktop.texts().of("state." + Tray.wordOf(seen));
    }

    private void readSamples() {
        Errand.run(
                () -> Service.list(desktop.service().get("/samples"), "samples", Help.Sample.class),
                samples -> {
                    history.add(samples);
                    look(desktop.pulse().last());
                },
                failed -> {});
    }

    private void look(Pulse.Seen now) {
        seen = now;
        var standing = now.standing();
        var reading = standing == null ? null : standing.reading();
        history.add(Instant.now(), reading);
        figures(reading);
        disks(reading);
        alerts(standing);
        tick();
    }

    /** What changes by the second. */
    private void tick() {
        var account = account();
        state.setText(stateWords());
        state.ink(
                switch (TrayState.of(seen)) {
                    case WELL -> Ink.OK_TEXT;
                    case ALERTS -> Ink.WARN_TEXT;
                    case TROUBLE -> Ink.BAD_TEXT;
                    case STARTING -> Ink.IDLE_TEXT;
                });
        advice.setText(account.advice());
        advice.setVisible(!account.advice().isEmpty());
        show(account.identity());
        show(account.connection());
        show(account.care());
    }

    private void show(List<Account.Row> rows) {
        rows.forEach(row -> Objects.requireNonNull(values.get(row.key())).setText(row.value()));
    }

    private void figures(@Nullable MachineStatus reading) {
        var now = Instant.now();
        cpu.show(reading == null ? null : reading.cpuUsage(), history.of(MachineStatus::cpuUsage), now);
        memory.show(reading == null ? null : reading.memoryUsage(), history.of(MachineStatus::memoryUsage), now);
        network.show(reading == null ? null : reading.networkUsage(), history.of(MachineStatus::networkUsage), now);
        temperature.show(reading == null ? null : reading.temperature(), history.of(MachineStatus::temperature), now);
    }

    private void disks(@Nullable MachineStatus reading) {
        disks.removeAll();
        var volumes = reading == null || reading.volumes() == null
                ? List.<MachineStatus.VolumeStatus>of()
                : reading.volumes();
        var account = account();
        for (var disk : volumes.subList(0, Math.min(MOST_DISKS, volumes.size()))) {
            disks.add(Words.plain(disk.mount()), "wmin 0");
            double used = disk.totalBytes() <= 0 ? 0 : 1 - disk.freeBytes() / (double) disk.totalBytes();
            disks.add(new Room(used), "h 8!, wmin 30");
            disks.add(Words.plain(account.room(disk)), "wmin pref, wrap");
        }
        if (volumes.isEmpty()) {
            disks.add(Words.quiet(desktop.texts().of("status.unknown")), "span 3");
        } else if (volumes.size() > MOST_DISKS) {
            disks.add(Words.quiet(desktop.texts().of("status.more", volumes.size() - MOST_DISKS)), "span 3");
        }
        disks.revalidate();
        disks.repaint();
    }

    private void alerts(@Nullable Standing standing) {
        alerts.removeAll();
        var sentences = account().alerts();
        for (int i = 0; i < Math.min(MOST_ALERTS, sentences.size()); i++) {
            boolean critical = standing != null && standing.alerts().get(i).critical();
            var ink = critical ? Ink.BAD : Ink.WARN;
            var glyph = new javax.swing.JLabel(Glyph.ALERT_TRIANGLE.icon(16, ink::color));
            alerts.add(glyph);
            alerts.add(Words.plain(sentences.get(i)), "wmin 0");
        }
        if (sentences.isEmpty()) {
            var none = standing == null ? "status.unknown" : "status.alerts.none";
            alerts.add(Words.quiet(desktop.texts().of(none)), "span 2");
        } else if (sentences.size() > MOST_ALERTS) {
            alerts.add(Words.quiet(desktop.texts().of("status.more", sentences.size() - MOST_ALERTS)), "span 2");
        }
        alerts.revalidate();
        alerts.repaint();
    }
}
