package mx.lanet.helpdesk.mail.in;

import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;
import mx.lanet.helpdesk.mail.in.mime.ReadMail.Flaw;
import mx.lanet.helpdesk.ticket.text.Written;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What tickets say of mails: in Spanish, since a ticket's text is one for all its readers. */
@Component
class LetterWords {
    private static final Locale LANGUAGE = Locale.of("es", "MX");
    private static final int MOST_NAMED = 20;

    private final Texts texts;

    LetterWords(MessageSource messages) {
        this.texts = new Texts(messages, LANGUAGE);
    }

    String noSubject() {
        return texts.t("mailin.word.no-subject");
    }

    String nobody() {
        return texts.t("mailin.word.nobody");
    }

    /** How history names who acts for a mail that nobody known has sent. */
    String actor() {
        return texts.t("mailin.word.actor");
    }

    /** What the mail says, and below it what became of the rest of it. */
    Written told(MailText text, ReadMail mail, boolean whole, List<String> refused) {
        Written told = text.said().isBlank() ? Written.plain(texts.t("mailin.word.no-text")) : text.said();
        if (text.whole() != null) {
            told = told.and(texts.t("mailin.word.cut"));
        }
        if (!whole || mail.flaws().contains(Flaw.PARTS) || mail.flaws().contains(Flaw.DEPTH)) {
            told = told.and(texts.t("mailin.word.not-all"));
        }
        if (!refused.isEmpty()) {
            List<String> named = refused.subList(0, Math.min(MOST_NAMED, refused.size()));
            told = told.and(texts.t("mailin.word.refused", String.join(", ", named)));
        }
        return told;
    }

    /** What a note says first that is not its writer's own. */
    String noteOf(String reason, String sender) {
        return texts.t("mailin.note." + reason, sender);
    }

    String bounce(ReadMail.Report report) {
        String recipient = report.recipient().isEmpty() ? texts.t("mailin.word.somebody") : report.recipient();
        String key = report.failed() ? "mailin.word.bounced" : "mailin.word.delayed";
        String told = texts.t(key, recipient);
        return report.reason().isEmpty() ? told : told + "\n" + report.reason();
    }
}
