package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A screen with a window manager and a bar that takes icons, for the whole run of tests. The screen itself is there
 * before: {@code ./lanet test} makes one, since Java looks for it only once.
 */
public final class Stage implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Process> CREW = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        assertThat(GraphicsEnvironment.isHeadless())
                .as("these tests need a screen: ./lanet test makes one, or begin them under xvfb-run")
                .isFalse();
        synchronized (CREW) {
            if (CREW.isEmpty()) {
                // A person's own window manager stays: then ours ends at once.
                CREW.add(begin("openbox"));
                CREW.add(begin("tint2"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> CREW.forEach(Process::destroy)));
                await().atMost(PATIENCE).until(SystemTray::isSupported);
            }
        }
    }

    private static Process begin(String program) throws IOException {
        return new ProcessBuilder(program)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
    }

    /** A picture of the whole screen in {@code target/pictures}, for people to look at. */
    public static void picture(String name) {
        try {
            var screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
            var folder = Files.createDirectories(Path.of("target", "pictures"));
            var picture = new Robot().createScreenCapture(screen);
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException | AWTException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files as a file manager drops them. */
    record Dropped(File... files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return List.of(files);
        }
    }

    /** A picture as programs copy it, with words beside it when there are any. */
    static Transferable copied(Image picture, @Nullable String words) {
        return new Transferable() {
            @Override
            public DataFlavor[] getTransferDataFlavors() {
                return words == null
                        ? new DataFlavor[] {DataFlavor.imageFlavor}
                        : new DataFlavor[] {DataFlavor.imageFlavor, DataFlavor.stringFlavor};
            }

            @Override
            public boolean isDataFlavorSupported(DataFlavor flavor) {
                return List.of(getTransferDataFlavors()).contains(flavor);
            }

            @Override
            public Object getTransferData(DataFlavor flavor) {
                return words != null && flavor.equals(DataFlavor.stringFlavor) ? words : picture;
            }
        };
    }
}
