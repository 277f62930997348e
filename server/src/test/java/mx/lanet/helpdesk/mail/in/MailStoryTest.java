package mx.lanet.helpdesk.mail.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.mail.ReplyToken;
import mx.lanet.helpdesk.mail.in.ImapBox.Fetched;
import mx.lanet.helpdesk.mail.in.Mailbox.Protection;
import mx.lanet.helpdesk.mail.in.Mailbox.SignIn;
import mx.lanet.helpdesk.mail.in.Mailbox.Step;
import mx.lanet.helpdesk.mail.in.ReceivedMail.Fate;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPictures;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Tickets.Conversation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mail from a real IMAP server becomes tickets and comments, each once. */
@ServerTest
class MailStoryTest {
    @Autowired
    Mailboxes mailboxes;

    @Autowired
    MailKeeper keeper;

    @Autowired
    MailWork work;

    @Autowired
    ReceivedMails received;

    @Autowired
    Tickets tickets;

    @Autowired
    Attachments attachments;

    @Autowired
    ReplyToken tokens;

    @Autowired
    TestPeople people;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    GreenMail server;
    GreenMailUser account;
    TwoClients two;
    TwoClients.Company cafe;
    Person ana;

    @BeforeEach
    void anEmptyMailbox() {
        server = new GreenMail(ServerSetup.IMAP.dynamicPort());
        server.start();
        account = server.setUser("soporte@lanet.mx", "soporte", "secreto");
        two = people.twoClients();
        cafe = two.cafe();
        ana = cafe.requester();
    }

    @AfterEach
    void stop() {
        mailboxes.list(two.superadmin()).stream()
                .filter(box ->
                        box.active() && box.says().port() == server.getImap().getPort())
                .forEach(box -> mailboxes.setActive(two.superadmin(), box.mailboxId(), box.version(), false));
        server.stop();
    }

    private Mailbox mailbox(UUID clientId, boolean strangers, String trusted) {
        return mailboxes.create(two.superadmin(), draft(clientId, strangers, trusted), new Secret("secreto"));
    }

    private MailboxDraft draft(UUID clientId, boolean strangers, String trusted) {
        return new MailboxDraft(
                clientId,
                "Soporte",
                "soporte@lanet.mx",
                "127.0.0.1",
                server.getImap().getPort(),
                Protection.NONE,
                SignIn.PASSWORD,
                "soporte",
                MailboxDraft.OAuth.NONE,
                "INBOX",
                "",
                strangers,
                trusted);
    }

    private String address(Person person) {
        return person.login() + "@example.com";
    }

    private void arrives(String mail) {
        MimeMessage message = GreenMailUtil.newMimeMessage(mail.replace("\n", "\r\n"));
        account.deliver(message);
    }

    private static String mail(String from, String id, String subject, String more, String text) {
        return "From: " + from + "\nTo: soporte@lanet.mx\nMessage-ID: <" + id + ">\nSubject: " + subject + "\n" + more
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "\n";
    }

    private ReceivedMail settled(String messageKey) {
        return await().until(() -> row(messageKey), row -> row.filter(mail -> mail.fate() != Fate.WAITING)
                        .isPresent())
                .orElseThrow();
    }

