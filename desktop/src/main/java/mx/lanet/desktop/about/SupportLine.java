package mx.lanet.desktop.about;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.net.URI;
import java.util.Optional;
import javax.swing.JButton;
import mx.lanet.agent.local.Standing;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Outside;
import mx.lanet.desktop.text.Texts;

/** Support's telephone: it is dialled where there is something to dial with, and copied everywhere. */
public final class SupportLine {
    private SupportLine() {}

    /** The button; empty while nobody said a number. */
    public static Optional<JButton> button(Texts texts, Standing.Desk brand) {
        var number = brand.supportPhone();
        if (number.isBlank()) {
            return Optional.empty();
        }
        var name = brand.supportName().isBlank() ? texts.of("support") : brand.supportName();
        var button = new JButton(texts.of("support.call", name, number), Glyph.PHONE.icon(16));
        button.setName("phone");
        button.setToolTipText(texts.of("support.call.note"));
        button.addActionListener(event -> {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(number), null);
            Outside.open(address(number));
        });
        return Optional.of(button);
    }

    /** {@code tel:} takes digits, and a plus sign in front. */
    static URI address(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        return URI.create("tel:" + (number.strip().startsWith("+") ? "+" : "") + digits);
    }
}
