package mx.lanet.simulator.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON as bytes whose length never changes: places written as <code>{{name:width}}</code> are patched before each
 * sending, padded with blanks, which JSON allows around any value. For one thread.
 */
public final class RequestTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+):(\\d{1,3})}}");

    private final byte[] bytes;
    private final Map<String, Slot> slots = new HashMap<>();

    private RequestTemplate(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Prepares a text; each place's name stands in it once. */
    public static RequestTemplate of(String text) {
        StringBuilder plain = new StringBuilder();
        Map<String, int[]> places = new HashMap<>();
        Matcher place = PLACE.matcher(text);
        int copied = 0;
        while (place.find()) {
            plain.append(text, copied, place.start());
            int width = Integer.parseInt(place.group(2));
            int start = plain.toString().getBytes(StandardCharsets.UTF_8).length;
            if (places.put(place.group(1), new int[] {start, width}) != null) {
                throw new IllegalArgumentException("two places are called " + place.group(1));
            }
            plain.repeat(' ', width);
            copied = place.end();
        }
        RequestTemplate template = new RequestTemplate(
                plain.append(text.substring(copied)).toString().getBytes(StandardCharsets.UTF_8));
        places.forEach((name, at) -> template.slots.put(name, template.new Slot(at[0], at[1])));
        return template;
    }

    /** A place by its name; IllegalArgumentException when there is none. */
    public Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no place is called " + name);
        }
        return slot;
    }

    /** Bytes of the whole text, whatever is patched into it. */
    public int length() {
        return bytes.length;
    }

    /** Appends the text as it is patched now. */
    public void writeTo(ByteBuffer out) {
        out.put(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A place of fixed width. What does not fit is an IllegalArgumentException. */
    public final class Slot {
        private final int start;
        private final int width;

        private Slot(int start, int width) {
            this.start = start;
            this.width = width;
        }

        /** Puts the text left, blanks after it. */
        public void text(byte[] text) {
            if (text.length > width) {
                throw tooWide();
            }
            System.arraycopy(text, 0, bytes, start, text.length);
            Arrays.fill(bytes, start + text.length, start + width, (byte) ' ');
        }

        /** Puts a whole number of zero or more right, blanks before it. */
        public void number(long number) {
            int at = digits(number, start + width - 1, 1);
            Arrays.fill(bytes, start, at + 1, (byte) ' ');
        }

        /** Puts a number with one decimal, given as its tenfold. */
        public void tenths(long tenfold) {
            int last = start + width - 1;
            if (tenfold < 0 || width < 3) {
                throw tooWide();
            }
            bytes[last] = (byte) ('0' + tenfold % 10);
            bytes[last - 1] = '.';
            int at = digits(tenfold / 10, last - 2, 1);
            Arrays.fill(bytes, start, at + 1, (byte) ' ');
        }

        /** Puts a number with zeros before it. */
        public void zeroPadded(long number) {
            digits(number, start + width - 1, width);
        }

        private int digits(long number, int from, int least) {
            if (number < 0) {
                throw tooWide();
            }
            int at = from;
            long rest = number;
            for (int written = 0; rest > 0 || written < least; written++, at--, rest /= 10) {
                if (at < start) {
                    throw tooWide();
                }
                bytes[at] = (byte) ('0' + rest % 10);
            }
            return at;
        }

        private IllegalArgumentException tooWide() {
            return new IllegalArgumentException("does not fit into " + width + " characters");
        }
    }
}
