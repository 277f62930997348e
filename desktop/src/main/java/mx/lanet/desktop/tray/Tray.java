package mx.lanet.desktop.tray;

import com.formdev.flatlaf.util.SystemInfo;
import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Objects;
import java.util.stream.Stream;
import mx.lanet.agent.local.Standing;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Pulse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The icon in the notification area. */
public final class Tray implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);
    private static final int LONGEST_TIP = 127;

    private final Desktop desktop;
    private final Pulse pulse;
    private final TrayMenu menu;
    private @Nullable TrayIcon icon;
    private TrayState state = TrayState.STARTING;

    public Tray(Desktop desktop, Pulse pulse) {
        this.desktop = desktop;
        this.pulse = pulse;
        this.menu = new TrayMenu(desktop, this::line);
    }

    /** False where the session has no notification area. */
    public boolean show() {
        if (!SystemTray.isSupported()) {
            LOG.atInfo().log("this session has no notification area");
            return false;
        }
        pulse.listen(this::seen);
        return icon != null;
    }

    private void seen(Pulse.Seen seen) {
        var now = TrayState.of(seen);
        if (!desktop.brand().enabled()) {
            close();
        } else if (icon == null) {
            add(now);
        } else if (now != state) {
            icon.setImage(picture(now));
        }
        state = now;
        if (icon != null) {
            // It would lie over the menu.
            icon.setToolTip(menu.isOpen() ? null : shortened(line()));
        }
    }

    private void add(TrayState now) {
        var made = new TrayIcon(picture(now), shortened(line()));
        made.setImageAutoSize(true);
        made.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent event) {
                made.setToolTip(null);
                menu.show(event.getXOnScreen(), event.getYOnScreen());
            }
        });
        try {
            SystemTray.getSystemTray().add(made);
            icon = made;
        } catch (AWTException e) {
            LOG.atInfo().log("there is no place for the icon: {}", e.getMessage());
        }
    }

    /** A balloon of the icon, where the system has nothing better. */
    public void tell(String title, String text, Runnable clicked) {
        if (icon != null) {
            Stream.of(icon.getActionListeners()).forEach(icon::removeActionListener);
            icon.addActionListener(event -> clicked.run());
            icon.displayMessage(title, text, TrayIcon.MessageType.NONE);
        }
    }

    private static Image picture(TrayState state) {
        var size = SystemTray.getSystemTray().getTrayIconSize();
        return TrayPicture.of(state, Math.max(16, size.height), shown());
    }

    // Java on X11 draws the icon as large as the screen's scale asks for, into a place that the bar made without it.
    private static double shown() {
        if (SystemInfo.isWindows) {
            return 1;
        }
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration();
        return 1 / Math.max(1, screen.getDefaultTransform().getScaleX());
    }

    /** "Online – Cafe Mexico, Oficina Principal CDMX". */
    String line() {
        var texts = desktop.texts();
        var seen = pulse.last();
        var standing = seen.standing();
        var now = texts.of("state." + wordOf(seen));
        return standing == null ? now : texts.of("state.line", now, whose(standing));
    }

    /** What was seen, as it stands in the keys of texts. */
    public static String wordOf(Pulse.Seen seen) {
        var standing = seen.standing();
        if (standing == null) {
            return seen.looked() ? "away" : "starting";
        }
        boolean critical = standing.alerts().stream().anyMatch(Standing.OpenAlert::critical);
        return switch (standing.state()) {
            case "online" -> critical ? "critical" : standing.alerts().isEmpty() ? "online" : "alerts";
            case "offline" -> "offline";
            case "pending_approval" -> "pending";
            default -> "starting";
        };
    }

    private static String whose(Standing standing) {
        var client = Objects.requireNonNullElse(standing.clientName(), "");
        var site = Objects.requireNonNullElse(standing.siteName(), "");
        return client + (client.isEmpty() || site.isEmpty() ? "" : ", ") + site;
    }

    // Windows takes no more.
    private static String shortened(String text) {
        return text.length() <= LONGEST_TIP ? text : text.substring(0, LONGEST_TIP - 1) + "…";
    }

    @Override
    public void close() {
        if (icon != null) {
            SystemTray.getSystemTray().remove(icon);
            icon = null;
        }
    }
}
