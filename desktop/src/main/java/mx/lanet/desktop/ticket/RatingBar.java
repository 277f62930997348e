package mx.lanet.desktop.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/** Asks whether all is well again: one to five stars, and a word. */
final class RatingBar extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int BEST = 5;
    private static final int GLYPH = 22;

    private final List<JButton> stars = new ArrayList<>();
    private final JLabel meaning = new JLabel(" ");
    private final JTextField comment = new JTextField();
    private final transient Texts texts;
    private int score;

    RatingBar(Texts texts, BiConsumer<Integer, String> rate) {
        super(new MigLayout("insets 10 16 10 16, gap 2 6, fillx", "[][][][][][grow,fill][]"));
        this.texts = texts;
        setName("rating");
        setBackground(Ink.OK_SOFT.color());
        setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, Ink.LINE.color()));
        var question = new JLabel(texts.of("ticket.rate.question"));
        question.putClientProperty("FlatLaf.styleClass", "h2");
        question.setForeground(Ink.OK_TEXT.color());
        add(question, "span, wrap");
        var send = new JButton(texts.of("ticket.rate"));
        send.setName("rate");
        send.setEnabled(false);
        for (int i = 1; i <= BEST; i++) {
            int value = i;
            var star = new JButton(Glyph.STAR.icon(GLYPH, Ink.WARN::color));
            star.setName("star" + value);
            star.putClientProperty("JButton.buttonType", "borderless");
            star.setMargin(new java.awt.Insets(2, 2, 2, 2));
            star.setToolTipText(texts.of("ticket.rate." + value));
            star.getAccessibleContext()
                    .setAccessibleName(texts.of("ticket.rate.star", value, texts.of("ticket.rate." + value)));
            star.addActionListener(event -> {
                choose(value);
                send.setEnabled(true);
            });
            stars.add(star);
            add(star);
        }
        add(meaning, "wrap, gapleft 6");
        comment.setName("rate-comment");
        comment.putClientProperty("JTextField.placeholderText", texts.of("ticket.rate.comment"));
        comment.getAccessibleContext().setAccessibleName(texts.of("ticket.rate.comment"));
        add(comment, "span, split 2, growx, wmin 80");
        add(send, "growx 0, gapleft 6");
        send.addActionListener(event -> rate.accept(score, comment.getText()));
    }

    private void choose(int value) {
        score = value;
        for (int i = 0; i < BEST; i++) {
            stars.get(i)
                    .setIcon(
                            i < value
                                    ? Glyph.filledStar(GLYPH, Ink.WARN::color)
                                    : Glyph.STAR.icon(GLYPH, Ink.WARN::color));
        }
        meaning.setText(texts.of("ticket.rate." + value));
    }
}
