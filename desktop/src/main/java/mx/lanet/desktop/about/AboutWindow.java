package mx.lanet.desktop.about;

import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import mx.lanet.agent.link.AgentVersion;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.look.Logo;
import net.miginfocom.swing.MigLayout;

/** What this program is, and whose. */
public final class AboutWindow {
    public AboutWindow(Desktop desktop, JFrame window) {
        var texts = desktop.texts();
        var brand = desktop.brand();
        var content = new JPanel(new MigLayout("insets 24, gap 8 6, wrap 1", "[360!]"));
        content.add(new JLabel(new ImageIcon(Logo.image(48))));
        var name = new JLabel(brand.brandName().isEmpty() ? texts.of("about.product") : brand.brandName());
        name.putClientProperty("FlatLaf.styleClass", "h1");
        content.add(name, "gaptop 8");
        content.add(new JLabel(texts.of("about.version", AgentVersion.CURRENT)));
        content.add(new JLabel("<html>" + texts.of("about.text") + "</html>"), "growx, gaptop 8");
        window.setContentPane(content);
    }
}
