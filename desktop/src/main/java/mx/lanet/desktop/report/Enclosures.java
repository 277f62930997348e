package mx.lanet.desktop.report;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.TransferHandler;
import mx.lanet.desktop.look.FileDrop;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.report.Sender.Enclosure;
import mx.lanet.desktop.text.Texts;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The files that go with a request: chosen, dropped or pasted; read at once, so that they are as the person saw them. */
final class Enclosures extends JPanel {
    private static final long serialVersionUID = 1;

    /** Of one file. */
    static final long MOST_BYTES = 25L << 20;

    /** Together with a picture of the screen the service takes ten. */
    static final int MOST = 9;

    private final transient Texts texts;
    private final transient Path pasted;
    private final transient Consumer<String> complain;
    private final transient List<Enclosure> files = new ArrayList<>();
    private final JPanel list = new JPanel(new MigLayout("insets 0, gap 4 2, wrap 1", "[grow,fill]"));

    Enclosures(Texts texts, Path pasted, Consumer<String> complain) {
        super(new MigLayout("insets 0, gap 8 4, wrap 1", "[grow,fill]"));
        this.texts = texts;
        this.pasted = pasted;
        this.complain = complain;
        var choose = new JButton(texts.of("files.choose"), Glyph.PAPERCLIP.icon(16));
        choose.setName("choose");
        choose.addActionListener(event -> choose());
        var hint = new JLabel(texts.of("files.hint", MOST_BYTES >> 20));
        hint.setForeground(Ink.TEXT_3.color());
        hint.putClientProperty("FlatLaf.styleClass", "small");
        add(choose, "split 2, growx 0");
        add(hint, "growx, wmin 0");
        add(list, "hidemode 3");
        list.setVisible(false);
    }

    List<Enclosure> files() {
        return List.copyOf(files);
    }

    /** Takes what is dropped on a component, or pasted into it; text goes where it always went. */
    TransferHandler handler(@Nullable TransferHandler otherwise) {
        return new FileDrop(pasted, otherwise, this::takeAll);
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
            var content = Files.readAllBytes(path);
            if (path.startsWith(pasted)) {
                // A picture from the clipboard was a file for this moment only.
                Files.delete(path);
            }
            return take(new Enclosure(name, content));
        } catch (IOException e) {
            return texts.of("files.unreadable", name);
        }
    }

    private String take(Enclosure file) {
        if (files.size() >= MOST) {
            return texts.of("files.many", MOST);
        }
        files.add(new Enclosure(unique(file.name()), file.content()));
        show(files);
        return "";
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
                    file.name() + "  ·  " + size(file.content().length), Glyph.FILE.icon(16), SwingConstants.LEADING);
            label.setToolTipText(file.name());
            var remove = new JButton(Glyph.X.icon(14));
            remove.putClientProperty("JButton.buttonType", "toolBarButton");
            remove.setToolTipText(texts.of("files.remove", file.name()));
            remove.getAccessibleContext().setAccessibleName(texts.of("files.remove", file.name()));
            remove.addActionListener(event -> {
                files.remove(file);
                show(files);
            });
            list.add(label, "split 2, growx, wmin 0");
            list.add(remove, "growx 0");
        }
        list.setVisible(!shown.isEmpty());
        revalidate();
        repaint();
    }

    private String size(long bytes) {
        var number = NumberFormat.getNumberInstance(texts.locale());
        number.setMaximumFractionDigits(1);
        return bytes >= 1 << 20 ? number.format(bytes / 1_048_576.0) + " MB" : Math.max(1, bytes >> 10) + " KB";
    }
}
