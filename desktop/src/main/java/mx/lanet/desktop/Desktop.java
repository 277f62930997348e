package mx.lanet.desktop;

import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import mx.lanet.agent.local.Standing;
import mx.lanet.desktop.about.QuitDialog;
import mx.lanet.desktop.consent.Consent;
import mx.lanet.desktop.hotkey.HotKey;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Handover;
import mx.lanet.desktop.link.Pulse;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.look.Logo;
import mx.lanet.desktop.look.Look;
import mx.lanet.desktop.notice.Notice;
import mx.lanet.desktop.notice.Notices;
import mx.lanet.desktop.notice.Notifier;
import mx.lanet.desktop.notice.NotifySend;
import mx.lanet.desktop.notice.TicketNews;
import mx.lanet.desktop.report.Draft;
import mx.lanet.desktop.report.Letters;
import mx.lanet.desktop.report.Sender;
import mx.lanet.desktop.setting.Autostart;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.store.Preferences;
import mx.lanet.desktop.text.Texts;
import mx.lanet.desktop.ticket.ReceivedOpener;
import mx.lanet.desktop.ticket.Tickets;
import mx.lanet.desktop.ticket.TicketsWindow;
import mx.lanet.desktop.tray.Tray;
import org.jspecify.annotations.Nullable;

/** One session's desktop: its icon and its windows, each of which is open once at most. Only on Swing's thread. */
public final class Desktop {
    // The default follows what the person chose.
    private static final Locale SYSTEM = Locale.of(System.getProperty("user.language", "en"));
    private static volatile boolean running;

    private final Home home;
    private final Service service;
    private final Pulse pulse;
    private final Map<String, String> environment;
    private final Map<Place, JFrame> windows = new EnumMap<>(Place.class);
    private final Letters letters;
    private Preferences preferences;
    private Texts texts;
    private final TicketNews news;
    private final Consent consent;
    private @Nullable Tray tray;
    private @Nullable Handover door;
    private @Nullable QuitDialog quitting;
    private String worn = "";

    Desktop(Home home, Service service, Map<String, String> environment) {
        this.home = home;
        this.service = service;
        this.environment = environment;
        this.pulse = new Pulse(service);
        Draft.sweep(home);
        this.letters = new Letters(home, new Sender(service), state -> asked());
        this.preferences = Preferences.read(home);
        this.texts = Texts.in(preferences.spoken(environment, SYSTEM));
        var notices = notices();
        this.news = new TicketNews(this, notices);
        this.consent = new Consent(this, notices);
    }

    private Notices notices() {
        var sender = texts.of("about.product");
        Notifier balloon = (notice, action, clicked) -> {
            if (tray != null) {
                tray.tell(notice.title(), notice.text(), clicked);
            }
        };
        Notifier system = NotifySend.find("notify-send", sender, balloon);
        return new Notices(home, system != null ? system : balloon, this::preferences, this::texts, this::follow);
    }

    private void follow(Notice notice) {
        if (notice.ticket() != null) {
            openTicket(notice.ticket());
        } else if (notice.file() != null) {
            ReceivedOpener.open(service, notice.file(), () -> open(Place.STATUS));
        } else if (!consent.toFront()) {
            open(Place.STATUS);
        }
    }

    static boolean isRunning() {
        return running;
    }

    // Set before the program's own thread ends, which asks for it.
    {
        running = true;
    }

    /** Shows the icon, and the window when one was asked for or there can be no icon. */
    void start(@Nullable Place first) {
        wear();
        door = Handover.open(home.door(environment), word -> SwingUtilities.invokeLater(() -> handedOver(word)))
                .orElse(null);
        tray = new Tray(this, pulse);
        boolean shown = tray.show();
        pulse.start();
        pulse.listen(this::seen);
        pulse.listen(letters::seen);
        HotKey.listen(environment, () -> SwingUtilities.invokeLater(() -> open(Place.REPORT)));
        news.start();
        consent.start();
        if (first != null) {
            open(first);
        } else if (!shown) {
            open(Place.STATUS);
        }
    }

    private void handedOver(String word) {
        open(Place.of(word).orElse(Place.STATUS));
    }

    private void seen(Pulse.Seen seen) {
        if (!brand().brandColor().equals(worn)) {
            wear();
        }
        if (seen.standing() != null) {
            Logo.follow(service, brand().brandLogo());
        }
    }

