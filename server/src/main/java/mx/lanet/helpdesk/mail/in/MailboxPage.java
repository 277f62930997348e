package mx.lanet.helpdesk.mail.in;

import java.util.List;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox with its form, or a new one.
 *
 * @param mailbox null for a new one
 * @param trial what came of trying it out just now; null when nobody did
 * @param agreeAt where a person agrees that we read its mail; empty where nobody needs to
 * @param returnTo the address that the provider must know to come back to
 * @param conflict somebody saved another version meanwhile
 */
public record MailboxPage(
        @Nullable Mailbox mailbox,
        Form form,
        List<Choice> clients,
        @Nullable Trial trial,
        String agreeAt,
        String returnTo,
        boolean conflict) {
    public MailboxPage {
        clients = List.copyOf(clients);
    }

    /** @param trouble the step that failed; null when all is well */
    public record Trial(Mailbox.@Nullable Trouble trouble) {}

    public String action() {
        return mailbox == null ? "/received-mail/boxes/new" : mailbox.path();
    }

    public int version() {
        return mailbox == null ? 0 : mailbox.version();
    }

    public boolean hasSecret() {
        return mailbox != null && mailbox.hasSecret();
    }

    /** All steps in their order, each with whether it was done, failed, or was not come to. */
    public List<Step> steps() {
        Mailbox.Trouble trouble = trial == null ? null : trial.trouble();
        boolean permits = mailbox != null && mailbox.says().signIn() != Mailbox.SignIn.PASSWORD;
        boolean protects = mailbox != null && mailbox.says().protection() != Mailbox.Protection.NONE;
        List<Mailbox.Step> order = List.of(
                Mailbox.Step.PERMIT,
                Mailbox.Step.NAME,
                Mailbox.Step.CONNECT,
                Mailbox.Step.TLS,
                Mailbox.Step.SIGN_IN,
                Mailbox.Step.FOLDER);
        int failed = trouble == null ? order.size() : order.indexOf(trouble.step());
        return order.stream()
                .filter(step -> (permits || step != Mailbox.Step.PERMIT) && (protects || step != Mailbox.Step.TLS))
                .map(step -> new Step(
                        step.word(),
                        order.indexOf(step) < failed ? "ok" : order.indexOf(step) == failed ? "failed" : "open"))
                .toList();
    }

    /** @param state ok, failed or open */
    public record Step(String word, String state) {}
}
