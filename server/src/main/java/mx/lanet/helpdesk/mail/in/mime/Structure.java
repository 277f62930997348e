package mx.lanet.helpdesk.mail.in.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the parts of a message. A border that is missing ends with what is around it; a multipart without a single border is
 * text. Depth and number of parts are limited while reading, so the time is a small multiple of the message's size.
 */
final class Structure {
    static final int DEEPEST = 20;
    static final int MOST_PARTS = 500;

    private final byte[] raw;
    private final Set<ReadMail.Flaw> flaws = EnumSet.noneOf(ReadMail.Flaw.class);
    private int parts;

    Structure(byte[] raw) {
        this.raw = raw;
    }

    Entity read() {
        return read(0, raw.length, 0);
    }

    Set<ReadMail.Flaw> flaws() {
        return flaws;
    }

    private Entity read(int from, int to, int depth) {
        Headers headers = Headers.read(raw, from, to);
        if (!headers.isComplete()) {
            flaws.add(ReadMail.Flaw.HEADERS);
        }
        Parameters type = Parameters.of(headers.first("Content-Type"));
        Parameters disposition = Parameters.of(headers.first("Content-Disposition"));
        int body = Math.min(headers.bodyFrom(), to);
        List<Entity> children = List.of();
        if (type.value().startsWith("multipart/")) {
            if (depth >= DEEPEST) {
                flaws.add(ReadMail.Flaw.DEPTH);
            } else {
                children = children(type.get("boundary"), body, to, depth);
            }
        }
        return new Entity(headers, type, disposition, raw, body, to, children);
    }

    private List<Entity> children(String told, int from, int to, int depth) {
        byte[] border = ("--" + (told.isEmpty() ? guessed(from, to) : told.stripTrailing())).getBytes(ISO_8859_1);
        List<Entity> children = new ArrayList<>();
        if (border.length == 2) {
            flaws.add(ReadMail.Flaw.BORDERS);
            return children;
        }
        int begun = -1;
        for (int at = from; at < to; ) {
            int end = Headers.lineEnd(raw, at, to);
            int next = Headers.next(raw, end, to);
            boolean last = isBorder(border, at, end, true);
            if (last || isBorder(border, at, end, false)) {
                add(children, begun, at, depth);
                begun = last ? -1 : next;
                if (last) {
                    break;
                }
            }
            at = next;
        }
        if (begun >= 0) {
            flaws.add(ReadMail.Flaw.BORDERS);
            add(children, begun, to, depth);
        }
        return children;
    }

    private void add(List<Entity> children, int from, int to, int depth) {
        if (from < 0 || from >= to) {
            return;
        }
        if (++parts > MOST_PARTS) {
            flaws.add(ReadMail.Flaw.PARTS);
            return;
        }
        int end = to > from && raw[to - 1] == '\n' ? to - 1 : to;
        end = end > from && raw[end - 1] == '\r' ? end - 1 : end;
        children.add(read(from, end, depth + 1));
    }

    private boolean isBorder(byte[] border, int from, int end, boolean closing) {
        int length = border.length + (closing ? 2 : 0);
        if (end - from < length || !Arrays.equals(raw, from, from + border.length, border, 0, border.length)) {
            return false;
        }
        int rest = from + border.length;
        if (closing && !(raw[rest] == '-' && raw[rest + 1] == '-')) {
            return false;
        }
        for (int i = from + length; i < end; i++) {
            if (raw[i] != ' ' && raw[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The first line that looks like a border, without its dashes; empty when there is none. */
    private String guessed(int from, int to) {
        flaws.add(ReadMail.Flaw.BORDERS);
        for (int at = from; at < to; ) {
            int end = Headers.lineEnd(raw, at, to);
            boolean dashes =
                    end - at > 4 && end - at < 100 && raw[at] == '-' && raw[at + 1] == '-' && raw[at + 2] != ' ';
            if (dashes) {
                return new String(raw, at + 2, end - at - 2, ISO_8859_1).stripTrailing();
            }
            at = Headers.next(raw, end, to);
        }
        return "";
    }
}
