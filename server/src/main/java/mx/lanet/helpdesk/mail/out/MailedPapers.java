package mx.lanet.helpdesk.mail.out;

import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.mail.PaperPost;
import mx.lanet.helpdesk.report.PaperMaker.Paper;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.stereotype.Component;

/** Writes the letter around a report. */
@Component
class MailedPapers implements PaperPost {
    private final MailServers mailServers;
    private final MailServerTable servers;
    private final SenderTable senders;
    private final Users users;
    private final Outbox outbox;

    MailedPapers(MailServers mailServers, MailServerTable servers, SenderTable senders, Users users, Outbox outbox) {
        this.mailServers = mailServers;
        this.servers = servers;
        this.senders = senders;
        this.users = users;
        this.outbox = outbox;
    }

    @Override
    public boolean isReady() {
        return mailServers.isThere();
    }

    @Override
    public Way check(Person person) {
        if (servers.find().isEmpty()) {
            return Way.NO_SERVER;
        }
        return user(person).isEmpty() ? Way.NO_ADDRESS : Way.OPEN;
    }

    @Override
    public void put(Person person, Parcel parcel) {
        write(servers.find().orElseThrow(), user(person).orElseThrow(), parcel);
    }

    private Optional<User> user(Person person) {
        return users.find(person.clientId(), person.userId()).filter(found -> MailServer.isAddress(found.email()));
    }

    private void write(MailServer server, User user, Parcel parcel) {
        Recipient recipient = Recipient.of(user, false);
        Sender sender = senders.of(user.clientId());
        Body body = new Body(
                recipient.locale().getLanguage(),
                sender.name().isEmpty() ? server.senderName() : sender.name(),
                false,
                sender.colour().isEmpty() ? Composer.HOUSES_COLOUR : sender.colour(),
                "",
                parcel.words(),
                null,
                List.of(),
                new Body.Link(parcel.button(), server.serverAddress() + parcel.path()),
                "",
                List.of(),
                sender.signature(),
                List.of());
        Paper paper = parcel.paper();
        outbox.put(
                user.clientId(),
                MailKind.REPORT,
                recipient,
                null,
                server.domain(),
                parcel.subject(),
                new Letter(user.name(), MailPlain.of(body), MailHtml.of(body), Letter.GENERATED, "", "")
                        .enclosing(
                                paper == null ? null : new Letter.Enclosed(paper.name(), paper.type(), paper.bytes())));
    }
}
