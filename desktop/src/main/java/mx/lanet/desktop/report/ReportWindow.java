package mx.lanet.desktop.report;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.look.Logo;
import mx.lanet.desktop.look.Sheet;
import mx.lanet.desktop.report.Sender.Enclosure;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;

/**
 * Asking for help, in one window. Nothing in it must be filled in: opened and sent, it brings the machine's facts and a
 * picture of the screen.
 */
public final class ReportWindow {
    private static final int LOGO_HEIGHT = 32;

    private final Desktop desktop;
    private final JFrame window;
    private final Texts texts;
    private final ReportForm form;
    private final ShotCard shot;
    private final JCheckBox facts;
    private final JButton send;
    private final JLabel trouble = new JLabel();
    private boolean sent;

    /** The pictures are of the screens as they were before this window stood on them. */
    public ReportWindow(Desktop desktop, JFrame window, Supplier<List<Shot>> camera) {
        this.desktop = desktop;
        this.window = window;
        this.texts = desktop.texts();
        var policy = desktop.brand().screenshot();
        // The picture takes as long as all the rest: both at once.
        var pictures = CompletableFuture.supplyAsync(
                policy.equals("off") ? List::of : camera,
                Thread.ofPlatform().name("camera").daemon()::start);
        form = new ReportForm(texts, Draft.read(desktop.home()), desktop.home(), this::keep, this::complain);
        shot = new ShotCard(window, texts, policy.equals("on"), camera);
        facts = new JCheckBox(texts.of("facts.include"), true);
        facts.setName("include-facts");
        send = new JButton(texts.of("report.send"), Glyph.SEND.icon(16, () -> Color.WHITE));
        send.setName("send");
        send.addActionListener(event -> send());
        trouble.setName("trouble");
        trouble.setForeground(Ink.BAD_TEXT.color());
        shot.setVisible(!policy.equals("off"));
        window.setContentPane(content());
        window.getRootPane().setDefaultButton(send);
        window.setTransferHandler(form.enclosures().handler(null));
        keys();
        window.addWindowListener(new Closing());
        form.loadCategories(desktop.service());
        shot.take(pictures.join());
        SwingUtilities.invokeLater(form::focus);
    }

    private JComponent content() {
        var brand = desktop.brand();
        var greeting =
                new JLabel(brand.brandGreeting().isEmpty() ? texts.of("report.greeting") : brand.brandGreeting());
        greeting.putClientProperty("FlatLaf.styleClass", "h1");
        greeting.setName("greeting");
        greeting.setIconTextGap(12);
        Logo.theirs(LOGO_HEIGHT).ifPresent(greeting::setIcon);
        var side = new JPanel(new MigLayout("insets 0, gap 6 6, wrap 1, hidemode 3", "[240:296:296,fill]"));
        side.add(shot);
        side.add(facts, "gaptop 2:10, split 2, growx");
        var see = new JButton(texts.of("facts.see"), Glyph.EYE.icon(16));
        see.setName("see-facts");
        see.putClientProperty("JButton.buttonType", "toolBarButton");
        see.addActionListener(event -> seeFacts());
        side.add(see, "growx 0");
        var middle = new JPanel(new MigLayout("insets 0, gap 24 8", "[300::,grow,fill][240:296:296]", "[][grow,fill]"));
        middle.add(greeting, "span, growx, wmin 0, wrap");
        middle.add(form, "grow, wmin 0");
        middle.add(side, "top");
        middle.setBorder(BorderFactory.createEmptyBorder(16, 20, 10, 20));
        var content = new JPanel(new BorderLayout());
        content.add(Sheet.squeezed(middle), BorderLayout.CENTER);
        content.add(foot(), BorderLayout.SOUTH);
        return content;
    }

