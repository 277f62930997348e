package mx.lanet.helpdesk.mail.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.identity.Invitations;
import mx.lanet.helpdesk.identity.Undelivered;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.mail.ReplyToken;
import mx.lanet.helpdesk.schedule.Rhythm;
import mx.lanet.helpdesk.schedule.Schedule;
import mx.lanet.helpdesk.schedule.Schedules;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestClock;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.PromiseAtRisk;
import mx.lanet.helpdesk.ticket.SomeOpening;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.ticket.sla.Target;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class MailOutTest {
    @Autowired
    Tickets tickets;

    @Autowired
    Watchers watchers;

    @Autowired
    Queues queues;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailServers servers;

    @Autowired
    Schedules schedules;

    @Autowired
    Undelivered undelivered;

    @Autowired
    Users users;

    @Autowired
    MailTexts texts;

    @Autowired
    Invitations invitations;

    @Autowired
    MailQueue queue;

    @Autowired
    MailTrial trial;

    @Autowired
    MailTable table;

    @Autowired
    NewsSteps news;

    @Autowired
    SendSteps sending;

    @Autowired
    Digests digests;

    @Autowired
    PreferenceTable preferences;

    @Autowired
    ReplyToken tokens;

    @LocalServerPort
    int port;

    private GreenMail post;
    private TwoClients clients;
    private Person gabriela;
    private Person daniela;

    @BeforeEach
    void aHouseWithMail() {
        clients = people.twoClients();
        gabriela = clients.cafe().requester();
        daniela = clients.cafe().technician();
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        send(post.getSmtp().getPort());
    }

    @AfterEach
    void withoutMailAgain() {
        servers.remove(clients.superadmin());
        post.stop();
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE mail SET state = 'discarded', settled_at = now() WHERE state IN ('waiting', 'dead')")
                .update());
    }

    private void send(int smtpPort) {
        int version =
                servers.find(clients.superadmin()).map(MailServer::version).orElse(0);
        servers.save(
                clients.superadmin(),
                new MailServer(
                        "127.0.0.1",
                        smtpPort,
                        MailServer.Security.NONE,
                        "",
                        new Secret(""),
                        "Soporte LANET",
                        "soporte@lanet.example",
                        "respuestas@lanet.example",
                        "http://localhost:" + port,
                        version));
    }

    @Test
    void a_ticket_is_told_to_those_it_concerns_and_each_mail_hangs_on_one_thread() throws Exception {
        Ticket asked = SomeOpening.of(gabriela).about("Ñandú no imprime").in(tickets);
        MimeMessage confirmed = theMail(gabriela, 1);

        tickets.reply(
                daniela,
                asked.ticketId(),
                Written.of("<p>Ya voy <strong>para allá</strong> &lt;hoy&gt;</p>", ""),
                Channel.PORTAL,
                null);
        MimeMessage answered = theMail(gabriela, 2);
        tickets.note(daniela, asked.ticketId(), "El cable SECRETO está roto");
        tickets.reply(gabriela, asked.ticketId(), "Gracias", Channel.PORTAL, null);
        MimeMessage toTechnician = theMail(daniela, 1);
        int version = tickets.get(daniela, asked.ticketId()).version();
        tickets.changeState(daniela, asked.ticketId(), version, State.RESUELTO);
        MimeMessage resolved = theMail(gabriela, 3);

        String root = "<" + tokens.rootId(asked.ticketId(), "lanet.example") + ">";
        assertThat(List.of(confirmed, answered, resolved, toTechnician)).allSatisfy(mail -> {
            assertThat(mail.getHeader("References", null)).contains(root);
            assertThat(mail.getSubject()).isEqualTo("[" + asked.code() + "] Ñandú no imprime");
            assertThat(tokens.ticketIn(mail.getReplyTo()[0].toString())).contains(asked.ticketId());
            assertThat(tokens.ticketIn(mail.getMessageID())).contains(asked.ticketId());
            assertThat(whole(mail)).doesNotContain("SECRETO");
        });
        assertThat(confirmed.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(answered.getHeader("Auto-Submitted")).isNull();
        assertThat(resolved.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(part(answered, "text/html")).contains("<strong>para allá</strong> &lt;hoy&gt;");
        assertThat(part(answered, "text/plain")).contains("para allá").contains("/portal/tickets/" + asked.code());
        assertThat(part(resolved, "text/html")).contains("#score-5");
        assertThat(part(toTechnician, "text/plain")).contains("Gracias").contains("/tickets/" + asked.code());
        assertThat(mails(daniela)).hasSize(1);
        assertThat(mails(clients.textil().technician())).isEmpty();
    }

    @Test
    void what_is_taken_back_at_once_is_not_told() {
        Ticket asked = SomeOpening.of(gabriela).in(tickets);
        tickets.assign(daniela, asked.ticketId(), 1, daniela.userId());
        int version = tickets.get(daniela, asked.ticketId()).version();
        tickets.changeState(daniela, asked.ticketId(), version, State.RESUELTO);
        tickets.undo(daniela, asked.ticketId());

        theMail(gabriela, 1);
        settle();

        assertThat(mails(gabriela)).hasSize(1);
    }

    @Test
    void who_has_a_ticket_and_its_queue_are_told_that_a_promise_runs_out_but_not_of_what_has_ended() {
        Person superadmin = clients.superadmin();
        Set<UUID> members = Set.of(daniela.userId(), superadmin.userId());
        UUID crew = queues.create(
                        superadmin,
                        new Queues.Draft("Guardia " + UUID.randomUUID(), "", false, true, Set.of(), members))
                .id();
        Ticket urgent = SomeOpening.of(gabriela).urgency(Priority.CRITICA).in(tickets);
        tickets.handOver(daniela, urgent.ticketId(), urgent.version(), crew, "");
        Ticket ended = SomeOpening.of(gabriela).in(tickets);
        tickets.assign(superadmin, ended.ticketId(), ended.version(), superadmin.userId());
        tickets.close(superadmin, ended.ticketId());
        tenancy.run(
                new Scope.Everything(),
                () -> events.publishEvent(
                        new PromiseAtRisk(ended.clientId(), ended.ticketId(), Target.RESOLUTION, 100)));

        clock.advance(Duration.ofMinutes(25));

        assertThat(whole(theMail(daniela, 1))).contains(urgent.code()).contains("le queda poco de su plazo");
        theMail(superadmin, 1);
        settle();
        assertThat(mails(daniela)).hasSize(1);
        assertThat(mails(superadmin)).hasSize(1);
    }

    @Test
    void a_mail_server_that_is_down_loses_nothing() {
        int smtp = post.getSmtp().getPort();
        post.stop();
        Ticket asked = SomeOpening.of(gabriela).in(tickets);
        await().until(() -> work()
                && waiting(gabriela).stream().anyMatch(mail -> mail.failure().startsWith("connection")));

        post = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        clock.advance(Duration.ofMinutes(2));

        assertThat(whole(theMail(gabriela, 1))).contains(asked.code());
        assertThat(waiting(gabriela)).isEmpty();
    }

    @Test
    void a_server_killed_in_the_middle_of_a_delivery_repeats_the_same_mail_and_only_after_its_lease() throws Exception {
        Mail mail = new Mail(
                clients.cafe().clientId(),
                UUID.randomUUID(),
                MailKind.REPLIED,
                null,
                UUID.randomUUID(),
                address(gabriela),
                UUID.randomUUID() + "@lanet.example",
                "A medias",
                0,
                clock.instant());
        Letter letter = new Letter("Gabriela", "Hola", "<p>Hola</p>", "", "", "");
        MailTable.Taken taken = tenancy.call(new Scope.Everything(), () -> {
            table.insert(mail, letter, Instant.parse("2000-01-01T00:00:00Z"), "");
            return table.take(clock.instant(), SendSteps.LEASE).orElseThrow();
        });
        assertThat(taken.mail().mailId()).isEqualTo(mail.mailId());

        settle();
        assertThat(mails(gabriela)).isEmpty();
        clock.advance(SendSteps.LEASE.plusSeconds(1));

        assertThat(theMail(gabriela, 1).getMessageID()).isEqualTo("<" + mail.messageId() + ">");
    }

    @Test
    void what_the_server_refuses_for_good_waits_for_somebody_to_look() throws Exception {
        try (RefusingServer nobody = new RefusingServer()) {
            send(nobody.port());
            SomeOpening.of(gabriela).in(tickets);
            await().until(() -> work() && !dead(gabriela).isEmpty());
        }
        QueuedMail given = dead(gabriela).getFirst();
        assertThat(given.stepKey()).isEqualTo("mail.step.recipient");
        assertThat(given.words()).contains("Nadie se llama asi");
        assertThat(given.tries()).isEqualTo(1);

        send(post.getSmtp().getPort());
        queue.resend(clients.superadmin(), given.mailId());

        theMail(gabriela, 1);
        assertThat(dead(gabriela)).isEmpty();
    }

    @Test
    void one_click_in_a_mail_ends_watching_and_mail_that_is_not_wanted_does_not_come() throws Exception {
        Person hugo = clients.cafe().clientAdmin();
        Ticket asked = SomeOpening.of(gabriela).in(tickets);
        watchers.add(daniela, asked.ticketId(), hugo.userId());
        tenancy.run(
                new Scope.Everything(),
                () -> preferences.put(
                        gabriela.clientId(),
                        gabriela.userId(),
                        new Preference(Set.of("replied"), false),
                        clock.instant()));
        tickets.reply(daniela, asked.ticketId(), "Uno", Channel.PORTAL, null);
        MimeMessage first = theMail(hugo, 1);
        String link = first.getHeader("List-Unsubscribe", null).replaceAll("[<>]", "");
        assertThat(first.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");

        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest click = HttpRequest.newBuilder(URI.create(link))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build();
            assertThat(http.send(click, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
            HttpRequest forged = HttpRequest.newBuilder(URI.create(forged(link)))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(http.send(forged, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(watchers.of(daniela, tickets.get(daniela, asked.ticketId()))).isEmpty();
        tickets.reply(daniela, asked.ticketId(), "Dos", Channel.PORTAL, null);
        settle();

        assertThat(mails(hugo)).hasSize(1);
        assertThat(mails(gabriela)).hasSize(1);
    }

    @Test
    void who_wants_one_mail_a_day_gets_one() throws Exception {
        tenancy.run(
                new Scope.Everything(),
                () -> preferences.put(Person.HOUSE, daniela.userId(), new Preference(Set.of(), true), clock.instant()));
        Ticket first = SomeOpening.of(gabriela).about("Primero").in(tickets);
        Ticket second = SomeOpening.of(gabriela).about("Segundo").in(tickets);
        for (Ticket ticket : List.of(first, second)) {
            tickets.assign(clients.superadmin(), ticket.ticketId(), 1, daniela.userId());
        }
        settle();
        assertThat(mails(daniela)).isEmpty();

        clock.advance(Duration.ofDays(1));

        String digest = whole(theMail(daniela, 1));
        assertThat(digest).contains("Primero").contains("Segundo");
        settle();
        assertThat(mails(daniela)).hasSize(1);
    }

    @Test
    void words_and_signature_are_the_clients_own_and_an_invitation_brings_its_link() throws Exception {
        Person superadmin = clients.superadmin();
        MailWords.Template own =
                new MailWords.Template("Caso {{ticket.numero}}", "¡Qué tal, {{persona.primer_nombre}}!");
        texts.save(superadmin, clients.cafe().clientId(), MailKind.RECEIVED, "es", own);
        texts.sign(
                superadmin,
                clients.cafe().clientId(),
                new Sender("Soporte Café", "cafe@lanet.example", "Tel. 55 1234", "#aa3300"));

        Ticket asked = SomeOpening.of(gabriela).in(tickets);
        MimeMessage received = theMail(gabriela, 1);
        String login = "ana-" + UUID.randomUUID();
        invitations.invite(
                superadmin,
                login,
                new Users.Draft(
                        clients.cafe().clientId(), "Ana Muñoz", login + "@example.com", "", "", Role.REQUESTER, null));
        await().until(() -> work() && !mailsTo(login + "@example.com").isEmpty());

        assertThat(received.getSubject()).isEqualTo("[" + asked.code() + "] Caso " + asked.code());
        assertThat(received.getFrom()[0].toString()).contains("cafe@lanet.example");
        assertThat(part(received, "text/plain")).contains("¡Qué tal, Gabriela!").contains("Tel. 55 1234");
        assertThat(part(received, "text/html")).contains("#aa3300");
        assertThat(part(mailsTo(login + "@example.com").getFirst(), "text/plain"))
                .contains("http://localhost:" + port + "/join/");
    }

    @Test
    void a_flood_to_one_address_stops_and_a_trial_says_where_it_ends() throws Exception {
        assertThat(trial.run(clients.superadmin())).isInstanceOf(MailTrial.Outcome.Sent.class);
        send(1);
        assertThat(trial.run(clients.superadmin()))
                .isInstanceOfSatisfying(
                        MailTrial.Outcome.Failed.class,
                        failed -> assertThat(failed.where().step()).isEqualTo(Delivery.Step.CONNECTION));

        Ticket asked = SomeOpening.of(gabriela).in(tickets);
        tenancy.run(new Scope.Everything(), () -> {
            for (int i = 0; i < Outbox.MOST_A_DAY; i++) {
                table.insert(
                        new Mail(
                                clients.cafe().clientId(),
                                UUID.randomUUID(),
                                MailKind.REPLIED,
                                null,
                                asked.ticketId(),
                                address(gabriela),
                                "x@y.z",
                                "x",
                                0,
                                clock.instant()),
                        new Letter("", "", "", "", "", ""),
                        clock.instant().plus(Duration.ofDays(300)),
                        "");
            }
        });
        await().until(() -> work() && !dead(gabriela).isEmpty());

        assertThat(dead(gabriela)).singleElement().satisfies(mail -> assertThat(mail.failure())
                .isEqualTo("too_many"));
    }

    @Test
    void the_team_is_told_of_addresses_that_mail_came_back_from_and_nobody_else_is() {
        User user = users.get(daniela, gabriela.userId());
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                        INSERT INTO mail_undeliverable (client_id, address, last_at, times, reason)
                        VALUES (:client, :address, :now, 2, '550 No such user')
                        """)
                .param("client", user.clientId())
                .param("address", user.email().toLowerCase(Locale.ROOT))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());

        assertThat(undelivered.of(daniela, user)).hasValueSatisfying(notice -> {
            assertThat(notice.times()).isEqualTo(2);
            assertThat(notice.reason()).isEqualTo("550 No such user");
        });
        assertThat(undelivered.of(clients.textil().technician(), user)).isEmpty();
        assertThat(undelivered.of(clients.cafe().clientAdmin(), user)).isEmpty();
        assertThat(undelivered.of(
                        daniela, users.get(daniela, clients.cafe().clientAdmin().userId())))
                .isEmpty();
    }

    @Test
    void a_scheduled_report_brings_each_what_they_may_see_and_once_for_each_date() throws Exception {
        SomeOpening.of(gabriela).about("La cafetera gotea").in(tickets);
        SomeOpening.of(clients.textil().requester())
                .about("La bordadora no cose")
                .in(tickets);
        Person admin = clients.cafe().clientAdmin();
        Person gone = clients.textil().clientAdmin();
        Schedule schedule = schedules.create(
                clients.superadmin(),
                new Schedules.Wish(
                        "Los lunes",
                        "tickets",
                        "view=all",
                        "csv",
                        new Rhythm(Rhythm.Kind.WEEKLY, 1, 8, ZoneId.of("America/Mexico_City")),
                        true,
                        true,
                        Stream.of(clients.superadmin(), daniela, admin, gone)
                                .map(one -> new Schedule.Reader(one.clientId(), one.userId()))
                                .toList()));
        tenancy.run(new Scope.Everything(), () -> jdbc.sql("UPDATE app_user SET active = false WHERE user_id = :user")
                .param("user", gone.userId())
                .update());

        passed(schedule, Duration.ofDays(20));
        killed(schedule, admin);
        schedules.sendNow(clients.superadmin(), schedule.scheduleId());
        await().untilAsserted(() ->
                assertThat(outcomes(schedule)).containsExactly("due", "sent", "sent", "sent", "skipped inactive"));
        assertThat(reports(admin)).isEmpty();
        // A mail that is under way while the clock jumps would be sent again, as after a crash.
        await().untilAsserted(() -> {
            work();
            assertThat(waiting(clients.superadmin())).isEmpty();
            assertThat(waiting(daniela)).isEmpty();
        });

        clock.advance(Duration.ofMinutes(11));
        schedules.sendNow(clients.superadmin(), schedule.scheduleId());
        await().untilAsserted(() -> assertThat(outcomes(schedule))
                .containsExactly("sent", "sent", "sent", "sent", "sent", "skipped inactive"));
        await().untilAsserted(() -> {
            work();
            assertThat(reports(admin)).hasSize(1);
            assertThat(reports(clients.superadmin())).hasSize(3);
        });

        assertThat(enclosed(reports(admin).getFirst()))
                .contains("La cafetera gotea")
                .doesNotContain("bordadora");
        assertThat(enclosed(reports(daniela).getFirst()))
                .contains("La cafetera gotea")
                .doesNotContain("bordadora");
        assertThat(enclosed(reports(clients.superadmin()).getFirst())).contains("La cafetera gotea", "bordadora");
        assertThat(reports(admin).getFirst().getSubject()).isEqualTo("Los lunes");
        assertThat(reports(daniela)).hasSize(1);
        assertThat(reports(gone)).isEmpty();
        assertThat(schedules.get(clients.superadmin(), schedule.scheduleId()).nextAt())
                .isAfter(clock.instant());
    }

    /** The schedule was last looked at so long ago, and of the recipients only this one's report was begun by a server that died. */
    private void killed(Schedule schedule, Person person) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        """
                        INSERT INTO report_delivery (client_id, schedule_id, due_at, user_id, user_client_id, user_name, state,
                            tries, try_at)
                        VALUES (:house, :schedule, :date, :user, :client, '', 'due', 1, :then)
                        """)
                .param("house", Person.HOUSE)
                .param("schedule", schedule.scheduleId())
                .param("date", schedule.rhythm().last(clock.instant()).atOffset(ZoneOffset.UTC))
                .param("user", person.userId())
                .param("client", person.clientId())
                .param("then", clock.instant().plus(Duration.ofMinutes(10)).atOffset(ZoneOffset.UTC))
                .update());
    }

    private void passed(Schedule schedule, Duration ago) {
        tenancy.run(new Scope.Everything(), () -> jdbc.sql(
                        "UPDATE report_schedule SET next_at = :then WHERE schedule_id = :schedule")
                .param("then", clock.instant().minus(ago).atOffset(ZoneOffset.UTC))
                .param("schedule", schedule.scheduleId())
                .update());
    }

    private List<String> outcomes(Schedule schedule) {
        return schedules.deliveries(clients.superadmin(), schedule).stream()
                .map(one -> (one.state().word() + " " + one.failure()).strip())
                .sorted()
                .toList();
    }

    private List<MimeMessage> reports(Person person) {
        return mails(person).stream().filter(mail -> enclosed(mail) != null).toList();
    }

    private static @Nullable String enclosed(MimeMessage mail) {
        try {
            return mail.getContent() instanceof Multipart parts && mail.isMimeType("multipart/mixed")
                    ? new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : null;
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server does by itself, without waiting for it to look. */
    private boolean work() {
        while (news.next() || digests.step() || sending.next()) {}
        return true;
    }

    /** All that is due in the next minute was told and sent. */
    private void settle() {
        clock.advance(Duration.ofSeconds(40));
        work();
    }

    /** The newest of so many. */
    private MimeMessage theMail(Person person, int count) {
        clock.advance(Duration.ofSeconds(40));
        await().until(() -> work() && mails(person).size() >= count);
        return mails(person).get(count - 1);
    }

    private List<MimeMessage> mails(Person person) {
        return mailsTo(address(person));
    }

    private List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(post.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .toList();
    }

    private List<QueuedMail> waiting(Person person) {
        return queue.list(clients.superadmin(), true, address(person), null);
    }

    private List<QueuedMail> dead(Person person) {
        return queue.list(clients.superadmin(), false, address(person), null);
    }

    private static String address(Person person) {
        return person.login() + "@example.com";
    }

    private static String to(MimeMessage mail) {
        try {
            String address = mail.getRecipients(Message.RecipientType.TO)[0].toString();
            return address.replaceAll("(?s).*<|>.*", "").toLowerCase(Locale.ROOT);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String whole(MimeMessage mail) {
        return part(mail, "text/plain") + part(mail, "text/html");
    }

    private static String part(MimeMessage mail, String type) {
        try {
            Multipart parts = (Multipart) mail.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType(type)) {
                    return part.getContent().toString();
                }
            }
            return "";
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    // Not its last character, of which a few bits mean nothing.
    private static String forged(String link) {
        int place = link.length() - 5;
        char other = link.charAt(place) == 'A' ? 'B' : 'A';
        return link.substring(0, place) + other + link.substring(place + 1);
    }
}
