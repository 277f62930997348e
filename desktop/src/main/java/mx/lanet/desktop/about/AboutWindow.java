package mx.lanet.desktop.about;

import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import mx.lanet.agent.link.AgentVersion;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Logo;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.look.Words;
import net.miginfocom.swing.MigLayout;

/** What this program is, and whose. */
public final class AboutWindow {
    private static final int LOGO_HEIGHT = 48;

    public AboutWindow(Desktop desktop, JFrame window) {
        var texts = desktop.texts();
        var brand = desktop.brand();
        var standing = desktop.pulse().last().standing();
        var content = new JPanel(new MigLayout("insets 24, gap 8 6, wrap 1", "[400!,fill]"));
        var logo = Logo.label(LOGO_HEIGHT);
        logo.setName("logo");
        content.add(logo, "growx 0");
        logo.getAccessibleContext().setAccessibleName(brand.brandName());
        var name = Words.plain(brand.brandName().isBlank() ? texts.of("about.product") : brand.brandName());
        name.setName("brand");
        content.add(name.styled("h1"), "gaptop 8, wmin 0");
        var versions = Words.quiet(
                texts.of("status.versions.both", standing == null ? "–" : standing.version(), AgentVersion.CURRENT));
        versions.setName("versions");
        content.add(versions, "wmin 0");
        content.add(Words.wrapped(texts.of("about.text"), Ink.TEXT_2), "gaptop 8, wmin 0");
        SupportLine.button(texts, brand).ifPresent(phone -> content.add(phone, "gaptop 8, growx 0, wmin 0"));
        content.add(Words.wrapped(texts.of("about.licence"), Ink.TEXT_3), "gaptop 8, wmin 0");
        var close = new JButton(texts.of("close"));
        close.setName("close");
        close.addActionListener(event -> window.dispose());
        Sheet.fill(window, content, Sheet.foot(close));
        window.getRootPane().setDefaultButton(close);
    }
}
