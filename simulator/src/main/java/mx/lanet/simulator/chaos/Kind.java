package mx.lanet.simulator.chaos;

import java.util.Locale;

/** The classes of things that agents send. */
public enum Kind {
    TICKET,
    COMMENT,
    ATTACHMENT,
    ALERT,
    INVENTORY,
    RESULT;

    /** Such as {@code ticket}: the end of its message's key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
