package mx.lanet.desktop.look;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.SystemInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.swing.UIManager;

/** Light or dark, with the product's colours. */
public final class Look {
    private static volatile boolean dark;

    private Look() {}

    /** Before the first window, and again whenever the person changes it; on Swing's thread. */
    public static void wear(String theme, String brandColor) {
        dark = theme.equals("dark") || (theme.equals("auto") && isSystemDark());
        FlatLaf.registerCustomDefaultsSource("mx.lanet.desktop.look");
        Brand.wear(brandColor, dark);
        FlatLaf.setGlobalExtraDefaults(colors());
        var done = dark ? FlatDarkLaf.setup() : FlatLightLaf.setup();
        if (!done) {
            throw new IllegalStateException("FlatLaf cannot be worn");
        }
        // Tooltips of disabled buttons tell why they are disabled.
        UIManager.put("ToolTip.hideAccelerator", true);
        FlatLaf.updateUI();
    }

    public static boolean isDark() {
        return dark;
    }

    // Each of our colours under its own name, for the properties of the themes.
    private static Map<String, String> colors() {
        var found = new HashMap<String, String>();
        for (var ink : Ink.values()) {
            found.put("@" + ink.name().toLowerCase(Locale.ROOT), hex(ink.color().getRGB()));
        }
        return found;
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb & 0xffffff);
    }

    private static boolean isSystemDark() {
        if (SystemInfo.isWindows) {
            return said(
                            "reg",
                            "query",
                            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                            "/v",
                            "AppsUseLightTheme")
                    .contains("0x0");
        }
        return said("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
                .contains("dark");
    }

    private static String said(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readNBytes(2_000), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
