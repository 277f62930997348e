package mx.lanet.helpdesk.mail.in;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import mx.lanet.helpdesk.mail.in.Mailbox.Protection;
import mx.lanet.helpdesk.mail.in.Mailbox.SignIn;
import mx.lanet.helpdesk.mail.in.Mailbox.Step;
import mx.lanet.helpdesk.shared.Secret;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/**
 * An open folder of a mailbox. The only class that speaks to mail servers for mail that comes in, and only to the one that its
 * mailbox names. Messages are taken byte by byte as they lie there, many with one question.
 */
final class ImapBox implements AutoCloseable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapBox(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /** A message as it lies there; not whole when it was longer than allowed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Fetched(long uid, byte[] raw, boolean whole) {}

    /** @param secret the password, or the token that stands for it */
    static ImapBox open(Mailbox mailbox, Secret secret) throws MailboxTrouble {
        MailboxDraft says = mailbox.says();
        String scheme = says.protection() == Protection.TLS ? "imaps" : "imap";
        Session session = Session.getInstance(properties(says, scheme));
        IMAPStore store = null;
        try {
            store = (IMAPStore) session.getStore(scheme);
            store.connect(says.host(), says.port(), says.login(), secret.reveal());
            IMAPFolder folder = (IMAPFolder) store.getFolder(says.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapBox(store, folder);
        } catch (MessagingException e) {
            Step step = step(e, store != null && store.isConnected());
            close(store);
            throw new MailboxTrouble(step, said(e), e);
        }
    }

    private static Properties properties(MailboxDraft says, String scheme) {
        String at = "mail." + scheme + ".";
        Properties properties = new Properties();
        properties.put(at + "connectiontimeout", "10000");
        properties.put(at + "timeout", "60000");
        properties.put(at + "writetimeout", "20000");
        properties.put(at + "ssl.checkserveridentity", "true");
        properties.put(at + "connectionpoolsize", "1");
        properties.put(at + "peek", "true");
        if (says.protection() == Protection.STARTTLS) {
            properties.put(at + "starttls.enable", "true");
            properties.put(at + "starttls.required", "true");
        }
        if (says.signIn() != SignIn.PASSWORD) {
            properties.put(at + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    /** Which step it was, told by what lies below the failure. */
    private static Step step(MessagingException failure, boolean signedIn) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return Step.NAME;
            }
            if (cause instanceof SSLException) {
                return Step.TLS;
            }
        }
        if (failure instanceof AuthenticationFailedException) {
            return Step.SIGN_IN;
        }
        if (failure instanceof MailConnectException) {
            return Step.CONNECT;
        }
        if (failure instanceof FolderNotFoundException || signedIn) {
            return Step.FOLDER;
        }
        return String.valueOf(failure.getMessage()).toUpperCase(Locale.ROOT).contains("TLS") ? Step.TLS : Step.CONNECT;
    }

    private static String said(MessagingException failure) {
        Throwable cause = failure.getCause();
        String below = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        String own = failure.getMessage() == null ? "" : failure.getMessage().strip();
        return below.isEmpty() || own.contains(below) ? own : own.isEmpty() ? below : own + ": " + below;
    }

    long validity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** Numbers above this one, in their order, of mail that is unread or came since then. */
    List<Long> numbersAfter(long uid, Instant since) throws MessagingException {
        String day = DAY.format(since.atOffset(ZoneOffset.UTC).minusDays(1));
        List<Long> found = new ArrayList<>();
        ask("UID SEARCH UID " + (uid + 1) + ":* OR UNSEEN SINCE " + day, response -> {
            if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
                for (long number = answer.readLong(); number != -1; number = answer.readLong()) {
                    found.add(number);
                }
            }
        });
        found.removeIf(number -> number <= uid);
        Collections.sort(found);
        return found;
    }

    /** How long each of these is, in bytes. */
    List<Long> lengths(List<Long> uids) throws MessagingException {
        List<Long> lengths = new ArrayList<>(Collections.nCopies(uids.size(), 0L));
        ask("UID FETCH " + set(uids) + " (UID RFC822.SIZE)", response -> {
            if (response instanceof FetchResponse answer) {
                UID uid = answer.getItem(UID.class);
                RFC822SIZE length = answer.getItem(RFC822SIZE.class);
                int at = uid == null ? -1 : uids.indexOf(uid.uid);
                if (at >= 0 && length != null) {
                    lengths.set(at, length.size);
                }
            }
        });
        return lengths;
    }

    /** These messages, none of them longer than so many bytes; one that is gone is left out. */
    List<Fetched> fetch(List<Long> uids, int most) throws MessagingException {
        List<Fetched> fetched = new ArrayList<>();
        ask("UID FETCH " + set(uids) + " (UID BODY.PEEK[]<0." + (most + 1L) + ">)", response -> {
            if (response instanceof FetchResponse answer) {
                UID uid = answer.getItem(UID.class);
                BODY body = answer.getItem(BODY.class);
                ByteArray bytes = body == null ? null : body.getByteArray();
                if (uid != null && bytes != null) {
                    fetched.add(fetched(uid.uid, bytes, most));
                }
            }
        });
        return fetched;
    }

    private static Fetched fetched(long uid, ByteArray bytes, int most) {
        byte[] raw = new byte[Math.min(bytes.getCount(), most)];
        System.arraycopy(bytes.getBytes(), bytes.getStart(), raw, 0, raw.length);
        return new Fetched(uid, raw, bytes.getCount() <= most);
    }

    /** These messages are kept here: they are marked as read, or put elsewhere. */
    void done(List<Long> uids, String moveTo) throws MessagingException {
        if (moveTo.isEmpty()) {
            ask("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Seen)", _ -> {});
            return;
        }
        Message[] messages =
                folder.getMessagesByUID(uids.stream().mapToLong(Long::longValue).toArray());
        List<Message> there = new ArrayList<>();
        for (Message message : messages) {
            if (message != null) {
                there.add(message);
            }
        }
        move(there.toArray(Message[]::new), moveTo);
    }

    private void move(Message[] messages, String moveTo) throws MessagingException {
        IMAPFolder elsewhere = (IMAPFolder) store.getFolder(moveTo);
        if (!elsewhere.exists() && !elsewhere.create(Folder.HOLDS_MESSAGES)) {
            throw new FolderNotFoundException(elsewhere, moveTo);
        }
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(messages, elsewhere);
        } else {
            folder.copyMessages(messages, elsewhere);
            folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
            folder.expunge(messages);
        }
    }

    /** Whether the server tells by itself that there is mail. */
    boolean tells() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    /** Waits until the server says something, or somebody calls {@link #nudge}. */
    void listen() throws MessagingException {
        folder.idle(true);
    }

    /** Ends a {@link #listen}, from another thread. */
    void nudge() {
        try {
            int _ = folder.getMessageCount();
        } catch (MessagingException | IllegalStateException _) {
            // It ends anyway.
            close(store);
        }
    }

    private interface Answer {
        void take(Response response) throws ProtocolException;
    }

    private void ask(String question, Answer answer) throws MessagingException {
        folder.doCommand((IMAPProtocol protocol) -> {
            Response[] responses = protocol.command(question, null);
            for (Response response : responses) {
                answer.take(response);
            }
            protocol.notifyResponseHandlers(responses);
            protocol.handleResult(responses[responses.length - 1]);
            return true;
        });
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        close(store);
    }

    private static void close(@Nullable IMAPStore store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException _) {
            // The other side has gone already.
        }
    }
}
