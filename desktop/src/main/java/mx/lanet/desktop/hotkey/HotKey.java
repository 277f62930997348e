package mx.lanet.desktop.hotkey;

import com.sun.jna.Platform;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for Ctrl+Shift+F1 in the whole session. */
public final class HotKey {
    private static final Logger LOG = LoggerFactory.getLogger(HotKey.class);

    private HotKey() {}

    /**
     * The listener is called on a thread of its own, until the program ends. Where the system gives nobody such keys, as
     * Wayland does, or another program has them, nothing happens and the log says so.
     */
    public static void listen(Map<String, String> environment, Runnable listener) {
        Thread.ofPlatform().name("hot-key").daemon().start(() -> {
            try {
                if (Platform.isWindows()) {
                    WindowsHotKey.listen(listener);
                } else if (environment.containsKey("DISPLAY") && !environment.containsKey("WAYLAND_DISPLAY")) {
                    X11HotKey.listen(listener);
                }
            } catch (UnsatisfiedLinkError | RuntimeException e) {
                LOG.atInfo().log("there is no hot key: {}", e.getMessage());
            }
        });
    }
}
