package mx.lanet.desktop.report;

import static java.util.stream.Collectors.joining;

import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.look.FileDrop;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.report.Sender.Enclosure;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files that go with a request: chosen, dropped or pasted; copied at once, so that they are as the person saw them. */
final class Enclosures extends JPanel {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Enclosures.class);

    /** Of one file. */
    static final long MOST_BYTES = 25L << 20;

    /** Together with a picture of the screen the service takes ten. */
    static final int MOST = 9;

    private final transient Texts texts;
    private final transient Home home;
    private final transient Consumer<String> complain;
    private final transient Runnable changed;
    private final transient List<Enclosure> files;
    private final JPanel list = new JPanel(new MigLayout("insets 0, gap 4 2, wrap 1", "[grow,fill]"));

    /** {@code begun} are those of a draft; {@code changed} is told of each that comes or goes. */
    Enclosures(Texts texts, Home home, List<Enclosure> begun, Consumer<String> complain, Runnable changed) {
        super(new MigLayout("insets 0, gap 8 4, wrap 1", "[grow,fill]"));
        this.texts = texts;
        this.home = home;
        this.complain = complain;
        this.changed = changed;
        this.files = new ArrayList<>(begun);
        var choose = new JButton(texts.of("files.choose"), Glyph.PAPERCLIP.icon(16));
        choose.setName("choose");
        choose.addActionListener(event -> choose());
        var hint = new JLabel(texts.of("files.hint", MOST_BYTES >> 20));
        hint.setForeground(Ink.TEXT_3.color());
        hint.putClientProperty("FlatLaf.styleClass", "small");
        add(choose, "split 2, growx 0");
        add(hint, "growx, wmin 0");
        add(list, "hidemode 3");
        show(files);
    }

    List<Enclosure> files() {
        return List.copyOf(files);
    }

    /** They have gone: their copies are needed no more. */
    void letGo() {
        files.forEach(Enclosures::delete);
        files.clear();
    }

    private static void delete(Enclosure file) {
        try {
            Files.deleteIfExists(file.content());
        } catch (IOException e) {
            LOG.atInfo().log("a copy that nobody needs stays: {}", e.getMessage());
        }
    }

    /** Takes what is dropped on a component, or pasted into it; text goes where it always went. */
    TransferHandler handler(@Nullable TransferHandler otherwise) {
        return new FileDrop(home.pasted(), otherwise, this::takeAll);
    }

    private void choose() {
        var chooser = new JFileChooser();
        chooser.setMultiSelectionEnabled(true);
        if (chooser.showOpenDialog(this) == JFileChooser.APPROVE_OPTION) {
            takeAll(Arrays.stream(chooser.getSelectedFiles()).map(File::toPath).toList());
        }
    }

    // What is wrong with one of them is not hidden by the next.
    private void takeAll(List<Path> paths) {
        complain.accept(
                paths.stream().map(this::take).filter(said -> !said.isEmpty()).collect(joining(" ")));
    }

    /** One file of the person's; what is wrong with it, or nothing. */
    private String take(Path path) {
        var name = path.getFileName().toString();
        try {
            if (!Files.isRegularFile(path)) {
                return texts.of("files.no_file", name);
            }
            if (Files.size(path) == 0) {
                return texts.of("files.empty", name);
            }
            if (Files.size(path) > MOST_BYTES) {
                return texts.of("files.large", name, size(Files.size(path)), MOST_BYTES >> 20);
            }
            if (files.size() >= MOST) {
                return texts.of("files.many", MOST);
            }
            PrivateFiles.makeFolder(home.enclosed());
            var copy = home.enclosed().resolve(UUID.randomUUID().toString());
            Files.copy(path, copy);
            if (path.startsWith(home.pasted())) {
                // A picture from the clipboard was a file for this moment only.
                Files.delete(path);
            }
            files.add(new Enclosure(unique(name), copy));
            show(files);
            changed.run();
            return "";
        } catch (IOException e) {
            return texts.of("files.unreadable", name);
        }
    }

    // The service knows the files of one request by their names.
    private String unique(String name) {
        var wanted = name;
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (int number = 2; has(wanted); number++) {
            wanted = name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
        }
        return wanted;
    }

    private boolean has(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name));
    }

    private void show(List<Enclosure> shown) {
        list.removeAll();
        for (var file : shown) {
            var label = new JLabel(
                    file.name() + "  ·  " + size(file.content().toFile().length()),
                    Glyph.FILE.icon(16),
                    SwingConstants.LEADING);
            label.setToolTipText(file.name());
            var remove = new JButton(Glyph.X.icon(14));
            remove.putClientProperty("JButton.buttonType", "toolBarButton");
            remove.setToolTipText(texts.of("files.remove", file.name()));
            remove.getAccessibleContext().setAccessibleName(texts.of("files.remove", file.name()));
            remove.addActionListener(event -> {
                files.remove(file);
                delete(file);
                show(files);
                changed.run();
            });
            list.add(label, "split 2, growx, wmin 0");
            list.add(remove, "growx 0");
        }
        list.setVisible(!shown.isEmpty());
        revalidate();
        repaint();
        SwingUtilities.invokeLater(() -> list.scrollRectToVisible(new Rectangle(list.getSize())));
    }

    private String size(long bytes) {
        var number = NumberFormat.getNumberInstance(texts.locale());
        number.setMaximumFractionDigits(1);
        return bytes >= 1 << 20 ? number.format(bytes / 1_048_576.0) + " MB" : Math.max(1, bytes >> 10) + " KB";
    }
}
