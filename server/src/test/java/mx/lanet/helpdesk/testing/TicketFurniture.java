package mx.lanet.helpdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.bulk.Bulks;
import mx.lanet.helpdesk.ticket.bulk.Wish;
import mx.lanet.helpdesk.ticket.field.FieldChanges;
import mx.lanet.helpdesk.ticket.field.FieldDraft;
import mx.lanet.helpdesk.ticket.field.FieldKind;
import mx.lanet.helpdesk.ticket.field.FieldNeed;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.file.HeldFiles;
import mx.lanet.helpdesk.ticket.link.Links;
import mx.lanet.helpdesk.ticket.link.Merges;
import mx.lanet.helpdesk.ticket.reply.NewTicketDraft;
import mx.lanet.helpdesk.ticket.reply.NewTicketDrafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.ticket.tag.Tag;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.ticket.time.TimeEntries;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import org.jspecify.annotations.Nullable;

/** Tickets with public and internal words, files, fields, drafts and a family. */
public record TicketFurniture(
        Tickets tickets,
        Links links,
        Merges merges,
        Attachments files,
        HeldFiles held,
        TimeEntries times,
        NewTicketDrafts drafts,
        Watchers watchers,
        Bulks bulks,
        FieldChanges fields) {
    UUID ticket(TwoClients.Company company, UUID asset) {
        Person requester = company.requester();
        Person technician = company.technician();
        Ticket ticket = ask(company, asset, "No imprime");
        bulk(company, ticket);
        UUID id = ticket.ticketId();
        attach(requester, id, "pantalla.png", picture(), null, false);
        hold(requester, "portal", "borrador.png");
        drafts.save(
                requester,
                NewTicketDraft.Form.PORTAL,
                Map.of("subject", "Se atora", "description", "El papel"),
                Sheet.UNKNOWN);
        drafts.save(technician, NewTicketDraft.Form.CONSOLE, Map.of("subject", "Llamó Gabriela"), Sheet.UNKNOWN);
        hold(requester, id.toString(), "sin-enviar.png");
        hold(technician, id.toString(), "aun-no.png");
        tickets.reply(technician, id, "¿Desde qué programa?", Channel.PORTAL, null);
        tickets.changeTags(technician, id, List.of(new Tag("Garantía")), List.of());
        watchers.add(technician, id, technician.userId());
        watchers.add(technician, id, company.clientAdmin().userId());
        times.add(technician, id, new TimeEntries.Work(90, times.today(technician), "Cambio de tóner y limpieza"));
        tickets.reply(technician, id, formatted("Prueba con"), Channel.PORTAL, null);
        tickets.note(technician, id, formatted("Lo de siempre:"));
        if (tickets.note(technician, id, "Es la tercera vez: cambiarla") instanceof Outcome.Done(Ticket _, UUID note)) {
            attach(technician, id, "cotizacion.txt", "Hojas y hojas".getBytes(StandardCharsets.UTF_8), note, true);
        }
        family(company, ticket, asset);
        return id;
    }

    /** What is shown as HTML, and not as the plain text beside it. */
    private static Written formatted(String begin) {
        return Written.of(
                "<p>" + begin + " <b>otro cable</b>, como <a href=\"https://example.com/cable\">este</a>:</p>"
                        + "<ul><li>Apágala</li><li><code>net stop spooler</code></li></ul><blockquote>No da línea</blockquote>",
                "");
    }

    /** One for everybody and one for the team, of this client alone: nobody else's form asks them. */
    void fields(TwoClients.Company company, Person superadmin, UUID ticketId) {
        TicketField branch = fields.create(superadmin, field(company, "Sucursal de ", FieldKind.CHOICE, false));
        TicketField cause = fields.create(superadmin, field(company, "Causa en ", FieldKind.TEXT, true));
        fillIn(company, ticketId, branch, branch.options().getFirst().id().toString());
        fillIn(company, ticketId, cause, "Un fusible de la caja");
    }

    private void fillIn(TwoClients.Company company, UUID ticketId, TicketField field, String typed) {
        Person technician = company.technician();
        int version = tickets.get(technician, ticketId).version();
        assertThat(tickets.fillIn(technician, ticketId, version, field.id(), typed))
                .isInstanceOf(Outcome.Done.class);
    }

    private static FieldDraft field(TwoClients.Company company, String label, FieldKind kind, boolean forTeam) {
        return new FieldDraft(
                kind,
                forTeam,
                new TicketField.Texts(label + company.name(), "Está en la puerta"),
                new TicketField.Texts("", ""),
                FieldNeed.NEVER,
                false,
                Set.of(company.clientId()),
                false,
                Set.of(),
                Set.of(),
                new TicketField.Limits(null, null, 200),
                List.of(new FieldDraft.OptionDraft(null, "Tacubaya", "", true)),
                null);
    }

    private Ticket ask(TwoClients.Company company, UUID asset, String subject) {
        Person requester = company.requester();
        Opening opening = SomeOpening.of(requester)
                .about(subject)
                .category("Impresoras")
                .on(asset, "PC")
                .at(company.siteId())
                .reporting("{\"cpu\":\"Intel\"}")
                .opening();
        return tickets.create(requester, opening.saying(formatted("Desde hoy")), null);
    }

    /** One beside it, one below it, one that became a part of it. */
    private void family(TwoClients.Company company, Ticket ticket, UUID asset) {
        Person technician = company.technician();
        UUID id = ticket.ticketId();
        links.relate(technician, id, ask(company, asset, "Sin papel").ticketId());
        links.putUnder(technician, ask(company, asset, "Comprar tóner").ticketId(), id);
        merges.merge(technician, ask(company, asset, "Otra vez no imprime").ticketId(), id);
    }

    /** A change of many that could not be done: nobody but the team may be given a ticket. */
    private void bulk(TwoClients.Company company, Ticket ticket) {
        Person requester = company.requester();
        bulks.start(
                company.technician(),
                new Wish(Wish.Kind.ASSIGN, requester.userId().toString(), requester.name(), ""),
                List.of(new Chosen(company.clientId(), ticket.ticketId(), ticket.version())),
                "view=open");
    }

    private void attach(
            Person person, UUID ticket, String name, byte[] content, @Nullable UUID comment, boolean internal) {
        try {
            files.add(
                    person,
                    ticket,
                    new Attachments.Upload(name, new ByteArrayInputStream(content), internal, comment, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(Person person, String place, String name) {
        try {
            held.hold(person, place, name, new ByteArrayInputStream(picture()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
