package mx.lanet.helpdesk.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A morning's tickets, so that lists and conversations have something to show. */
@Component
@Profile("demo")
class DemoTickets {
    /** @param minutesAgo when it was asked for */
    private record Story(
            String subject, String description, String category, Priority priority, String answer, int minutesAgo) {}

    private static final List<Story> STORIES = List.of(
            new Story(
                    "No puedo abrir la carpeta compartida de Nómina",
                    "Desde el lunes me pide una contraseña que no conozco.",
                    "Accesos",
                    Priority.MEDIA,
                    "",
                    20),
            new Story(
                    "Impresora de recepción: falta tóner",
                    "Imprime muy claro y a ratos en blanco.",
                    "Impresoras",
                    Priority.BAJA,
                    "Ya viene un cartucho en camino, llega mañana antes de las 11.",
                    50),
            new Story(
                    "No llega correo de un proveedor desde ayer",
                    "El proveedor dice que lo manda y no le regresa ningún error.",
                    "Correo",
                    Priority.ALTA,
                    "Encontré los mensajes en cuarentena. ¿Me confirmas si ya los ves?",
                    30),
            new Story(
                    "El sistema de facturación se traba al timbrar",
                    "Tengo que entregar 40 facturas antes de las 2. ¿Me ayudan, por favor?",
                    "Software",
                    Priority.CRITICA,
                    "",
                    45));

    private final Tickets tickets;
    private final Clock clock;

    DemoTickets(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    void tell(UUID siteId, Person requester, Person technician) {
        for (Story story : STORIES) {
            Ticket ticket = tickets.create(
                    requester,
                    opening(story, siteId, requester)
                            .askedAt(clock.instant().minus(Duration.ofMinutes(story.minutesAgo()))),
                    null);
            if (!story.answer().isEmpty()) {
                tickets.reply(technician, ticket.ticketId(), story.answer(), Channel.PORTAL, null);
            }
        }
    }

    private static Opening opening(Story story, UUID siteId, Person requester) {
        return new Opening(
                requester.clientId(),
                story.subject(),
                story.description(),
                story.category(),
                story.priority(),
                Channel.PORTAL,
                requester.userId(),
                requester.name(),
                null,
                "",
                siteId,
                "{}");
    }
}
