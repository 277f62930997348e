package mx.lanet.desktop.hotkey;

import com.sun.jna.platform.win32.User32;
import com.sun.jna.platform.win32.WinUser;

/** By RegisterHotKey, whose messages come to the thread that registered. Unproven on a real Windows. */
final class WindowsHotKey {
    private static final int ID = 1;
    private static final int KEY_F1 = 0x70;
    private static final int NO_REPEAT = 0x4000;

    private WindowsHotKey() {}

    static void listen(Runnable listener) {
        var user32 = User32.INSTANCE;
        int modifiers = WinUser.MOD_CONTROL | WinUser.MOD_SHIFT | NO_REPEAT;
        if (!user32.RegisterHotKey(null, ID, modifiers, KEY_F1)) {
            throw new IllegalStateException("another program has Ctrl+Shift+F1");
        }
        var message = new WinUser.MSG();
        while (user32.GetMessage(message, null, 0, 0) > 0) {
            if (message.message == WinUser.WM_HOTKEY) {
                listener.run();
            }
        }
    }
}
