package mx.lanet.helpdesk.mail.out;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.mail.ReplyToken;
import mx.lanet.helpdesk.setting.Logos;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.text.Shown;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the letter about a ticket for one recipient. */
@Component
class Composer {
    static final String HOUSES_COLOUR = "#3b50c9";
    private static final int LONGEST_WORDS = 100_000;

    private final Tickets tickets;
    private final Attachments attachments;
    private final Clients clients;
    private final MailWords words;
    private final SenderTable senders;
    private final Logos logos;
    private final LeaveToken leaving;

    Composer(
            Tickets tickets,
            Attachments attachments,
            Clients clients,
            MailWords words,
            SenderTable senders,
            Logos logos,
            LeaveToken leaving) {
        this.tickets = tickets;
        this.attachments = attachments;
        this.clients = clients;
        this.words = words;
        this.senders = senders;
        this.logos = logos;
        this.leaving = leaving;
    }

    /**
     * What all mails about one piece of news share.
     *
     * @param said the comment, or what a new ticket asks
     * @param logo whether the client has one
     */
    record Matter(
            Ticket ticket,
            String clientName,
            String actorName,
            boolean byPerson,
            @Nullable Comment said,
            List<Attachment> files,
            Sender sender,
            boolean logo) {
        Matter {
            files = List.copyOf(files);
        }

        /** Whether somebody of the client said something, rather than the team or the server. */
        boolean saidByClient() {
            return said != null && !said.byStaff();
        }
    }

    record Written(String subject, Letter letter) {}

    /** In a transaction of all clients. */
    Matter matter(Ticket ticket, News news) {
        UUID saidId = news.commentId();
        Comment said = saidId == null
                ? null
                : tickets.read(NewsSteps.SERVER, ticket.ticketId()).comments().stream()
                        .filter(comment -> comment.commentId().equals(saidId))
                        .findFirst()
                        .orElse(null);
        List<Attachment> files = said == null
                ? List.of()
                : attachments.of(NewsSteps.SERVER, ticket).stream()
                        .filter(file -> Objects.equals(file.commentId(), saidId))
                        .toList();
        return new Matter(
                ticket,
                clients.names(List.of(ticket.clientId())).getOrDefault(ticket.clientId(), ""),
                news.actorName().isEmpty() && said != null ? said.authorName() : news.actorName(),
                news.byPerson(),
                said,
                files,
                senders.of(ticket.clientId()),
                logos.inTransaction(ticket.clientId()).isPresent());
    }

    /** @param answers the Message-ID of the mail that made the ticket; empty when none did */
    Written compose(MailServer server, Matter matter, MailKind kind, Recipient recipient, String answers) {
        MailWords.Template template = words.of(matter.ticket().clientId(), kind, recipient.locale());
        return compose(server, matter, kind, recipient, template, answers);
    }

    /** With these words. */
    Written compose(
            MailServer server,
            Matter matter,
            MailKind kind,
            Recipient recipient,
            MailWords.Template template,
            String answers) {
        Ticket ticket = matter.ticket();
        String language = MailWords.language(recipient.locale());
        MailWords.Template filled =
                template.filled(MailWords.values(recipient, ticket, matter.actorName(), matter.clientName()));
        String unsubscribe = recipient.watcher() && recipient.userId() != null
                ? server.serverAddress()
                        + LeavePages.PATH
                        + leaving.of(ticket.clientId(), ticket.ticketId(), recipient.userId())
                : "";
        Body body = body(server, matter, kind, recipient, words.texts(language), filled.body(), unsubscribe);
        boolean ownWords = kind == MailKind.REPLIED && matter.byPerson();
        String auto = ownWords ? "" : kind == MailKind.RECEIVED ? Letter.REPLIED : Letter.GENERATED;
        return new Written(
                ReplyToken.subject(ticket.code(), filled.subject()),
                new Letter(recipient.name(), MailPlain.of(body), MailHtml.of(body), auto, answers, unsubscribe));
    }

    private static Body body(
            MailServer server,
            Matter matter,
            MailKind kind,
            Recipient recipient,
            Texts texts,
            String filled,
            String unsubscribe) {
        Ticket ticket = matter.ticket();
        boolean portal = recipient.role() == Role.REQUESTER;
        String path = server.serverAddress() + (portal ? "/portal/tickets/" : "/tickets/");
        String house = matter.sender().name().isEmpty()
                ? server.senderName()
                : matter.sender().name();
        boolean asks = kind == MailKind.RESOLVED && portal && Objects.equals(recipient.userId(), ticket.requesterId());
        return new Body(
                texts.locale().getLanguage(),
                house,
                matter.logo(),
                matter.sender().colour().isEmpty()
                        ? HOUSES_COLOUR
                        : matter.sender().colour(),
                ticket.code() + " · " + ticket.subject(),
                filled,
                said(matter.said(), path, texts),
                matter.files().stream()
                        .map(file -> new Body.Link(file.fileName(), server.serverAddress() + file.path()))
                        .toList(),
                recipient.userId() == null ? null : new Body.Link(texts.t("mail.open"), path + ticket.code()),
                texts.t("mail.rate"),
                asks
                        ? IntStream.rangeClosed(1, 5)
                                .mapToObj(score -> new Body.Link(
                                        texts.t("mail.rate." + score), path + ticket.code() + "#score-" + score))
                                .toList()
                        : List.of(),
                matter.sender().signature(),
                foot(server, texts, house, unsubscribe));
    }

    private static Body.@Nullable Said said(@Nullable Comment said, String path, Texts texts) {
        if (said == null) {
            return null;
        }
        String html = Optional.ofNullable(said.html())
                .filter(stored -> stored.length() <= LONGEST_WORDS)
                .flatMap(stored -> Shown.of(stored, path, _ -> Optional.empty()))
                .map(Shown::toString)
                .orElse("");
        String plain = said.body().length() <= LONGEST_WORDS
                ? said.body()
                : said.body().substring(0, LONGEST_WORDS) + "…";
        return new Body.Said(texts.t("mail.said", said.authorName()), plain, html);
    }

    private static List<Body.Link> foot(MailServer server, Texts texts, String house, String unsubscribe) {
        Body.Link how = new Body.Link(
                texts.t(server.replyAddress().isEmpty() ? "mail.foot.no-reply" : "mail.foot.reply", house), "");
        return unsubscribe.isEmpty()
                ? List.of(how)
                : List.of(how, new Body.Link(texts.t("mail.foot.leave"), unsubscribe));
    }
}
