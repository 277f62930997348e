package mx.lanet.desktop;

import javax.swing.JFrame;
import mx.lanet.desktop.about.AboutWindow;
import mx.lanet.desktop.chat.ChatWindow;
import mx.lanet.desktop.log.LogWindow;
import mx.lanet.desktop.look.Logo;
import mx.lanet.desktop.look.Room;
import mx.lanet.desktop.report.ReportWindow;
import mx.lanet.desktop.report.Shot;
import mx.lanet.desktop.setting.SettingsWindow;
import mx.lanet.desktop.status.StatusWindow;
import mx.lanet.desktop.ticket.TicketsWindow;

/** Makes the windows. */
final class Windows {
    private Windows() {}

    static JFrame make(Desktop desktop, Place place) {
        var window = new Stopwatch(desktop.texts().of("window." + place.word()), place);
        window.setName(place.word());
        window.setIconImages(Logo.images());
        window.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        switch (place) {
            case REPORT -> new ReportWindow(desktop, window, Shot::all);
            case STATUS -> new StatusWindow(desktop, window);
            case CHAT -> new ChatWindow(desktop, window);
            case SETTINGS -> new SettingsWindow(desktop, window);
            case LOG -> new LogWindow(desktop, window);
            case TICKETS -> new TicketsWindow(desktop, window);
            case ABOUT -> new AboutWindow(desktop, window);
        }
        window.pack();
        // At 200 % a small screen has room for half as much: then the window's middle scrolls.
        Room.place(window, window.getSize(), null);
        return window;
    }
}
