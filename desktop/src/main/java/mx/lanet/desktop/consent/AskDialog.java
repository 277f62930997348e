package mx.lanet.desktop.consent;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.BiConsumer;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.Timer;
import mx.lanet.agent.run.Visit;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Logo;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person, in front of everything. Who just types on answers nothing: no button has the focus, none is pressed by
 * Return, and Escape does nothing. Closing the window is a no.
 */
final class AskDialog {
    private static final int SECOND_MILLIS = 1_000;
    private static final int WIDTH = 400;

    private final Texts texts;
    private final BiConsumer<String, Runnable> say;
    private final JDialog dialog;
    private final JTextArea countdown = Words.wrapped("", Ink.TEXT_3);
    private final JButton allow;
    private final JButton refuse;
    private final Timer timer = new Timer(SECOND_MILLIS, event -> tick());
    private long secondsLeft;

    /** {@code say} takes the word, and what to do when it cannot be brought to the service. */
    AskDialog(Texts texts, Visit visit, BiConsumer<String, Runnable> say) {
        this.texts = texts;
        this.say = say;
        var title = texts.of("consent.ask.title");
        dialog = new JDialog((java.awt.Frame) null, title, Dialog.ModalityType.MODELESS);
        dialog.setName("ask");
        dialog.setIconImages(Logo.images());
        dialog.setAlwaysOnTop(true);
        dialog.setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
        dialog.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                answer("refuse");
            }
        });
        allow = button("allow");
        refuse = button("refuse");
        dialog.getContentPane().add(content(visit), BorderLayout.CENTER);
        dialog.getContentPane().add(Sheet.foot(refuse, allow), BorderLayout.SOUTH);
        left(visit);
    }

    private JButton button(String word) {
        var button = new JButton(texts.of("consent." + word));
        button.setName(word);
        button.setMnemonic(texts.of("consent." + word + ".key").charAt(0));
        button.addActionListener(event -> answer(word));
        return button;
    }

    private JPanel content(Visit visit) {
        var content = new JPanel(
                new MigLayout("insets 22 24 18 24, gap 14 4, wrap 2, hidemode 3", "[][" + WIDTH + "!,fill]"));
        content.add(new JLabel(Glyph.USERS.icon(28, Ink.ACCENT_TEXT::color)), "top, spany 6");
        content.add(text("who", texts.of("consent.ask.who", visit.by()), Ink.TEXT, "h2"), "wmin 0");
        content.add(text("what", What.of(texts, visit), Ink.TEXT_2, null), "wmin 0");
        content.add(Words.quiet(texts.of("consent.reason")).styled("small"), "gaptop 8");
        content.add(text("reason", visit.reason(), Ink.TEXT, null), "wmin 0");
        content.add(text("effect", texts.of("consent.ask.effect"), Ink.TEXT_2, null), "wmin 0, gaptop 10");
        countdown.setName("countdown");
        // It has the focus first, so that a screen reader says it all and no key presses a button.
        content.setFocusable(true);
        content.getAccessibleContext()
                .setAccessibleName(texts.of("consent.ask.spoken", visit.by(), What.of(texts, visit), visit.reason()));
        content.add(countdown, "wmin 0");
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                content.requestFocusInWindow();
            }
        });
        return content;
    }

    private static JTextArea text(String name, String words, Ink ink, @Nullable String style) {
        var area = Words.wrapped(words, ink);
        area.setName(name);
        if (style != null) {
            area.putClientProperty("FlatLaf.styleClass", style);
        }
        return area;
    }

    void open() {
        dialog.pack();
        dialog.setResizable(false);
        dialog.setLocationRelativeTo(null);
        dialog.setVisible(true);
        dialog.toFront();
        timer.start();
    }

    void toFront() {
        dialog.toFront();
    }

    /** How long the question still stands. */
    void left(Visit visit) {
        secondsLeft = visit.secondsLeft() == null ? 0 : visit.secondsLeft();
        tell();
    }

    private void tick() {
        secondsLeft = Math.max(0, secondsLeft - 1);
        tell();
    }

    private void tell() {
        if (refuse.isEnabled()) {
            countdown.setText(
                    texts.of("consent.ask.left", String.format("%d:%02d", secondsLeft / 60, secondsLeft % 60)));
        }
    }

    private void answer(String word) {
        if (!refuse.isEnabled()) {
            return;
        }
        allow.setEnabled(false);
        refuse.setEnabled(false);
        say.accept(word, () -> {
            allow.setEnabled(true);
            refuse.setEnabled(true);
            countdown.setText(texts.of("consent.away"));
        });
    }

    void close() {
        timer.stop();
        dialog.dispose();
    }
}
