package mx.lanet.helpdesk.mail.out;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail is for.
 *
 * @param userId null for somebody who wrote by mail and has no login
 * @param clientId where the person's login stands
 * @param role null for somebody without a login
 * @param zone null for the installation's
 * @param watcher of the client, who can stop being one
 */
record Recipient(
        @Nullable UUID userId,
        UUID clientId,
        String name,
        String address,
        Locale locale,
        @Nullable Role role,
        @Nullable ZoneId zone,
        boolean watcher) {
    static final Locale SPANISH = Locale.of("es");

    static Recipient of(User user, boolean watcher) {
        return new Recipient(
                user.id(),
                user.clientId(),
                user.name(),
                user.email(),
                user.locale() == null ? SPANISH : user.locale(),
                user.role(),
                user.zone(),
                watcher);
    }

    boolean isStaff() {
        return role != null && role.isStaff();
    }
}
