package mx.lanet.helpdesk.mail.out;

import java.util.List;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Joining;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.stereotype.Component;

/** Sends somebody's one-time link to the address that stands beside the name, when there is one. */
@Component
class InvitationMail {
    private final Users users;
    private final Clients clients;
    private final MailWords words;
    private final SenderTable senders;
    private final Outbox outbox;

    InvitationMail(Users users, Clients clients, MailWords words, SenderTable senders, Outbox outbox) {
        this.users = users;
        this.clients = clients;
        this.words = words;
        this.senders = senders;
        this.outbox = outbox;
    }

    /** In a transaction of all clients. Who has joined meanwhile is not invited any more. */
    void tell(MailServer server, News news) {
        Secret token = news.secret();
        if (token != null) {
            news.called().stream()
                    .flatMap(id -> users.find(news.clientId(), id).stream())
                    .filter(user -> user.active() && user.awaitedSince() != null)
                    .filter(user -> MailServer.isAddress(user.email()))
                    .forEach(user -> write(server, news, user, token));
        }
    }

    private void write(MailServer server, News news, User user, Secret token) {
        Recipient recipient = Recipient.of(user, false);
        Sender sender = senders.of(user.clientId());
        Texts texts = words.texts(MailWords.language(recipient.locale()));
        String client = clients.names(List.of(user.clientId())).getOrDefault(user.clientId(), "");
        MailWords.Template filled = words.of(user.clientId(), MailKind.INVITED, recipient.locale())
                .filled(MailWords.values(recipient, null, news.actorName(), client));
        Body body = new Body(
                texts.locale().getLanguage(),
                sender.name().isEmpty() ? server.senderName() : sender.name(),
                false,
                sender.colour().isEmpty() ? Composer.HOUSES_COLOUR : sender.colour(),
                "",
                filled.body(),
                null,
                List.of(),
                new Body.Link(texts.t("mail.join"), server.serverAddress() + Joining.PATH + token.reveal()),
                "",
                List.of(),
                sender.signature(),
                List.of());
        outbox.put(
                user.clientId(),
                MailKind.INVITED,
                recipient,
                null,
                server.domain(),
                filled.subject(),
                new Letter(user.name(), MailPlain.of(body), MailHtml.of(body), Letter.GENERATED, "", ""));
    }
}
