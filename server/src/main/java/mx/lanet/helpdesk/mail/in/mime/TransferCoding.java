package mx.lanet.helpdesk.mail.in.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/** Takes off what was put on for the way: base64 and quoted-printable, keeping whatever can be read of broken ones. */
final class TransferCoding {
    private TransferCoding() {}

    /** The bytes as they were before the way; an unknown coding is none. */
    static byte[] decoded(byte[] raw, int from, int to, String coding) {
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "base64", "b", "base-64" -> base64(raw, from, to);
            case "quoted-printable", "quotedprintable", "qp" -> quotedPrintable(raw, from, to, false);
            default -> Arrays.copyOfRange(raw, from, to);
        };
    }

    /** What is no sign of base64 is passed over, wherever it stands. */
    static byte[] base64(byte[] raw, int from, int to) {
        byte[] out = new byte[(int) ((to - from) * 3L / 4) + 3];
        int size = 0;
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            int value = value(raw[i]);
            if (value >= 0) {
                bits = (bits << 6) | value;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    out[size++] = (byte) (bits >> held);
                }
            } else if (raw[i] == '=') {
                // The end of a piece; another one may follow.
                held = 0;
            }
        }
        return Arrays.copyOf(out, size);
    }

    private static int value(byte sign) {
        if (sign >= 'A' && sign <= 'Z') {
            return sign - 'A';
        }
        if (sign >= 'a' && sign <= 'z') {
            return sign - 'a' + 26;
        }
        if (sign >= '0' && sign <= '9') {
            return sign - '0' + 52;
        }
        return sign == '+' || sign == '-' ? 62 : sign == '/' || sign == '_' ? 63 : -1;
    }

    /** @param word whether it stands in a header, where an underscore is a space */
    static byte[] quotedPrintable(byte[] raw, int from, int to, boolean word) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int at = from;
        while (at < to) {
            byte sign = raw[at];
            if (sign == '=') {
                int next = afterBreak(raw, at + 1, to);
                if (next > 0) {
                    at = next;
                    continue;
                }
                int high = at + 2 < to ? Character.digit(raw[at + 1], 16) : -1;
                int low = at + 2 < to ? Character.digit(raw[at + 2], 16) : -1;
                if (high >= 0 && low >= 0) {
                    out.write(high * 16 + low);
                    at += 3;
                    continue;
                }
            }
            out.write(word && sign == '_' ? ' ' : sign);
            at++;
        }
        return out.toByteArray();
    }

    /** Where the next line begins when this one ends with the sign before; 0 when it does not. */
    private static int afterBreak(byte[] raw, int from, int to) {
        int at = from;
        while (at < to && (raw[at] == ' ' || raw[at] == '\t')) {
            at++;
        }
        if (at >= to) {
            return to;
        }
        if (raw[at] == '\r') {
            return at + 1 < to && raw[at + 1] == '\n' ? at + 2 : at + 1;
        }
        return raw[at] == '\n' ? at + 1 : 0;
    }
}
