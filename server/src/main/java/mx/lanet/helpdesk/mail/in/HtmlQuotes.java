package mx.lanet.helpdesk.mail.in;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same as {@link Quotes} for HTML: where mail programs mark what they add, the mail is cut there. Only the place is looked
 * for; what both halves hold is read by the one reader of HTML that the house has.
 */
final class HtmlQuotes {
    private static final int LOOKED_AT = 1_000_000;

    private static final List<Pattern> MARKS = List.of(
            tag("div|blockquote", "class=[\"']?[^\"'>]{0,80}gmail_quote"),
            tag("div", "class=[\"']?[^\"'>]{0,80}gmail_signature"),
            tag("div", "id=[\"']?(?:appendonsend|divRplyFwdMsg|mail-editor-reference-message-container)"),
            tag("div|table|span|p", "id=[\"']?(?:ms-outlook-mobile-signature|Signature\\b|AppleMailSignature)"),
            tag(
                    "div",
                    "class=[\"']?[^\"'>]{0,80}(?:yahoo_quoted|moz-cite-prefix|moz-signature|protonmail_quote|zmail_extra)"),
            tag("blockquote", "type=[\"']?cite"),
            tag("div", "style=[\"'][^\"'>]{0,200}border:\\s?none;\\s?border-top:\\s?solid #[0-9a-f]{6} 1\\.0pt"),
            tag("hr", "[^<>]{0,60}(?:id=[\"']?stopSpelling|tabindex=[\"']?-1)"));

    /** Apple puts a line of its own above the quotation, Google within it. */
    private static final Pattern ATTRIBUTION_BEFORE = Pattern.compile(
            "(?is)<(?:div|p)[^<>]{0,200}>(?:<br[^<>]{0,20}>|\\s|&nbsp;)*(?:(?:El|On|Am|Le|Em)\\s[^<>]{4,300}(?:<[^<>]{1,300}>[^<>]{0,200}){0,6})(?:escribi(?:ó|&oacute;)|wrote|schrieb|écrit|escreveu)\\s*:\\s*(?:<br[^<>]{0,20}>|</[a-z]+>|<div[^<>]{0,100}>|\\s|&nbsp;)*$");

    private HtmlQuotes() {}

    /** @param said what stands above the first mark; all of it when there is none, or nothing above it */
    record Parted(String said, String folded) {}

    static Parted part(String html) {
        String looked = html.length() > LOOKED_AT ? html.substring(0, LOOKED_AT) : html;
        Optional<Integer> first = MARKS.stream()
                .map(mark -> mark.matcher(looked))
                .filter(Matcher::find)
                .map(Matcher::start)
                .min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return new Parted(html, "");
        }
        int cut = withAttribution(html, first.get());
        return saysNothing(html.substring(0, cut))
                ? new Parted(html, "")
                : new Parted(html.substring(0, cut), html.substring(cut));
    }

    private static int withAttribution(String html, int cut) {
        int from = Math.max(0, cut - 1500);
        Matcher above = ATTRIBUTION_BEFORE.matcher(html.substring(from, cut));
        return above.find() ? from + above.start() : cut;
    }

    /** Whether there is neither a word nor a picture: tags and styles say nothing. */
    private static boolean saysNothing(String html) {
        int at = Math.max(0, html.toLowerCase(Locale.ROOT).indexOf("<body"));
        while (at < html.length()) {
            char sign = html.charAt(at);
            if (sign == '<') {
                if (html.regionMatches(true, at, "<img", 0, 4)) {
                    return false;
                }
                at = afterTag(html, at);
            } else if (html.startsWith("&nbsp;", at)) {
                at += 6;
            } else if (Character.isWhitespace(sign) || sign == '\u00A0' || sign == '\u200B') {
                at++;
            } else {
                return false;
            }
        }
        return true;
    }

    private static int afterTag(String html, int at) {
        String end =
                html.startsWith("<!--", at) ? "-->" : html.regionMatches(true, at, "<style", 0, 6) ? "</style>" : ">";
        int found = html.indexOf(end, at);
        return found < 0 ? html.length() : found + end.length();
    }

    private static Pattern tag(String names, String attribute) {
        return Pattern.compile("<(?:" + names + ")\\s[^<>]{0,300}?" + attribute, Pattern.CASE_INSENSITIVE);
    }
}