    private JComponent foot() {
        var foot = new JPanel(new MigLayout("insets 10 20 12 20, gap 8", "[grow,fill][][]"));
        foot.setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, Ink.LINE.color()));
        var to = new JLabel(texts.of("report.to", support()));
        to.setForeground(Ink.TEXT_2.color());
        var said = new JPanel(new MigLayout("insets 0, gap 0 2, wrap 1, hidemode 3", "[grow,fill]"));
        said.add(to, "wmin 0");
        said.add(trouble, "wmin 0");
        foot.add(said, "wmin 0");
        trouble.setVisible(false);
        var cancel = new JButton(texts.of("button.cancel"));
        cancel.setName("cancel");
        cancel.addActionListener(event -> window.dispose());
        foot.add(cancel);
        foot.add(send);
        return foot;
    }

    private String support() {
        var name = desktop.brand().supportName();
        return name.isEmpty() ? texts.of("report.support") : name;
    }

    private void keys() {
        key(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, InputEvent.CTRL_DOWN_MASK), "send", send::doClick);
        key(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "close", window::dispose);
    }

    private void key(KeyStroke stroke, String name, Runnable action) {
        window.getRootPane().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(stroke, name);
        window.getRootPane().getActionMap().put(name, new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }

    private void keep(Draft draft) {
        if (!sent) {
            draft.keep(desktop.home());
        }
    }

    private void complain(String sentence) {
        trouble.setText(sentence);
        trouble.setToolTipText(sentence);
        trouble.setVisible(!sentence.isEmpty());
        trouble.getAccessibleContext().setAccessibleName(sentence);
    }

    private void seeFacts() {
        Errand.run(
                () -> desktop.service().facts(),
                found -> FactsDialog.show(
                        window, texts, FactLines.of(found, desktop.service().user(), texts)),
                failed -> complain(texts.of("facts.away")));
    }

    private void send() {
        complain("");
        send.setEnabled(false);
        send.setText(texts.of("report.sending"));
        var request = form.request(facts.isSelected());
        var pictures = shot.chosen();
        var files = form.enclosures().files();
        Errand.run(
                () -> pictures.isEmpty() ? handOver(request, files) : handOver(request, pictures.get(), files),
                this::done,
                this::failed);
    }

    private Help.State handOver(Help.Request request, Shot picture, List<Enclosure> files) throws IOException {
        PrivateFiles.makeFolder(desktop.home().enclosed());
        var file = desktop.home().enclosed().resolve(UUID.randomUUID() + ".png");
        try {
            picture.write(file);
            var all = new ArrayList<>(List.of(new Enclosure(texts.of("shot.file"), file)));
            all.addAll(files);
            return handOver(request, all);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    // Whether or not the service is there: the person's request is on the disk when this returns.
    private Help.State handOver(Help.Request request, List<Enclosure> files) throws IOException {
        try {
            return new Sender(desktop.service()).send(request, files);
        } catch (Service.Away e) {
            desktop.letters().keep(request, files);
            return new Help.State(true, "kept", Objects.requireNonNull(request.identity()), null, null);
        }
    }

    private void done(Help.State state) {
        if (!state.success()) {
            again(texts.of("report.refused", String.valueOf(state.error())));
            return;
        }
        sent = true;
        Draft.discard(desktop.home());
        // This window may stay open for a day.
        shot.take(List.of());
        form.enclosures().letGo();
        var shown = new SentCard(texts, state, desktop.brand().brandThanks(), () -> {
            window.dispose();
            desktop.openTicket(Objects.requireNonNullElse(state.ticketNumber(), ""));
        });
        shown.close().addActionListener(event -> window.dispose());
        window.setContentPane(shown);
        window.getRootPane().setDefaultButton(shown.close());
        window.revalidate();
        window.repaint();
        shown.close().requestFocusInWindow();
        desktop.asked();
    }

    private void failed(Exception fault) {
        if (fault instanceof Sender.NotKept notKept) {
            again(texts.orElse("report.not_kept." + notKept.reason(), texts.of("report.not_kept.broken")));
        } else {
            again(texts.of("report.not_kept.broken"));
        }
    }

    private void again(String sentence) {
        complain(sentence);
        send.setEnabled(true);
        send.setText(texts.of("report.send"));
    }

    /** What was written stays for the next time. */
    private final class Closing extends WindowAdapter {
        @Override
        public void windowClosed(WindowEvent event) {
            keep(form.draft());
        }
    }
}
