package mx.lanet.helpdesk.ticket.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a ticket can be joined to another that was found. */
public enum LinkWay {
    RELATE,
    /** The other one becomes the parent. */
    PARENT,
    /** The other one becomes a child. */
    CHILD,
    /** This one becomes a part of the other. */
    MERGE;

    /** The word in addresses and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LinkWay> find(String word) {
        return Arrays.stream(values()).filter(way -> way.word().equals(word)).findFirst();
    }
}
