package mx.lanet.desktop.ticket;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;

/** Where a ticket stands, in the words of who asked for it; by glyph and word as well as by colour. */
public enum TicketMark {
    RECEIVED(Glyph.TICKET, Ink.IDLE_TEXT, Ink.IDLE_SOFT, "nuevo", "asignado"),
    WORKING(Glyph.ACTIVITY, Ink.ACCENT_TEXT, Ink.ACCENT_SOFT, "en_progreso"),
    WAITING(Glyph.MESSAGE_CIRCLE, Ink.WARN_TEXT, Ink.WARN_SOFT, "en_espera"),
    RESOLVED(Glyph.CIRCLE_CHECK, Ink.OK_TEXT, Ink.OK_SOFT, "resuelto"),
    CLOSED(Glyph.LOCK, Ink.IDLE_TEXT, Ink.IDLE_SOFT, "cerrado");

    private final Glyph glyph;
    private final Ink ink;
    private final Ink ground;
    private final List<String> words;

    TicketMark(Glyph glyph, Ink ink, Ink ground, String... words) {
        this.glyph = glyph;
        this.ink = ink;
        this.ground = ground;
        this.words = List.of(words);
    }

    /** A state that we do not know yet is being worked on. */
    public static TicketMark of(String state) {
        return Stream.of(values())
                .filter(mark -> mark.words.contains(state))
                .findFirst()
                .orElse(WORKING);
    }

    /** The server's words for what is neither resolved nor closed. */
    public static String open() {
        return Stream.of(RECEIVED, WORKING, WAITING)
                .flatMap(mark -> mark.words.stream())
                .collect(Collectors.joining(","));
    }

    public boolean isOpen() {
        return this != RESOLVED && this != CLOSED;
    }

    public Glyph glyph() {
        return glyph;
    }

    public Ink ink() {
        return ink;
    }

    public Ink ground() {
        return ground;
    }

    public String text(Texts texts) {
        return texts.of("ticket.state." + name().toLowerCase(Locale.ROOT));
    }
}
