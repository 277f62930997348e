package mx.lanet.helpdesk.ticket.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text in which what was looked for is marked. It holds no markup: a template writes each piece by itself. */
public record MarkedText(List<Piece> pieces) {
    /** Signs that no text keeps: the reader of the database puts them around what is marked. */
    static final char BEGIN = '\uE000';

    static final char END = '\uE001';

    public MarkedText {
        pieces = List.copyOf(pieces);
    }

    public record Piece(String text, boolean marked) {}

    /** The words alone. */
    public String plain() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** The text between the signs is marked; a sign out of place is dropped. */
    public static MarkedText of(String signed) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean marked = false;
        for (char sign : signed.toCharArray()) {
            if (sign != BEGIN && sign != END) {
                text.append(sign);
                continue;
            }
            if (!text.isEmpty()) {
                pieces.add(new Piece(text.toString(), marked));
                text.setLength(0);
            }
            marked = sign == BEGIN;
        }
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString(), marked));
        }
        return new MarkedText(pieces);
    }
}
