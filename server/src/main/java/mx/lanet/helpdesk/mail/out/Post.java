package mx.lanet.helpdesk.mail.out;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import mx.lanet.helpdesk.mail.ReplyToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Speaks SMTP: makes the message as it travels, and hands it over. The only place where mail leaves the server. */
@Component
class Post {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final String UTF8 = StandardCharsets.UTF_8.name();
    private static final String CONNECT_MILLIS = "15000";
    private static final String READ_MILLIS = "45000";

    private final ReplyToken tokens;
    private final Clock clock;

    Post(ReplyToken tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Waits for the server at most some minutes in all. */
    Delivery deliver(MailServer server, Sender sender, Mail mail, Letter letter, Optional<byte[]> logo) {
        try {
            Session session = session(server);
            MimeMessage message = message(session, server, sender, mail, letter, logo);
            Transport transport = session.getTransport("smtp");
            try {
                connect(transport, server);
                transport.sendMessage(message, message.getAllRecipients());
            } finally {
                close(transport);
            }
            return new Delivery.Done();
        } catch (MessagingException | UnsupportedEncodingException failure) {
            return Delivery.of(failure);
        }
    }

    private static void connect(Transport transport, MailServer server) throws MessagingException {
        if (server.login().isEmpty()) {
            transport.connect(server.host(), server.port(), null, null);
        } else {
            transport.connect(
                    server.host(),
                    server.port(),
                    server.login(),
                    server.password().reveal());
        }
    }

    /** What the server has taken, it has: a goodbye that fails changes nothing. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException late) {
            LOG.debug("the mail server did not say goodbye", late);
        }
    }

    private static Session session(MailServer server) {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", READ_MILLIS);
        properties.put("mail.smtp.writetimeout", READ_MILLIS);
        properties.put("mail.smtp.auth", Boolean.toString(!server.login().isEmpty()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(server.security() == MailServer.Security.TLS));
        boolean upgrade = server.security() == MailServer.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(upgrade));
        properties.put("mail.smtp.starttls.required", Boolean.toString(upgrade));
        // Otherwise the machine's own name is looked up in DNS.
        properties.put("mail.smtp.localhost", server.domain());
        properties.put("mail.smtp.from", server.senderAddress());
        return Session.getInstance(properties);
    }

    MimeMessage message(
            Session session, MailServer server, Sender sender, Mail mail, Letter letter, Optional<byte[]> logo)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Identified(session, mail.messageId());
        String name = sender.name().isEmpty() ? server.senderName() : sender.name();
        String from = sender.address().isEmpty() ? server.senderAddress() : sender.address();
        message.setFrom(new InternetAddress(from, name, UTF8));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), letter.toName(), UTF8));
        message.setSubject(mail.subject(), UTF8);
        message.setSentDate(Date.from(clock.instant()));
        thread(message, server, mail, letter);
        if (!letter.auto().isEmpty()) {
            message.setHeader("Auto-Submitted", letter.auto());
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        if (!letter.unsubscribe().isEmpty()) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setContent(whole(letter, logo));
        message.saveChanges();
        return message;
    }

    private void thread(MimeMessage message, MailServer server, Mail mail, Letter letter) throws MessagingException {
        if (mail.ticketId() == null) {
            return;
        }
        String root = "<" + tokens.rootId(mail.ticketId(), server.domain()) + ">";
        String answers = letter.answers().isEmpty() ? root : "<" + letter.answers() + ">";
        message.setHeader("In-Reply-To", answers);
        message.setHeader("References", answers.equals(root) ? root : answers + "\r\n " + root);
        if (!server.replyAddress().isEmpty()) {
            message.setReplyTo(
                    new Address[] {new InternetAddress(tokens.replyAddress(mail.ticketId(), server.replyAddress()))});
        }
    }

    private static MimeMultipart whole(Letter letter, Optional<byte[]> logo) throws MessagingException {
        MimeMultipart words = body(letter, logo);
        Letter.Enclosed file = letter.enclosed();
        if (file == null) {
            return words;
        }
        MimeBodyPart said = new MimeBodyPart();
        said.setContent(words);
        MimeBodyPart enclosed = new MimeBodyPart();
        enclosed.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
        enclosed.setDisposition("attachment; filename=\"" + file.name() + "\"");
        MimeMultipart both = new MimeMultipart("mixed");
        both.addBodyPart(said);
        both.addBodyPart(enclosed);
        return both;
    }

    private static MimeMultipart body(Letter letter, Optional<byte[]> logo) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), UTF8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), UTF8, "html");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(text);
        if (logo.isEmpty() || !letter.html().contains("cid:logo")) {
            both.addBodyPart(html);
            return both;
        }
        MimeBodyPart picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(logo.get(), "image/png")));
        picture.setContentID("<logo>");
        picture.setDisposition("inline; filename=logo.png");
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(html);
        related.addBodyPart(picture);
        MimeBodyPart whole = new MimeBodyPart();
        whole.setContent(related);
        both.addBodyPart(whole);
        return both;
    }

    /** A message that keeps its identity: a repeat after a crash is the same mail. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
