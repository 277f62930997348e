package mx.lanet.desktop.report;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.Timer;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The picture of the screen that goes with a request: which screen, which part of it, and what of it is black. */
final class ShotCard extends JPanel {
    private static final long serialVersionUID = 1;

    // Until the window is away from the screen.
    private static final int UNTIL_HIDDEN_MILLIS = 300;

    private final JFrame window;
    private final transient Texts texts;
    private final transient Supplier<List<Shot>> camera;
    private final JCheckBox wanted;
    private final Preview preview;
    private final JComboBox<String> screens = new JComboBox<>();
    private final JPanel tools = new JPanel(new MigLayout("insets 0, gap 4"));
    private transient List<Shot> shots = List.of();
    private transient @Nullable Shot shot;

    ShotCard(JFrame window, Texts texts, boolean on, Supplier<List<Shot>> camera) {
        super(new MigLayout("insets 0, gap 6 6, wrap 1", "[grow,fill]"));
        this.window = window;
        this.texts = texts;
        this.camera = camera;
        this.preview = new Preview();
        wanted = new JCheckBox(texts.of("shot.include"), on);
        wanted.setName("include-shot");
        wanted.addActionListener(event -> show(shot));
        preview.setName("shot");
        screens.setName("screens");
        screens.getAccessibleContext().setAccessibleName(texts.of("shot.which"));
        screens.addActionListener(event -> choose(screens.getSelectedIndex()));
        add(wanted);
        add(preview, "h 72:168:168");
        add(screens, "hidemode 3");
        tools.add(button("shot.region", Glyph.SCREENSHOT, () -> pick(this::show)));
        tools.add(button("shot.cover", Glyph.ERASER, this::cover));
        tools.add(button("shot.again", Glyph.REFRESH, this::again));
        add(tools);
    }

    private JButton button(String key, Glyph glyph, Runnable action) {
        var button = new JButton(texts.of(key), glyph.icon(16));
        button.setName(key);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(texts.of(key + ".tip"));
        button.addActionListener(event -> action.run());
        return button;
    }

    /** Shows these from now on, the first of them. */
    void take(List<Shot> taken) {
        shots = taken;
        screens.removeAllItems();
        for (var each : taken) {
            screens.addItem(texts.of("shot.screen", each.screen()));
        }
        screens.setVisible(taken.size() > 1);
        choose(0);
        if (taken.isEmpty()) {
            wanted.setSelected(false);
            wanted.setEnabled(false);
            wanted.setToolTipText(texts.of("shot.none"));
        }
    }

    /** What goes with the request; empty when the person wants none. */
    Optional<Shot> chosen() {
        return wanted.isSelected() ? Optional.ofNullable(shot) : Optional.empty();
    }

    private void choose(int number) {
        if (number >= 0 && number < shots.size()) {
            show(shots.get(number));
        }
    }

    private void show(@Nullable Shot now) {
        shot = now;
        preview.repaint();
        for (var part : tools.getComponents()) {
            if (part instanceof JButton button) {
                button.setEnabled(now != null && wanted.isSelected());
            }
        }
    }

    private void pick(Consumer<Shot> picked) {
        int number = Math.max(0, screens.getSelectedIndex());
        if (number < shots.size()) {
            RegionPicker.show(window, shots.get(number), texts.of("shot.region.tip"), picked);
        }
    }

    private void cover() {
        if (shot != null) {
            CoverEditor.show(window, shot, texts, this::show);
        }
    }

    // The window itself is not to be in the picture.
    private void again() {
        window.setVisible(false);
        var later = new Timer(UNTIL_HIDDEN_MILLIS, event -> {
            take(camera.get());
            window.setVisible(true);
        });
        later.setRepeats(false);
        later.start();
    }

    /** The picture, small; a click enlarges it where parts of it can be blacked out. */
    private final class Preview extends JPanel {
        private static final long serialVersionUID = 1;

        Preview() {
            setOpaque(false);
            setToolTipText(texts.of("shot.cover.tip"));
            getAccessibleContext().setAccessibleName(texts.of("shot.preview"));
            addMouseListener(new MouseAdapter() {
                @Override
                public void mouseClicked(MouseEvent event) {
                    if (wanted.isSelected()) {
                        cover();
                    }
                }
            });
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(296, 168);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            var pen = (Graphics2D) graphics.create();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.setColor(Ink.SURFACE_2.color());
            pen.fillRoundRect(0, 0, getWidth(), getHeight(), 8, 8);
            var now = shot;
            if (now != null && wanted.isSelected()) {
                paint(pen, now);
            } else {
                var icon = Glyph.CAMERA.icon(28, Ink.TEXT_3::color);
                icon.paintIcon(this, pen, (getWidth() - 28) / 2, (getHeight() - 28) / 2);
            }
            pen.dispose();
        }

        private void paint(Graphics2D pen, Shot now) {
            var image = now.image();
            double scale = Math.min((getWidth() - 8.0) / image.getWidth(), (getHeight() - 8.0) / image.getHeight());
            int width = (int) (image.getWidth() * scale);
            int height = (int) (image.getHeight() * scale);
            pen.drawImage(image, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
        }
    }
}
