package mx.lanet.desktop.consent;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dialog;
import java.awt.GraphicsConfiguration;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.agent.run.Visit;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Logo;
import mx.lanet.desktop.look.Words;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/**
 * A slim strip at the upper edge of a screen, above all windows, that never takes the focus by itself: who is here, why,
 * and a button to end it. It is moved aside along the edge with the mouse.
 */
final class Banner {
    private static final int LONGEST = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    private final Texts texts;
    private final GraphicsConfiguration screen;
    private final Consumer<Visit> end;
    private final JFrame frame;

    Banner(Texts texts, List<Visit> visits, GraphicsConfiguration screen, Consumer<Visit> end) {
        this.texts = texts;
        this.screen = screen;
        this.end = end;
        frame = new JFrame(texts.of("consent.banner", visits.getFirst().by()), screen);
        frame.setName("banner");
        frame.setUndecorated(true);
        frame.setAlwaysOnTop(true);
        frame.setAutoRequestFocus(false);
        frame.setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.setIconImages(Logo.images());
        frame.setContentPane(content(visits));
    }

    private JPanel content(List<Visit> visits) {
        var content = new Strip(new MigLayout("insets 5 14 5 8, gap 10 3, wrap 3", "[][grow,fill][]"));
        visits.forEach(visit -> line(content, visit));
        var slide = new Slide();
        content.addMouseListener(slide);
        content.addMouseMotionListener(slide);
        content.setCursor(Cursor.getPredefinedCursor(Cursor.W_RESIZE_CURSOR));
        return content;
    }

    private void line(JPanel content, Visit visit) {
        boolean waits = visit.state().equals(Visit.ALLOWED);
        var begun = waits
                ? texts.of("consent.soon", visit.by())
                : texts.of("consent.banner", visit.by()) + " " + texts.of("consent.since", TIME.format(visit.since()));
        var said = begun + ": " + (visit.reason().isEmpty() ? "" : visit.reason() + " – ") + What.of(texts, visit);
        var words = new Words(said, Ink.WARN_TEXT);
        words.setName("words");
        var button = new JButton(texts.of(waits ? "consent.take_back" : "consent.end"));
        button.setName("end");
        button.setFocusable(true);
        button.putClientProperty("FlatLaf.style", "margin: 2,10,2,10");
        button.getAccessibleContext()
                .setAccessibleName(texts.of(
                        waits ? "consent.take_back.spoken" : "consent.end.spoken", visit.by(), What.of(texts, visit)));
        button.addActionListener(event -> {
            button.setEnabled(false);
            button.setText(texts.of("consent.ending"));
            end.accept(visit);
        });
        content.add(new JLabel(Glyph.EYE.icon(18, Ink.WARN_TEXT::color)));
        content.add(words, "wmin 0");
        content.add(button);
    }

    void open() {
        frame.pack();
        var bounds = screen.getBounds();
        int width = Math.min(Math.min(frame.getWidth(), LONGEST), bounds.width - 40);
        frame.setBounds(bounds.x + (bounds.width - width) / 2, bounds.y, width, frame.getHeight());
        frame.setVisible(true);
    }

    void close() {
        frame.dispose();
    }

    /** In the colours of what one should know of. */
    private static final class Strip extends JPanel {
        private static final long serialVersionUID = 1;

        Strip(MigLayout layout) {
            super(layout);
            setBorder(BorderFactory.createEmptyBorder(0, 0, 2, 0));
        }

        @Override
        public Color getBackground() {
            return Ink.WARN_SOFT.color();
        }

        @Override
        protected void paintComponent(java.awt.Graphics pen) {
            super.paintComponent(pen);
            pen.setColor(Ink.WARN.color());
            pen.fillRect(0, getHeight() - 2, getWidth(), 2);
        }
    }

    /** Along the edge, so that what lies below can be reached. */
    private final class Slide extends MouseAdapter {
        private Point from = new Point();

        @Override
        public void mousePressed(MouseEvent event) {
            from = event.getPoint();
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            var bounds = screen.getBounds();
            int x = event.getXOnScreen() - from.x;
            int most = bounds.x + bounds.width - frame.getWidth();
            frame.setLocation(Math.clamp(x, bounds.x, Math.max(bounds.x, most)), bounds.y);
        }
    }
}
