package mx.lanet.helpdesk.mail.in;

import java.util.regex.Pattern;
import mx.lanet.helpdesk.mail.in.mime.ReadMail;

/** Whether a program wrote a mail (RFC 3834, and what programs write instead). */
enum Automatic {
    /** A person did, as far as one can tell. */
    NO,
    /** A program, of its own accord: a backup that reports, a scanner, a mailing list. No program answers it. */
    SENT,
    /** A program, in answer to a mail: somebody is away, somebody else's help desk has a number. Nothing is made of it. */
    ANSWER;

    private static final Pattern AWAY = Pattern.compile(
            "(?iu)^(?:respuesta autom[aá]tica|automatic reply|auto[- ]?reply|autorespuesta|out of (?:the )?office|fuera de (?:la )?oficina|automatische antwort|réponse automatique|resposta autom[aá]tica)\\b.*");

    static Automatic of(ReadMail mail) {
        ReadMail.Marks marks = mail.marks();
        String precedence = marks.precedence();
        if (marks.autoSubmitted().equals("auto-replied")
                || precedence.equals("auto_reply")
                || marks.autoReply()
                || AWAY.matcher(mail.subject()).matches()) {
            return ANSWER;
        }
        boolean submitted =
                !marks.autoSubmitted().isEmpty() && !marks.autoSubmitted().equals("no");
        boolean many = precedence.equals("bulk") || precedence.equals("junk") || precedence.equals("list");
        boolean nobody = "".equals(marks.returnPath());
        return submitted || many || marks.suppressesAnswers() || marks.ofList() || nobody ? SENT : NO;
    }

    /** Whether one that answers a mail of ours was written by a program: a person on a mailing list was not. */
    static boolean answersByItself(ReadMail mail) {
        ReadMail.Marks marks = mail.marks();
        return !marks.autoSubmitted().isEmpty() && !marks.autoSubmitted().equals("no")
                || marks.precedence().equals("bulk")
                || marks.precedence().equals("junk")
                || marks.suppressesAnswers()
                || "".equals(marks.returnPath());
    }
}
