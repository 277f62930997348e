package mx.lanet.desktop.look;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * A client's colour as it is worn: made lighter or darker, as little as it needs, so that what stands on it and what is
 * written in it can be read in light and dark, whatever was chosen.
 *
 * @param accent of buttons, with white letters on it
 * @param text letters and glyphs on our grounds
 * @param soft the ground of what is chosen
 */
record Brand(Color accent, Color text, Color soft) {
    private static final int STEPS = 24;
    private static volatile @Nullable Brand worn;

    /** Null while the colours are ours. */
    static @Nullable Brand worn() {
        return worn;
    }

    /** {@code #rrggbb}; anything else for ours. */
    static void wear(String color, boolean dark) {
        worn = color.matches("#[0-9a-fA-F]{6}") ? of(Color.decode(color), dark) : null;
    }

    // White letters want a luminance of 0.183 at most (4.5 to 1); a button on the dark ground 0.127 at least (3 to 1).
    static Brand of(Color color, boolean dark) {
        return dark
                ? new Brand(within(color, 0.13, 0.18), within(color, 0.36, 1), within(color, 0.014, 0.03))
                : new Brand(within(color, 0, 0.18), within(color, 0, 0.13), within(color, 0.82, 1));
    }

    private static Color within(Color color, double least, double most) {
        double now = luminance(color);
        if (now >= least && now <= most) {
            return color;
        }
        var end = now < least ? Color.WHITE : Color.BLACK;
        double low = 0;
        double high = 1;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            double reached = luminance(mixed(color, end, middle));
            boolean enough = now < least ? reached >= least : reached <= most;
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return mixed(color, end, high);
    }

    private static Color mixed(Color color, Color other, double share) {
        return new Color(
                part(color.getRed(), other.getRed(), share),
                part(color.getGreen(), other.getGreen(), share),
                part(color.getBlue(), other.getBlue(), share));
    }

    private static int part(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    /** How many times brighter the brighter of the two is, as WCAG 2 reckons. */
    static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