    private Optional<ReceivedMail> row(String messageKey) {
        return tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                                "SELECT received_id FROM received_mail WHERE message_key = :key")
                        .param("key", messageKey)
                        .query(UUID.class)
                        .optional())
                .map(id -> received.get(two.superadmin(), id));
    }

    private Conversation talk(ReceivedMail mail) {
        return tickets.read(two.superadmin(), Objects.requireNonNull(mail.ticketId()));
    }

    private String key(String name) {
        return name + "." + cafe.clientId() + "@example.com";
    }

    @Test
    void a_mail_becomes_a_ticket_and_its_answer_a_comment() throws Exception {
        String picture = Base64.getMimeEncoder().encodeToString(TestPictures.png(40, 30));
        arrives("From: Ana <" + address(ana) + ">\nTo: soporte@lanet.mx\nMessage-ID: <" + key("uno") + ">\nSubject: "
                + "=?utf-8?Q?No_imprime_la_caja_=C3=B1?=\nContent-Type: multipart/related; boundary=B\n\n--B\n"
                + "Content-Type: text/html; charset=utf-8\n\n<p>Mira <b>esto</b>: <img src=\"cid:foto\" alt=\"foto\"></p>"
                + "<div class=\"gmail_signature\">Ana, Cafe Mexico</div>\n--B\nContent-Type: image/png; name=foto.png\n"
                + "Content-ID: <foto>\nContent-Transfer-Encoding: base64\n\n" + picture + "\n--B\n"
                + "Content-Type: application/octet-stream; name=virus.exe\nContent-Transfer-Encoding: base64\n\n"
                + "TVqQAAMAAAAEAAAA\n--B--\n");
        mailbox(cafe.clientId(), true, "");

        ReceivedMail first = settled(key("uno"));
        Ticket ticket = talk(first).ticket();
        assertThat(first.fate()).isEqualTo(Fate.TICKET);
        assertThat(ticket.subject()).isEqualTo("No imprime la caja ñ");
        assertThat(ticket.requesterId()).isEqualTo(ana.userId());
        assertThat(ticket.clientId()).isEqualTo(cafe.clientId());
        assertThat(ticket.description())
                .startsWith("Mira esto")
                .contains("virus.exe")
                .doesNotContain("Cafe Mexico");
        assertThat(talk(first).html()).contains("<strong>esto</strong>", "/files/");
        assertThat(Objects.requireNonNull(talk(first).mailed().get(ticket.ticketId()))
                        .folded())
                .isEqualTo("Ana, Cafe Mexico");
        assertThat(attachments.of(two.superadmin(), ticket))
                .singleElement()
                .satisfies(file -> assertThat(file.hasPicture()).isTrue());
        await().untilAsserted(() -> assertThat(inbox().getMessages())
                .allSatisfy(message ->
                        assertThat(message.getFlags().contains(Flags.Flag.SEEN)).isTrue()));

        tickets.changeState(two.superadmin(), ticket.ticketId(), ticket.version(), State.RESUELTO);
        arrives(mail(
                address(ana),
                key("dos"),
                "Re: algo",
                "In-Reply-To: <" + tokens.messageId(ticket.ticketId(), UUID.randomUUID(), "lanet.mx") + ">\n",
                "Sigue igual.\n\nEl lun, 3 nov 2025, Soporte escribió:\n> ¿Ya imprime?\n"));

        ReceivedMail second = settled(key("dos"));
        Conversation talk = talk(second);
        assertThat(second.fate()).isEqualTo(Fate.COMMENT);
        assertThat(talk.ticket().state()).isEqualTo(State.EN_PROGRESO);
        Comment said = talk.comments().getLast();
        assertThat(said.body()).isEqualTo("Sigue igual.");
        assertThat(said.authorId()).isEqualTo(ana.userId());
        assertThat(Objects.requireNonNull(talk.mailed().get(said.commentId())).folded())
                .contains("> ¿Ya imprime?");
    }

    private MailFolder inbox() throws FolderException {
        ImapHostManager host = server.getManagers().getImapHostManager();
        return host.getInbox(account);
    }

    @Test
    void who_proves_nothing_says_nothing_in_public() {
        mailbox(cafe.clientId(), true, "mx.lanet.mx");
        Ticket ticket = ticketOf(ana, "base");
        String token = "In-Reply-To: <" + tokens.rootId(ticket.ticketId(), "lanet.mx") + ">\n";
        String forged = "Authentication-Results: mx.lanet.mx; dmarc=fail\n";
        arrives(mail(address(cafe.technician()), key("tecnico"), "Re", token, "Ya quedó"));
        arrives(mail(address(cafe.technician()), key("falso"), "Re", forged + token, "Dame tu clave"));
        arrives(mail(address(cafe.technician()), key("sin"), "[" + ticket.code() + "] x", "", "Sin prueba"));
        arrives(mail("extra@otro.mx", key("extra"), "Re", token, "Yo no soy de aquí"));
        arrives(mail(address(two.textil().requester()), key("ajeno"), "[" + ticket.code() + "]", "", "Soy de otro"));
        arrives(mail(address(ana), key("numero"), "RE: [" + ticket.code() + "] x", "", "Con el número"));
        arrives(mail(
                address(ana), key("fuera"), "=?utf-8?Q?Respuesta_autom=C3=A1tica?=: x", token, "Estoy de vacaciones"));

        assertThat(settled(key("tecnico")).fate()).isEqualTo(Fate.COMMENT);
        assertThat(settled(key("falso")))
                .extracting(ReceivedMail::fate, ReceivedMail::reason)
                .containsExactly(Fate.NOTE, "unproven");
        assertThat(settled(key("sin")).fate()).isEqualTo(Fate.NOTE);
        assertThat(settled(key("extra")))
                .extracting(ReceivedMail::fate, ReceivedMail::reason)
                .containsExactly(Fate.NOTE, "stranger");
        assertThat(settled(key("ajeno")).ticketId()).isNotEqualTo(ticket.ticketId());
        assertThat(settled(key("numero")).fate()).isEqualTo(Fate.COMMENT);
        assertThat(settled(key("fuera")).fate()).isEqualTo(Fate.IGNORED);
        Conversation seen = tickets.read(ana, ticket.ticketId());
        assertThat(seen.comments()).extracting(Comment::body).containsExactly("Ya quedó", "Con el número");
        assertThat(seen.comments().getFirst().byStaff()).isTrue();
    }

    private Ticket ticketOf(Person person, String name) {
        arrives(mail(address(person), key(name), "Red", "", "No hay red"));
        return talk(settled(key(name))).ticket();
    }

    @Test
    void mail_of_nobody_known_waits_until_somebody_decides() {
        mailbox(Person.HOUSE, true, "");
        String domain = "d" + cafe.clientId() + ".mx";
        mailboxes.addDomain(two.superadmin(), cafe.clientId(), domain);
        arrives(mail("Nuevo Cliente <nuevo@" + domain + ">", key("dominio"), "Hola", "", "Soy nuevo"));
        arrives(mail("nadie@sin-dueno.mx", key("nadie"), "Hola", "", "¿Quién soy?"));
        arrives(mail(address(ana), key("conocida"), "Hola", "", "Soy Ana"));
        arrives("no es un correo");

        ReceivedMail known = settled(key("conocida"));
        ReceivedMail ofDomain = settled(key("dominio"));
        ReceivedMail nobody = settled(key("nadie"));
        assertThat(known.clientId()).isEqualTo(cafe.clientId());
        assertThat(talk(ofDomain).ticket().requesterName()).isEqualTo("Nuevo Cliente");
        assertThat(talk(ofDomain).ticket().requesterId()).isNotNull();
        assertThat(nobody).extracting(ReceivedMail::fate, ReceivedMail::reason).containsExactly(Fate.HELD, "no_client");

        received.release(two.superadmin(), nobody.receivedId(), cafe.clientId());

        ReceivedMail released = settled(key("nadie"));
        assertThat(released.fate()).isEqualTo(Fate.TICKET);
        assertThat(released.clientId()).isEqualTo(cafe.clientId());
    }

    @Test
    void what_is_fetched_twice_is_kept_once_and_done_once() {
        Mailbox box = mailboxes.create(two.superadmin(), draft(cafe.clientId(), true, ""), new Secret("secreto"));
        byte[] raw = mail(address(ana), key("uno"), "Una vez", "", "Una vez").getBytes(UTF_8);
        byte[] other = mail(address(ana), key("uno"), "Otra", "", "Otro texto").getBytes(UTF_8);
        List<Fetched> batch = List.of(new Fetched(1, raw, true), new Fetched(2, raw, true));
        IntStream.range(0, 3).parallel().forEach(_ -> keeper.keep(box, 7, batch));
        settled(key("uno"));
        keeper.keep(box, 8, List.of(new Fetched(1, raw, true), new Fetched(2, other, true)));
        work.there();

        assertThat(count("ticket", "subject = 'Una vez'")).isEqualTo(1);
        assertThat(count("received_mail", "fate = 'held' AND reason = 'same_id'"))
                .isEqualTo(1);
    }

    private int count(String table, String where) {
        return tenancy.call(new Scope.Everything(), () -> jdbc.sql(
                        "SELECT count(*) FROM " + table + " WHERE client_id = :client AND " + where)
                .param("client", cafe.clientId())
                .query(Integer.class)
                .single());
    }

    @Test
    void a_trial_names_the_step_that_failed() throws UserException {
        Mailbox box = mailbox(cafe.clientId(), true, "");
        assertThat(mailboxes.tryOut(two.superadmin(), box.mailboxId())).isNull();

        MailboxDraft says = box.says();
        assertThat(step(changed(says, says.port(), Protection.TLS, "soporte", "INBOX")))
                .isEqualTo(Step.TLS);
        assertThat(step(changed(says, says.port(), Protection.NONE, "otro", "INBOX")))
                .isEqualTo(Step.SIGN_IN);
        assertThat(step(changed(says, says.port(), Protection.NONE, "soporte", "Nada")))
                .isEqualTo(Step.FOLDER);
        assertThat(step(changed(says, 1, Protection.NONE, "soporte", "INBOX"))).isEqualTo(Step.CONNECT);
    }

    private MailboxDraft changed(MailboxDraft says, int port, Protection protection, String login, String folder) {
        return new MailboxDraft(
                says.clientId(),
                says.name(),
                says.address(),
                says.host(),
                port,
                protection,
                says.signIn(),
                login,
                says.oauth(),
                folder,
                "",
                true,
                "");
    }

    private Step step(MailboxDraft draft) {
        Mailbox box = mailboxes.create(two.superadmin(), draft, new Secret("secreto"));
        mailboxes.setActive(two.superadmin(), box.mailboxId(), box.version(), false);
        Mailbox.Trouble trouble = mailboxes.tryOut(two.superadmin(), box.mailboxId());
        return Objects.requireNonNull(trouble).step();
    }
}