    private void wear() {
        worn = brand().brandColor();
        Look.wear(preferences.theme(), worn);
    }

    /** What the server says of how it all looks. */
    public Standing.Desk brand() {
        var standing = pulse.last().standing();
        return standing == null ? Standing.Desk.USUAL : standing.desk();
    }

    public Texts texts() {
        return texts;
    }

    public Home home() {
        return home;
    }

    public Service service() {
        return service;
    }

    public Pulse pulse() {
        return pulse;
    }

    /** Requests that wait for the service. */
    public Letters letters() {
        return letters;
    }

    /** The person has asked for help just now: whoever shows tickets looks again. */
    public void asked() {
        pulse.soon();
        news.soon();
    }

    public TicketNews news() {
        return news;
    }

    public Preferences preferences() {
        return preferences;
    }

    /** Keeps what the person chose; windows that are open are made anew. */
    public void prefer(Preferences chosen) throws IOException {
        chosen.keep(home);
        boolean looks = !chosen.theme().equals(preferences.theme());
        preferences = chosen;
        if (looks) {
            wear();
        }
        var spoken = Texts.in(chosen.spoken(environment, SYSTEM));
        if (!spoken.locale().equals(texts.locale())) {
            texts = spoken;
            Locale.setDefault(spoken.locale());
            windows.forEach(this::anew);
        }
    }

    // In the other language, where it stood.
    private void anew(Place place, JFrame old) {
        if (old.isDisplayable()) {
            var bounds = old.getBounds();
            old.dispose();
            var window = make(place);
            window.setLocation(bounds.x, bounds.y);
            window.setVisible(true);
        }
    }

    /** How this program starts with the session, or does not. */
    public Autostart autostart() {
        return Autostart.ofThis(environment);
    }

    /** Opens the window, or brings it to the front. */
    public void open(Place place) {
        var known = windows.get(place);
        if (known != null && known.isDisplayable()) {
            known.setState(JFrame.NORMAL);
            known.setVisible(true);
            known.toFront();
            return;
        }
        var window = make(place);
        window.setVisible(true);
        window.toFront();
    }

    private JFrame make(Place place) {
        var window = Windows.make(this, place);
        windows.put(place, window);
        window.addWindowListener(new Leaving(place));
        return window;
    }

    /** Opens this one of the person's tickets. */
    public void openTicket(UUID ticket) {
        open(Place.TICKETS);
        TicketsWindow.show(Objects.requireNonNull(windows.get(Place.TICKETS)), ticket);
    }

    /** Opens the one of this number, or the list where it is not found. */
    public void openTicket(String number) {
        open(Place.TICKETS);
        Errand.run(
                () -> new Tickets(service).numbered(number), found -> found.ifPresent(this::openTicket), failed -> {});
    }

    /** A heartbeat, an inventory and all that waits, now. */
    public void sync() {
        Errand.run(
                () -> {
                    service.sync();
                    return true;
                },
                done -> pulse.soon(),
                failed -> pulse.soon());
    }

    /** How many of the person's tickets are open. */
    public int openTickets() {
        return news.open();
    }

    /** Says that the service goes on, and ends when the person wants to. */
    public void askToQuit() {
        if (quitting == null || !quitting.isOpen()) {
            quitting = new QuitDialog(texts, this::quit);
        }
        quitting.open();
    }

    /** Ends this program; the service goes on. */
    public void quit() {
        close();
        System.exit(0);
    }

    /** Takes away the icon and the windows. */
    void close() {
        pulse.close();
        news.close();
        consent.close();
        if (tray != null) {
            tray.close();
        }
        windows.values().forEach(JFrame::dispose);
        try {
            if (door != null) {
                door.close();
            }
        } catch (IOException e) {
            // The next one finds nobody behind it.
        }
    }

    /** A window that is closed takes its pictures and its lists with it. */
    private final class Leaving extends WindowAdapter {
        private final Place place;

        Leaving(Place place) {
            this.place = place;
        }

        @Override
        public void windowClosed(WindowEvent event) {
            windows.remove(place, event.getWindow());
            // Else the room that it took stays taken until the next window wants it, which may be tomorrow.
            Errand.run(
                    () -> {
                        System.gc();
                        return true;
                    },
                    done -> {},
                    failed -> {});
        }
    }
}
