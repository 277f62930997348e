package mx.lanet.helpdesk.mail.in.mime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.lanet.helpdesk.mail.in.mime.ReadMail.Flaw;
import org.jspecify.annotations.Nullable;

/** Reads a mail's bytes. Never fails: what cannot be understood is text, or a file. */
public final class MailReader {
    /** So many characters of a text are read; the original keeps the rest. */
    public static final int TEXT_MAX = 1_000_000;

    private static final int SUBJECT_MAX = 300;
    private static final int MOST_REFERENCES = 100;
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,900})>");

    private MailReader() {}

    public static ReadMail read(byte[] bytes) {
        byte[] raw = withLineEnds(bytes);
        Structure structure = new Structure(raw);
        Entity mail = structure.read();
        Contents contents = Contents.of(mail);
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(structure.flaws());
        if (contents.isCut()) {
            flaws.add(Flaw.LENGTH);
        }
        return mail(mail.headers(), contents, Reports.of(mail, from(mail.headers())), flaws);
    }

    /** The same without a look at what follows the headers: there is neither text nor file. */
    public static ReadMail readHeaders(byte[] bytes) {
        return mail(Headers.read(bytes, 0, bytes.length), Contents.NONE, null, Set.of());
    }

    /** Where the headers are over. */
    public static int bodyFrom(byte[] bytes) {
        return Math.min(bytes.length, Headers.read(bytes, 0, bytes.length).bodyFrom());
    }

    private static ReadMail mail(
            Headers headers, Contents contents, ReadMail.@Nullable Report report, Set<Flaw> flaws) {
        String subject = EncodedWords.decoded(Text.cut(headers.first("Subject"), 8000));
        return new ReadMail(
                from(headers),
                address(headers, "Reply-To"),
                to(headers),
                Text.cut(Text.oneLine(subject), SUBJECT_MAX),
                messageId(headers.first("Message-ID")),
                references(headers),
                contents.text(),
                contents.html(),
                contents.files(),
                marks(headers),
                report,
                flaws);
    }

    private static @Nullable MailAddress from(Headers headers) {
        return address(headers, "From", "Sender", "Return-Path", "X-Sender");
    }

    /** Very old programs end lines with a carriage return alone. */
    private static byte[] withLineEnds(byte[] bytes) {
        boolean returns = false;
        for (byte octet : bytes) {
            if (octet == '\n') {
                return bytes;
            }
            returns |= octet == '\r';
        }
        if (!returns) {
            return bytes;
        }
        byte[] mended = bytes.clone();
        for (int i = 0; i < mended.length; i++) {
            mended[i] = mended[i] == '\r' ? (byte) '\n' : mended[i];
        }
        return mended;
    }

    private static @Nullable MailAddress address(Headers headers, String... names) {
        return Stream.of(names)
                .flatMap(name -> headers.all(name).stream())
                .flatMap(header -> MailAddress.firstOf(header).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<MailAddress> to(Headers headers) {
        return Stream.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(header -> MailAddress.of(header).stream())
                .limit(MOST_REFERENCES * 4L)
                .toList();
    }

    static String messageId(String header) {
        Matcher matcher = ID.matcher(header);
        String id = matcher.find() ? matcher.group(1) : header.replaceAll("[<>\\s]", "");
        return Text.cut(Text.oneLine(id), 900);
    }

    /** In-Reply-To first, and then References from the newest on. */
    private static List<String> references(Headers headers) {
        List<String> ids = new ArrayList<>(ids(headers.first("In-Reply-To")));
        List<String> chain = ids(headers.first("References"));
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (!ids.contains(chain.get(i)) && ids.size() < MOST_REFERENCES) {
                ids.add(chain.get(i));
            }
        }
        return ids;
    }

    static List<String> ids(String header) {
        List<String> ids = ID.matcher(Text.cut(header, 60_000))
                .results()
                .map(match -> match.group(1))
                .toList();
        return ids.size() <= MOST_REFERENCES ? ids : ids.subList(ids.size() - MOST_REFERENCES, ids.size());
    }

    private static ReadMail.Marks marks(Headers headers) {
        return new ReadMail.Marks(
                word(headers.first("Auto-Submitted")),
                word(headers.first("Precedence")),
                Stream.of("X-Autoreply", "X-Autorespond", "X-Autoreply-From", "X-Mail-Autoreply", "X-AutoReply-From")
                        .anyMatch(headers::has),
                headers.has("X-Auto-Response-Suppress")
                        && !word(headers.first("X-Auto-Response-Suppress")).equals("none"),
                headers.has("List-Id") || headers.has("List-Unsubscribe") || headers.has("List-Post"),
                headers.has("Return-Path") ? headers.first("Return-Path").replaceAll("[<>\\s]", "") : null,
                headers.all("Authentication-Results").stream().limit(20).toList());
    }

    private static String word(String header) {
        return header.replaceAll("[;(\\s].*", "").strip().toLowerCase(Locale.ROOT);
    }
}
