package mx.lanet.helpdesk.mail.in.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what mail servers say of mails that they could not deliver: as RFC 3464 wants it, or in words of their own. */
final class Reports {
    private static final Pattern FIELD = Pattern.compile(
            "(?im)^(final-recipient|original-recipient|action|status|diagnostic-code):[ \\t]*(.{0,1000})$");
    private static final Pattern LOOSE_ID = Pattern.compile("(?im)^message-id:\\s*<([^<>\\s]{1,900})>");
    private static final int LOOKED_AT = 100_000;

    private Reports() {}

    static ReadMail.@Nullable Report of(Entity mail, @Nullable MailAddress from) {
        for (Entity part : mail.all()) {
            if (part.is("message/delivery-status") || part.is("message/global-delivery-status")) {
                return delivery(mail, part.text());
            }
        }
        return mail.is("multipart/report") || isMailer(mail, from) ? loose(mail) : null;
    }

    private static boolean isMailer(Entity mail, @Nullable MailAddress from) {
        String name =
                from == null ? "" : from.address().substring(0, from.address().indexOf('@'));
        boolean mailer = name.equals("mailer-daemon") || name.equals("postmaster") || name.equals("mail-daemon");
        boolean nobody = mail.headers().has("Return-Path")
                && mail.headers().first("Return-Path").replaceAll("[<>\\s]", "").isEmpty();
        return mailer && (nobody || mail.headers().has("X-Failed-Recipients"));
    }

    private static ReadMail.Report delivery(Entity mail, String status) {
        String action = "";
        String recipient = "";
        String reason = "";
        Matcher field = FIELD.matcher(Text.cut(status, LOOKED_AT));
        while (field.find()) {
            String value = Text.oneLine(field.group(2));
            switch (field.group(1).toLowerCase(Locale.ROOT)) {
                case "action" -> action = action.isEmpty() || value.equalsIgnoreCase("failed") ? value : action;
                case "final-recipient", "original-recipient" -> recipient = recipient.isEmpty() ? value : recipient;
                case "diagnostic-code" -> reason = value;
                default -> reason = reason.isEmpty() ? value : reason;
            }
        }
        return report(mail, action.toLowerCase(Locale.ROOT).startsWith("failed"), recipient, reason);
    }

    private static ReadMail.Report loose(Entity mail) {
        boolean receipt = mail.all().stream().anyMatch(part -> part.is("message/disposition-notification"));
        return report(mail, !receipt, mail.headers().first("X-Failed-Recipients"), "");
    }

    private static ReadMail.Report report(Entity mail, boolean failed, String recipient, String reason) {
        String address = MailAddress.firstOf(recipient.substring(recipient.indexOf(';') + 1))
                .map(MailAddress::address)
                .orElse("");
        return new ReadMail.Report(failed, address, Text.cut(reason, 500), about(mail));
    }

    /** The Message-IDs of what came back with the report, and of what it says to answer. */
    private static List<String> about(Entity mail) {
        List<String> ids = new ArrayList<>();
        for (Entity part : mail.all()) {
            if (!part.isMultipart()) {
                byte[] content = part.content();
                String text = Charsets.text(
                        content.length > LOOKED_AT ? java.util.Arrays.copyOf(content, LOOKED_AT) : content, null);
                LOOSE_ID.matcher(text).results().limit(5).forEach(match -> ids.add(match.group(1)));
            }
        }
        ids.addAll(MailReader.ids(mail.headers().first("In-Reply-To")));
        ids.addAll(MailReader.ids(mail.headers().first("References")));
        return ids;
    }
}
