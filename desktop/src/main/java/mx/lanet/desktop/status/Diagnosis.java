package mx.lanet.desktop.status;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Room;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import net.miginfocom.swing.MigLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes the way to the server step by step, and says of each what was found and what to do. */
final class Diagnosis {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 520;
    private static final int TRIES = 3;
    private static final int BETWEEN_MILLIS = 700;
    private static final Logger LOG = LoggerFactory.getLogger(Diagnosis.class);

    private final Desktop desktop;
    private final JDialog dialog;
    private final JFrame owner;
    private final JPanel results = new JPanel(new MigLayout("insets 20 24 12 24, gap 10 4, wrap 2", "[][grow,fill]"));
    private final Words summary = Words.quiet(" ");
    private final JButton again;

    Diagnosis(Desktop desktop, JFrame owner) {
        this.desktop = desktop;
        this.owner = owner;
        var texts = desktop.texts();
        dialog = new JDialog(owner, texts.of("diagnosis.title"));
        dialog.setName("diagnosis");
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        again = new JButton(texts.of("diagnosis.again"), Glyph.REFRESH.icon(16));
        again.setName("again");
        again.addActionListener(event -> run());
        var close = new JButton(texts.of("close"));
        close.setName("close");
        close.addActionListener(event -> dialog.dispose());
        summary.setName("summary");
        results.setName("results");
        Sheet.fill(dialog, results, Sheet.foot(summary, again, close));
        dialog.getRootPane().setDefaultButton(close);
    }

    void open() {
        run();
        Room.place(dialog, new Dimension(WIDTH, HEIGHT), owner);
        dialog.setVisible(true);
    }

    private void run() {
        var texts = desktop.texts();
        again.setEnabled(false);
        summary.setText(" ");
        results.removeAll();
        var progress = new JProgressBar();
        progress.setIndeterminate(true);
        progress.getAccessibleContext().setAccessibleName(texts.of("diagnosis.running"));
        results.add(Words.plain(texts.of("diagnosis.running")), "span 2");
        results.add(progress, "span 2, growx");
        repaint();
        Errand.run(this::checks, this::show, failed -> show(List.of(away())));
    }

    // A service that is just being begun anew is waited for a little; one that gives no checks has not found all well.
    private List<Help.Check> checks() throws IOException, InterruptedException {
        for (int left = TRIES; left > 0; left--) {
            try {
                var reply = desktop.service()
                        .post("/diagnosis", Map.of(), desktop.texts().locale());
                if (reply.isDone()) {
                    return Service.list(reply, "checks", Help.Check.class);
                }
            } catch (Service.Away e) {
                LOG.atDebug().log("no diagnosis: {}", e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
        throw new IOException("the service gives no diagnosis");
    }

    // The first step of all: without the service there is nobody who could go the others.
    private Help.Check away() {
        var texts = desktop.texts();
        return new Help.Check("service", "wrong", texts.of("diagnosis.away"), texts.of("diagnosis.away.remedy"));
    }

    private void show(List<Help.Check> checks) {
        var texts = desktop.texts();
        results.removeAll();
        checks.forEach(this::add);
        long wrong =
                checks.stream().filter(check -> check.grade().equals("wrong")).count();
        summary.setText(wrong == 0 ? texts.of("diagnosis.well") : texts.of("diagnosis.wrong", wrong));
        summary.ink(wrong == 0 ? Ink.OK_TEXT : Ink.BAD_TEXT);
        again.setEnabled(true);
        repaint();
    }

    private void add(Help.Check check) {
        var texts = desktop.texts();
        var glyph =
                switch (check.grade()) {
                    case "ok" -> Glyph.CIRCLE_CHECK.icon(18, Ink.OK::color);
                    case "note" -> Glyph.INFO_CIRCLE.icon(18, Ink.WARN::color);
                    default -> Glyph.CIRCLE_X.icon(18, Ink.BAD::color);
                };
        var mark = new JLabel(glyph);
        mark.getAccessibleContext().setAccessibleName(texts.orElse("diagnosis.grade." + check.grade(), check.grade()));
        var text = new JPanel(new BorderLayout(0, 2));
        text.setName("check." + check.subject());
        var subject = Words.plain(texts.orElse("diagnosis.subject." + check.subject(), check.subject()));
        text.add(subject.styled("h4"), BorderLayout.NORTH);
        text.add(Words.wrapped(check.finding(), Ink.TEXT_2));
        if (check.remedy() != null) {
            text.add(Words.wrapped("→ " + Objects.requireNonNull(check.remedy()), Ink.ACCENT_TEXT), BorderLayout.SOUTH);
        }
        results.add(mark, "top, gaptop 2");
        results.add(text, "wmin 0, gapbottom 6");
    }

    private void repaint() {
        results.revalidate();
        results.repaint();
    }
}
