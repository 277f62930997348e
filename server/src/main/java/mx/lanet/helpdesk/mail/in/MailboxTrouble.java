package mx.lanet.helpdesk.mail.in;

import mx.lanet.helpdesk.mail.in.Mailbox.Step;
import mx.lanet.helpdesk.mail.in.Mailbox.Trouble;

/** A mailbox cannot be reached: an expected outcome, which names its step. */
final class MailboxTrouble extends Exception {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 500;

    private final transient Trouble trouble;

    MailboxTrouble(Step step, String text, Throwable cause) {
        super(step.word(), cause);
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        this.trouble = new Trouble(step, line.length() > LONGEST ? line.substring(0, LONGEST) : line);
    }

    Trouble trouble() {
        return trouble;
    }
}
