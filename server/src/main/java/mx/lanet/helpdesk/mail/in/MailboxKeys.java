package mx.lanet.helpdesk.mail.in;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.mail.MailSeal;
import mx.lanet.helpdesk.mail.in.Mailbox.SignIn;
import mx.lanet.helpdesk.mail.in.Mailbox.Step;
import mx.lanet.helpdesk.mail.in.MailboxTable.Sealed;
import mx.lanet.helpdesk.mail.in.TokenCall.Permission;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What opens a mailbox: sealed in the database, and renewed where it lives for an hour only. */
@Component
class MailboxKeys {
    /** What ends so soon is renewed now. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final MailSeal seal;
    private final MailboxTable table;
    private final TokenCall calls;
    private final Tenancy tenancy;
    private final Clock clock;

    MailboxKeys(MailSeal seal, MailboxTable table, TokenCall calls, Tenancy tenancy, Clock clock) {
        this.seal = seal;
        this.table = table;
        this.calls = calls;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    byte[] seal(UUID mailboxId, Secret secret) {
        return seal.seal(name(mailboxId), secret.reveal());
    }

    private Secret open(UUID mailboxId, byte @Nullable [] sealed) throws MailboxTrouble {
        if (sealed == null) {
            throw new MailboxTrouble(Step.PERMIT, "", new IllegalStateException("nothing is kept"));
        }
        return new Secret(seal.open(name(mailboxId), sealed));
    }

    private static String name(UUID mailboxId) {
        return "mailbox " + mailboxId;
    }

    /** The password, or the token that stands for it. */
    Secret key(Mailbox mailbox) throws MailboxTrouble {
        UUID id = mailbox.mailboxId();
        Sealed sealed = tenancy.call(new Scope.Everything(), () -> table.sealed(id));
        if (mailbox.says().signIn() == SignIn.PASSWORD) {
            return open(id, sealed.secret());
        }
        Instant until = sealed.until();
        if (until != null && until.isAfter(clock.instant().plus(MARGIN))) {
            return open(id, sealed.access());
        }
        Map<String, String> form = form(mailbox, sealed);
        if (mailbox.says().signIn() == SignIn.OAUTH_CLIENT) {
            form.put("grant_type", "client_credentials");
        } else {
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", open(id, sealed.grant()).reveal());
        }
        return keep(id, calls.ask(mailbox.says().oauth().tokenUrl(), form));
    }

    /** What a person's agreement is worth. */
    void redeem(Mailbox mailbox, String code, String returnTo, Secret verifier) throws MailboxTrouble {
        Sealed sealed = tenancy.call(new Scope.Everything(), () -> table.sealed(mailbox.mailboxId()));
        Map<String, String> form = form(mailbox, sealed);
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", returnTo);
        form.put("code_verifier", verifier.reveal());
        Permission permission = calls.ask(mailbox.says().oauth().tokenUrl(), form);
        if (permission.grant() == null) {
            throw new MailboxTrouble(Step.PERMIT, "no refresh_token", new IllegalStateException("for an hour only"));
        }
        keep(mailbox.mailboxId(), permission);
    }

    private Map<String, String> form(Mailbox mailbox, Sealed sealed) throws MailboxTrouble {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", mailbox.says().oauth().client());
        if (sealed.secret() != null) {
            form.put("client_secret", open(mailbox.mailboxId(), sealed.secret()).reveal());
        }
        if (!mailbox.says().oauth().scope().isEmpty()) {
            form.put("scope", mailbox.says().oauth().scope());
        }
        return form;
    }

    private Secret keep(UUID id, Permission permission) {
        byte[] access = seal(id, permission.access());
        Secret grant = permission.grant();
        byte[] renewal = grant == null ? null : seal(id, grant);
        Instant until = clock.instant().plus(permission.life());
        tenancy.run(new Scope.Everything(), () -> table.permit(id, renewal, access, until));
        return permission.access();
    }
}
