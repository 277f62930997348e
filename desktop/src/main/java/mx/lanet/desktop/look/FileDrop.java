package mx.lanet.desktop.look;

import java.awt.Image;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import mx.lanet.agent.store.PrivateFiles;
import org.jspecify.annotations.Nullable;

/** Takes files that are dropped or pasted, and pictures that are pasted; all else is as it was before. */
public final class FileDrop extends TransferHandler {
    private static final long serialVersionUID = 1;

    private final transient Path pasted;
    private final transient @Nullable TransferHandler before;
    private final transient Consumer<List<Path>> taken;

    /** Pictures that are pasted become files of the folder named; whoever takes them may delete them. */
    public FileDrop(Path pasted, @Nullable TransferHandler before, Consumer<List<Path>> taken) {
        this.pasted = pasted;
        this.before = before;
        this.taken = taken;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                || isPicture(support)
                || (before != null && before.canImport(support));
    }

    // A table copied from a sheet is a picture, too: its words count.
    private static boolean isPicture(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.imageFlavor)
                && !support.isDataFlavorSupported(DataFlavor.stringFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
        try {
            var data = support.getTransferable();
            if (support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                var files = new ArrayList<Path>();
                for (var file : (List<?>) data.getTransferData(DataFlavor.javaFileListFlavor)) {
                    files.add(((File) file).toPath());
                }
                taken.accept(files);
                return true;
            }
            if (isPicture(support)) {
                taken.accept(List.of(written((Image) data.getTransferData(DataFlavor.imageFlavor))));
                return true;
            }
            return before != null && before.importData(support);
        } catch (UnsupportedFlavorException | IOException e) {
            return false;
        }
    }

    private Path written(Image image) throws IOException {
        var copy = new BufferedImage(image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_RGB);
        var pen = copy.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        PrivateFiles.makeFolder(pasted);
        var file = pasted.resolve("captura-" + UUID.randomUUID().toString().substring(0, 8) + ".png");
        ImageIO.write(copy, "png", file.toFile());
        return file;
    }

    @Override
    public int getSourceActions(JComponent component) {
        return before == null ? NONE : before.getSourceActions(component);
    }

    @Override
    public void exportToClipboard(JComponent component, Clipboard clipboard, int action) {
        if (before != null) {
            before.exportToClipboard(component, clipboard, action);
        }
    }
}
