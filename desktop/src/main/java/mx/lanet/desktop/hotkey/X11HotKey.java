package mx.lanet.desktop.hotkey;

import com.sun.jna.platform.unix.X11;
import com.sun.jna.platform.unix.X11.XEvent;

/** By a passive grab on the root window. */
final class X11HotKey {
    private static final int KEY_SYMBOL_OF_F1 = 0xffbe;
    private static final int SHIFT = 1;
    private static final int LOCK = 1 << 1;
    private static final int CONTROL = 1 << 2;
    private static final int NUMBERS = 1 << 4;

    private X11HotKey() {}

    static void listen(Runnable listener) {
        var x11 = X11.INSTANCE;
        var display = x11.XOpenDisplay(null);
        if (display == null) {
            throw new IllegalStateException("the screen takes no more programs");
        }
        var root = x11.XDefaultRootWindow(display);
        byte key = x11.XKeysymToKeycode(display, new X11.KeySym(KEY_SYMBOL_OF_F1));
        // Whether or not the locks for letters and numbers are on.
        for (int locks : new int[] {0, LOCK, NUMBERS, LOCK | NUMBERS}) {
            x11.XGrabKey(display, key & 0xff, CONTROL | SHIFT | locks, root, 0, X11.GrabModeAsync, X11.GrabModeAsync);
        }
        var event = new XEvent();
        while (true) {
            x11.XNextEvent(display, event);
            if (event.type == X11.KeyPress) {
                listener.run();
            }
        }
    }
}
