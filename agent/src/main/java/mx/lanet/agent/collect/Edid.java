package mx.lanet.agent.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mx.lanet.protocol.Inventory.Monitor;
import org.jspecify.annotations.Nullable;

/** Parses what a monitor says about itself: 128 bytes and more, by VESA's E-EDID 1.4. */
final class Edid {
    private static final byte[] HEADER = {0, -1, -1, -1, -1, -1, -1, 0};
    private static final int LENGTH = 128;
    private static final int FIRST_DESCRIPTOR = 54;
    private static final int DESCRIPTOR = 18;
    private static final int SERIAL = 0xFF;
    private static final int NAME = 0xFC;
    private static final int FIRST_YEAR = 1990;

    private Edid() {}

    /** Null when these bytes are none. */
    static @Nullable Monitor monitor(byte[] edid) {
        if (edid.length < LENGTH || !Arrays.equals(edid, 0, HEADER.length, HEADER, 0, HEADER.length)) {
            return null;
        }
        int year = edid[17] & 0xFF;
        return new Monitor(manufacturer(edid), text(edid, NAME), serial(edid), year == 0 ? null : FIRST_YEAR + year);
    }

    // Three letters of five bits each.
    private static @Nullable String manufacturer(byte[] edid) {
        int bits = (edid[8] & 0xFF) << 8 | edid[9] & 0xFF;
        var letters = new StringBuilder();
        for (int shift = 10; shift >= 0; shift -= 5) {
            letters.append((char) ('A' - 1 + (bits >> shift & 0x1F)));
        }
        return letters.toString().matches("[A-Z]{3}") ? letters.toString() : null;
    }

    private static @Nullable String serial(byte[] edid) {
        var written = text(edid, SERIAL);
        if (written != null) {
            return written;
        }
        long number = 0;
        for (int i = 15; i >= 12; i--) {
            number = number << 8 | edid[i] & 0xFF;
        }
        // 0x01010101 is what makers write who count nothing.
        return number == 0 || number == 0x01010101L ? null : Long.toString(number);
    }

    private static @Nullable String text(byte[] edid, int type) {
        for (int at = FIRST_DESCRIPTOR; at + DESCRIPTOR <= LENGTH - 2; at += DESCRIPTOR) {
            if (edid[at] == 0 && edid[at + 1] == 0 && (edid[at + 3] & 0xFF) == type) {
                var text = new String(edid, at + 5, 13, StandardCharsets.ISO_8859_1);
                int end = text.indexOf('\n');
                return Known.orNull(end < 0 ? text : text.substring(0, end));
            }
        }
        return null;
    }
}
