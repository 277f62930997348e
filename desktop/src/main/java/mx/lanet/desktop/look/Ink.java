package mx.lanet.desktop.look;

import java.awt.Color;

/** The product's colours, light and dark: the tokens of its pages. */
public enum Ink {
    BG(0xf6f6f8, 0x0f1014),
    SURFACE(0xffffff, 0x16171c),
    SURFACE_2(0xf1f1f4, 0x1f2127),
    HOVER(0xf5f5f8, 0x1b1c22),
    SELECTED(0xeef1fd, 0x1e2340),
    LINE(0xe5e5ea, 0x272931),
    LINE_INPUT(0x898c98, 0x6d7180),
    TEXT(0x1b1c22, 0xececf1),
    TEXT_2(0x4d505c, 0xb6b9c5),
    TEXT_3(0x636672, 0x9598a6),
    ACCENT(0x3b50c9, 0x4f63dd),
    ACCENT_TEXT(0x3347b9, 0xa6b3ff),
    ACCENT_SOFT(0xebeefc, 0x23294b),
    OK(0x1b8f53, 0x3bb877),
    OK_TEXT(0x11643a, 0x77d9a3),
    OK_SOFT(0xe2f4e9, 0x14301f),
    WARN(0xc97a06, 0xe09b35),
    WARN_TEXT(0x824d00, 0xf2bd68),
    WARN_SOFT(0xfdf0d9, 0x35270e),
    BAD(0xd2352d, 0xee6259),
    BAD_TEXT(0xad211c, 0xff9c95),
    BAD_SOFT(0xfdeae8, 0x411c1a),
    IDLE(0x787b88, 0x8a8e9b),
    IDLE_TEXT(0x4d505c, 0xb6b9c5),
    IDLE_SOFT(0xededf1, 0x272931);

    private final Color light;
    private final Color dark;

    Ink(int light, int dark) {
        this.light = new Color(light);
        this.dark = new Color(dark);
    }

    /** As it is now. */
    public Color color() {
        var brand = Brand.worn();
        return switch (this) {
            case ACCENT -> brand == null ? own() : brand.accent();
            case ACCENT_TEXT -> brand == null ? own() : brand.text();
            case ACCENT_SOFT -> brand == null ? own() : brand.soft();
            case SELECTED -> brand == null ? own() : brand.soft();
            default -> own();
        };
    }

    private Color own() {
        return Look.isDark() ? dark : light;
    }

    /** As it is on a light ground. */
    public Color light() {
        return light;
    }

    /** As it is on a dark ground. */
    public Color dark() {
        return dark;
    }
}
