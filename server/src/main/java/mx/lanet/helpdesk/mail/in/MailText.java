package mx.lanet.helpdesk.mail.in;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;
import mx.lanet.helpdesk.ticket.Mailed;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.text.Written;
import org.jspecify.annotations.Nullable;

/**
 * A mail's text as a ticket shows it.
 *
 * @param said what somebody wrote; blank when nobody wrote anything
 * @param folded the quotation and the signature below, as plain text
 * @param whole all of the text, when it was too long and had to be cut; null otherwise
 */
record MailText(Written said, String folded, @Nullable String whole) {
    private static final Pattern PICTURE = Pattern.compile("(?i)\\bcid:([^\"'\\s<>)]{1,300})");

    /** Room for what we say ourselves below it. */
    private static final int LONGEST = Opening.TEXT_MAX - 5_000;

    /** @param pictures the file's id for each Content-ID that can be shown, in lower case */
    static MailText of(ReadMail mail, Map<String, UUID> pictures) {
        boolean forward = Quotes.isForward(mail.subject(), mail.text());
        String html = mail.html();
        if (html != null && !html.isBlank() && html.length() <= Written.READ_MAX) {
            MailText rich = ofHtml(withoutHead(html), pictures, forward);
            if (!rich.said().isBlank()) {
                return rich.fitting(mail);
            }
        }
        String text = mail.text().isBlank() && html != null ? withoutTags(html) : mail.text();
        return ofPlain(Written.plain(text).plain(), forward).fitting(mail);
    }

    private static MailText ofPlain(String text, boolean forward) {
        Quotes.Parted parted = forward ? new Quotes.Parted(text, "") : Quotes.part(text);
        return new MailText(Written.plain(parted.said()), parted.folded(), null);
    }

    private static MailText ofHtml(String html, Map<String, UUID> pictures, boolean forward) {
        HtmlQuotes.Parted parted = forward ? new HtmlQuotes.Parted(html, "") : HtmlQuotes.part(html);
        Written said = Written.of(pictured(parted.said(), pictures), "");
        String folded =
                parted.folded().isEmpty() ? "" : Written.of(parted.folded(), "").plain();
        boolean shows = said.html() != null && said.html().contains("<img");
        if (!forward && !shows) {
            Quotes.Parted more = Quotes.part(said.plain());
            if (!more.folded().isEmpty()) {
                return new MailText(Written.plain(more.said()), (more.folded() + "\n\n" + folded).strip(), null);
            }
        }
        return new MailText(said, folded, null);
    }

    /** The files that the text shows. */
    private static String pictured(String html, Map<String, UUID> pictures) {
        Matcher picture = PICTURE.matcher(html);
        return pictures.isEmpty()
                ? html
                : picture.replaceAll(found -> {
                    UUID file = pictures.get(found.group(1).toLowerCase(Locale.ROOT));
                    return Matcher.quoteReplacement(file == null ? found.group() : "/files/" + file + "/picture");
                });
    }

    private static String withoutHead(String html) {
        String small = html.toLowerCase(Locale.ROOT);
        int head = small.indexOf("<head");
        int end = small.indexOf("</head>");
        return head >= 0 && end > head && small.length() == html.length()
                ? html.substring(0, head) + html.substring(end + "</head>".length())
                : html;
    }

    /** Of HTML that is too long to be read as such. */
    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            text.append(html, at, tag < 0 ? html.length() : tag);
            int end = tag < 0 ? -1 : html.indexOf('>', tag);
            at = end < 0 ? html.length() : end + 1;
        }
        return text.toString()
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]+", " ")
                .replaceAll("\\n[\\s]*\\n", "\n\n");
    }

    private MailText fitting(ReadMail mail) {
        String fold = folded.length() <= Mailed.FOLDED_MAX ? folded : folded.substring(0, Mailed.FOLDED_MAX);
        String quoted = Written.plain(fold).plain();
        if (said.fits() && said.plain().length() <= LONGEST) {
            return new MailText(said, quoted, null);
        }
        String plain = said.plain();
        if (plain.length() <= LONGEST) {
            return new MailText(Written.plain(plain), quoted, null);
        }
        String all = mail.text().length() > plain.length() ? mail.text() : plain;
        return new MailText(Written.plain(plain.substring(0, LONGEST) + " …"), quoted, all);
    }
}
