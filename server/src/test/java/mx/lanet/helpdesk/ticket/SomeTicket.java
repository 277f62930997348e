package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.ticket.sla.TicketClock;
import org.jspecify.annotations.Nullable;

/** Builds tickets for decisions; what a test does not name is a fresh ticket of Cafe Mexico. */
final class SomeTicket {
    static final Instant MORNING = Instant.parse("2026-11-20T15:22:00Z");
    static final UUID CAFE = UUID.fromString("550e8400-e29b-41d4-a716-446655440001");
    static final UUID GABRIELA = new UUID(1, 1);
    static final UUID PC_OFICINA = new UUID(2, 1);

    private State state = State.NUEVO;
    private @Nullable UUID assigneeId;
    private @Nullable Instant resolvedAt;
    private Ticket.@Nullable Rating rating;

    private SomeTicket() {}

    static SomeTicket inState(State state) {
        SomeTicket ticket = new SomeTicket();
        ticket.state = state;
        ticket.resolvedAt = state.isOpen() ? null : MORNING;
        return ticket;
    }

    SomeTicket assigned() {
        assigneeId = new UUID(3, 1);
        return this;
    }

    SomeTicket ratedAt(Instant at) {
        rating = new Ticket.Rating(4, "", at);
        return this;
    }

    Ticket build() {
        return new Ticket(
                CAFE,
                new UUID(9, 9),
                456,
                "El sistema de facturación se traba al timbrar",
                "Me sale «No hay espacio suficiente».",
                "Software",
                null,
                Priority.MEDIA,
                state,
                Channel.PORTAL,
                GABRIELA,
                "Gabriela Montes",
                PC_OFICINA,
                "PC-OFICINA-01",
                null,
                Queues.GENERAL,
                assigneeId,
                assigneeId == null ? "" : "Daniela Ríos",
                null,
                "{}",
                MORNING,
                MORNING,
                null,
                resolvedAt,
                state == State.CERRADO ? MORNING : null,
                0,
                0,
                rating,
                1,
                Ticket.Merged.NOT,
                TicketClock.NONE);
    }
}
