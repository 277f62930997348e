package mx.lanet.desktop.look;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.util.Locale;
import java.util.function.Supplier;
import javax.swing.Icon;

/** The glyphs of the windows, of Tabler's set; drawn anew for each scale. */
public enum Glyph {
    ACTIVITY,
    ALERT_TRIANGLE,
    ARROW_BACK_UP,
    CAMERA,
    CHECK,
    CIRCLE_CHECK,
    CIRCLE_X,
    CLOUD_OFF,
    COPY,
    DEVICE_DESKTOP,
    DOWNLOAD,
    ERASER,
    EXTERNAL_LINK,
    EYE,
    FILE,
    FILE_TEXT,
    HISTORY,
    INFO_CIRCLE,
    LINK,
    LOCK,
    LOGOUT,
    MAIL,
    MESSAGE_CIRCLE,
    MESSAGE_2,
    PAPERCLIP,
    PHONE,
    REFRESH,
    SCREENSHOT,
    SEARCH,
    SEND,
    SETTINGS,
    STAR,
    STETHOSCOPE,
    TICKET,
    USERS,
    WORLD,
    X;

    private static final String FOLDER_OF = "mx/lanet/desktop/icons/";

    /** In the colour of texts. */
    public Icon icon(int size) {
        return icon(size, () -> Ink.TEXT_2.color());
    }

    /** In a colour that is asked for at each drawing, so that it follows light and dark. */
    public Icon icon(int size, Supplier<Color> color) {
        return drawn("outline", size, color);
    }

    /** The filled star of a rating. */
    public static Icon filledStar(int size, Supplier<Color> color) {
        return STAR.drawn("filled", size, color);
    }

    private FlatSVGIcon drawn(String kind, int size, Supplier<Color> color) {
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        var icon = new FlatSVGIcon(FOLDER_OF + kind + "/" + name + ".svg", size, size, Glyph.class.getClassLoader());
        icon.setColorFilter(new FlatSVGIcon.ColorFilter(any -> color.get()));
        return icon;
    }
}
