package mx.lanet.helpdesk.ticket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.ticket.text.FirstTextTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a ticket together with those that were merged into it: they keep their rows, and are shown as a part of it. */
@Component
class WholeTickets {
    /** No more tickets become a part of one. */
    static final int MOST = 50;

    private final TicketTable tickets;
    private final ConversationTable conversation;
    private final AttachmentTable attachments;
    private final FirstTextTable firstTexts;
    private final MailedTable mailed;

    WholeTickets(
            TicketTable tickets,
            ConversationTable conversation,
            AttachmentTable attachments,
            FirstTextTable firstTexts,
            MailedTable mailed) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.attachments = attachments;
        this.firstTexts = firstTexts;
        this.mailed = mailed;
    }

    /** All that was said on it and on its parts, in the order in which it was said. */
    Tickets.Conversation conversation(Ticket ticket, Part part) {
        boolean internal = part.seesInternalNotes();
        List<Comment> said = conversation.comments(ticket, internal);
        Map<UUID, String> origins = new HashMap<>();
        List<Ticket> parts = tickets.within(ticket, MOST);
        if (!parts.isEmpty()) {
            List<Comment> all = new ArrayList<>(said);
            parts.forEach(one -> Stream.concat(Stream.of(question(one)), conversation.comments(one, internal).stream())
                    .forEach(comment -> {
                        all.add(comment);
                        origins.put(comment.commentId(), one.code());
                    }));
            all.sort(Comparator.comparing(Comment::createdAt).thenComparing(Comment::commentId));
            said = all.subList(Math.max(0, all.size() - ConversationTable.MOST), all.size());
        }
        return new Tickets.Conversation(
                ticket, part, html(ticket), said, conversation.events(ticket, 0), origins, mailed(ticket, said));
    }

    private Map<UUID, Mailed> mailed(Ticket ticket, List<Comment> said) {
        List<UUID> ids = Stream.concat(
                        Stream.of(ticket)
                                .filter(one -> one.channel() == Channel.EMAIL)
                                .map(Ticket::ticketId),
                        said.stream()
                                .filter(comment -> comment.channel() == Channel.EMAIL)
                                .map(Comment::commentId))
                .toList();
        return ids.isEmpty() ? Map.of() : mailed.of(ticket.clientId(), ids);
    }

    /** Those that are a part of it. */
    List<Ticket> parts(Ticket ticket) {
        return tickets.within(ticket, MOST);
    }

    /** What a merged ticket asked, as somebody's words; it has the ticket's id, since it is no comment of its own. */
    private Comment question(Ticket ticket) {
        return new Comment(
                ticket.ticketId(),
                false,
                "person",
                ticket.requesterId() == null ? ticket.assetId() : ticket.requesterId(),
                ticket.requesterName(),
                false,
                ticket.description().isBlank() ? ticket.subject() : ticket.description(),
                ticket.channel(),
                ticket.createdAt(),
                html(ticket));
    }

    private @Nullable String html(Ticket ticket) {
        return firstTexts.find(ticket.clientId(), ticket.ticketId()).orElse(null);
    }

    /** The files of it and of its parts, oldest first. What stood beside a part's question still does. */
    List<Attachment> files(Ticket ticket, boolean withInternal) {
        List<Attachment> own = attachments.of(ticket, withInternal);
        List<Ticket> parts = tickets.within(ticket, MOST);
        if (parts.isEmpty()) {
            return own;
        }
        return Stream.concat(own.stream(), parts.stream().flatMap(one -> attachments.of(one, withInternal).stream()
                        .map(file -> file.commentId() == null ? file.at(one.ticketId()) : file)))
                .sorted(Comparator.comparing(Attachment::createdAt).thenComparing(Attachment::attachmentId))
                .limit(Attachments.MOST)
                .toList();
    }

    /** A file of the ticket or of one of its parts. */
    Optional<Attachment> file(Ticket ticket, UUID attachmentId, boolean withInternal) {
        return attachments.find(ticket, attachmentId, withInternal).or(() -> tickets.within(ticket, MOST).stream()
                .flatMap(one -> attachments.find(one, attachmentId, withInternal).stream())
                .findFirst());
    }

    /** The ticket that this one is a part of by now, if the actor may see it; itself when not, or when it is none. */
    Ticket living(Actor actor, Ticket ticket) {
        Ticket whole = whole(actor, ticket);
        return Part.of(actor, whole) == Part.STRANGER ? ticket : whole;
    }

    /** The ticket to read something of, for who may see it or what it is a part of. */
    Ticket readable(Actor actor, UUID ticketId) {
        Optional<Ticket> found = tickets.find(Reach.of(actor.scope()), ticketId);
        Optional<Ticket> instead =
                found.filter(ticket -> Part.of(actor, ticket) == Part.STRANGER).map(ticket -> whole(actor, ticket));
        return Acts.visible(actor, instead.or(() -> found));
    }

    private Ticket whole(Actor actor, Ticket ticket) {
        Ticket now = ticket;
        for (int step = 0; step < MOST && now.isMerged(); step++) {
            Optional<Ticket> next =
                    Optional.ofNullable(now.merged().into()).flatMap(id -> tickets.find(Reach.of(actor.scope()), id));
            if (next.isEmpty()) {
                return now;
            }
            now = next.get();
        }
        return now;
    }
}
