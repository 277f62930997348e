package mx.lanet.desktop.ticket;

import java.util.Objects;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketDetail.Happened;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket, in the words of who asked for it. */
final class Events {
    private Events() {}

    /**
     * One line.
     *
     * @param machine the name of this machine, under which the server has what was done here; null while it is unknown
     * @param asker who asked for help, or what did; null when it is this person
     */
    static String text(Happened event, @Nullable String machine, @Nullable String asker, Texts texts) {
        var by = Objects.requireNonNullElse(event.by(), "");
        var to = Objects.requireNonNullElse(event.to(), "");
        return switch (event.code()) {
            case "created" -> asker == null ? texts.of("ticket.event.created") : texts.of("ticket.event.opened", asker);
            case "state" ->
                texts.orElse("ticket.event.state." + to, event.text()).replace("{0}", by);
            case "reopened" ->
                by.equals(machine) ? texts.of("ticket.event.reopened.here") : texts.of("ticket.event.reopened", by);
            case "undone" -> texts.of("ticket.event.undone", by);
            case "rated" -> texts.of("ticket.event.rated", to);
            default -> event.text();
        };
    }
}
