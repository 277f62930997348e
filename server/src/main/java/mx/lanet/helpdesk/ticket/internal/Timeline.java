package mx.lanet.helpdesk.ticket.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Mailed;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.Tickets.Conversation;
import mx.lanet.helpdesk.ticket.text.Shown;
import mx.lanet.helpdesk.ticket.watch.Mentions;
import mx.lanet.helpdesk.web.Avatar;
import org.jspecify.annotations.Nullable;

/** A ticket's conversation in its order: what was said, and between it what happened, folded. */
public record Timeline(List<Timeline.Entry> entries) {
    public Timeline {
        entries = List.copyOf(entries);
    }

    /** A piece of it. */
    public sealed interface Entry {}

    /**
     * Somebody's words, with the files that came along.
     *
     * @param rich the same words with their form; null when they have none
     * @param mailed what is told beside words that came by mail; null for others
     * @param folded what stood below them there
     * @param origin the number of the ticket on which it was said, when that was merged into this one; else empty
     * @param comment its id; null for what the ticket was asked with
     */
    public record Said(
            String author,
            Avatar avatar,
            Tone tone,
            String channel,
            Instant at,
            Prose prose,
            @Nullable Shown rich,
            List<Attachment> files,
            String origin,
            @Nullable UUID comment,
            @Nullable Mailed mailed,
            Prose folded)
            implements Entry {}

    /** Changes that nobody spoke between. */
    public record Happened(List<TicketEvent> events) implements Entry {}

    /** Who speaks, as the reader sees it. */
    public enum Tone {
        ASKED,
        TEAM,
        NOTE
    }

    /**
     * Of what the reader may see.
     *
     * @param shown the events worth showing to this reader
     * @param called where colleagues are called by name in what the team wrote
     */
    static Timeline of(
            Conversation conversation,
            List<Attachment> files,
            Set<Kind> shown,
            String ticketsPath,
            Faces faces,
            Function<String, List<Mentions.Span>> called) {
        List<Entry> entries = new ArrayList<>();
        entries.add(question(conversation, files, ticketsPath, faces));
        List<TicketEvent> events = conversation.events().stream()
                .filter(event -> shown.contains(event.kind()))
                .toList();
        int next = 0;
        for (Comment comment : conversation.comments()) {
            int until = next;
            while (until < events.size() && events.get(until).at().isBefore(comment.createdAt())) {
                until++;
            }
            addEvents(entries, events.subList(next, until));
            next = until;
            String origin = conversation.origins().getOrDefault(comment.commentId(), "");
            Function<String, List<Mentions.Span>> names = comment.byStaff() ? called : _ -> List.of();
            entries.add(said(conversation, comment, files, ticketsPath, faces, origin, names));
        }
        addEvents(entries, events.subList(next, events.size()));
        return new Timeline(entries);
    }

    private static void addEvents(List<Entry> entries, List<TicketEvent> events) {
        if (!events.isEmpty()) {
            entries.add(new Happened(List.copyOf(events)));
        }
    }

    private static Said question(Conversation conversation, List<Attachment> files, String ticketsPath, Faces faces) {
        Ticket ticket = conversation.ticket();
        Shown rich = rich(conversation.html(), files, ticketsPath, _ -> List.of());
        return new Said(
                ticket.requesterName(),
                faces.ofRequester(ticket),
                Tone.ASKED,
                ticket.channel().word(),
                ticket.createdAt(),
                Prose.of(ticket.description(), ticketsPath),
                rich,
                files.stream()
                        .filter(file -> file.commentId() == null && !stands(file, rich))
                        .toList(),
                "",
                null,
                mailed(conversation, ticket.ticketId()),
                folded(conversation, ticket.ticketId(), ticketsPath));
    }

    private static Said said(
            Conversation conversation,
            Comment comment,
            List<Attachment> files,
            String ticketsPath,
            Faces faces,
            String origin,
            Function<String, List<Mentions.Span>> called) {
        Shown rich = rich(comment.html(), files, ticketsPath, called);
        Tone tone = comment.internal() ? Tone.NOTE : comment.byStaff() ? Tone.TEAM : Tone.ASKED;
        return new Said(
                comment.authorName(),
                faces.of(comment.authorId(), comment.authorName()),
                tone,
                comment.channel().word(),
                comment.createdAt(),
                Prose.of(comment.body(), ticketsPath, called),
                rich,
                files.stream()
                        .filter(file -> comment.commentId().equals(file.commentId()) && !stands(file, rich))
                        .toList(),
                origin,
                comment.commentId(),
                mailed(conversation, comment.commentId()),
                folded(conversation, comment.commentId(), ticketsPath));
    }

    private static @Nullable Mailed mailed(Conversation conversation, UUID saidId) {
        return conversation.mailed().get(saidId);
    }

    private static Prose folded(Conversation conversation, UUID saidId, String ticketsPath) {
        Mailed mailed = mailed(conversation, saidId);
        return Prose.of(mailed == null ? "" : mailed.folded(), ticketsPath);
    }

    private static @Nullable Shown rich(
            @Nullable String html,
            List<Attachment> files,
            String ticketsPath,
            Function<String, List<Mentions.Span>> called) {
        return Shown.of(
                        html,
                        ticketsPath,
                        id -> files.stream()
                                .filter(file -> file.attachmentId().equals(id))
                                .map(Attachment::path)
                                .findFirst(),
                        called)
                .orElse(null);
    }

    /** A picture in the text is not shown below it once more. */
    private static boolean stands(Attachment file, @Nullable Shown rich) {
        return rich != null && rich.pictures().contains(file.attachmentId());
    }
}
