package mx.lanet.helpdesk.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.openpdf.text.pdf.BaseFont;

/** A typeface of one document: which signs it has, how wide they are, and what of a text fits. */
final class Face {
    private static final String PATH = "/liberation/LiberationSans-%s.ttf";
    private static final byte[] REGULAR = read("Regular");
    private static final byte[] BOLD = read("Bold");
    private static final String MORE = "…";
    /** Stands for what the typeface has no sign for. */
    private static final char UNKNOWN = '\u25a1';

    private static final int NOT_ASKED = -1;
    private static final int MISSING = -2;

    private final BaseFont font;
    private final int[] widths = new int[0x10000];

    private Face(String name, byte[] bytes) {
        try {
            this.font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.fill(widths, NOT_ASKED);
    }

    static Face regular() {
        return new Face("LiberationSans-Regular.ttf", REGULAR);
    }

    static Face bold() {
        return new Face("LiberationSans-Bold.ttf", BOLD);
    }

    private static byte[] read(String style) {
        try (InputStream file = Face.class.getResourceAsStream(PATH.formatted(style))) {
            if (file == null) {
                throw new IllegalStateException("the typeface is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BaseFont font() {
        return font;
    }

    /** The text on one line, of signs that there are. */
    String spoken(String text) {
        String plain = PlainText.of(text, text.length());
        StringBuilder spoken = null;
        for (int i = 0; i < plain.length(); i++) {
            char sign = plain.charAt(i);
            boolean space = sign == '\n' || sign == '\t';
            if (space || thousandths(sign) == MISSING) {
                spoken = spoken == null ? new StringBuilder(plain) : spoken;
                spoken.setCharAt(i, space ? ' ' : Character.isLowSurrogate(sign) ? '\u200b' : UNKNOWN);
            }
        }
        return spoken == null ? plain : spoken.toString().replace("\u200b", "");
    }

    float width(String text, float size) {
        return width(text, 0, text.length(), size);
    }

    private float width(String text, int from, int to, float size) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.max(0, thousandths(text.charAt(i)));
        }
        return sum * size / 1000;
    }

    private int thousandths(char sign) {
        if (widths[sign] == NOT_ASKED) {
            widths[sign] = font.charExists(sign) ? font.getWidth(sign) : MISSING;
        }
        return widths[sign];
    }

    /** As much of it as fits, with dots where something is missing. */
    String cut(String text, float size, float room) {
        if (width(text, size) <= room) {
            return text;
        }
        int end = fitting(text, 0, size, room - width(MORE, size));
        return text.substring(0, end).stripTrailing() + MORE;
    }

    /** On two lines at most, broken between words where there are some. */
    String[] lines(String text, float size, float room) {
        if (width(text, size) <= room) {
            return new String[] {text};
        }
        int end = fitting(text, 0, size, room);
        int space = text.lastIndexOf(' ', end);
        int breaking = space > end / 3 ? space : Math.max(1, end);
        return new String[] {
            text.substring(0, breaking).stripTrailing(),
            cut(text.substring(breaking).stripLeading(), size, room)
        };
    }

    /** Up to where it fits. */
    private int fitting(String text, int from, float size, float room) {
        float left = room;
        int end = from;
        while (end < text.length()) {
            left -= Math.max(0, thousandths(text.charAt(end))) * size / 1000;
            if (left < 0) {
                return end;
            }
            end++;
        }
        return end;
    }
}
