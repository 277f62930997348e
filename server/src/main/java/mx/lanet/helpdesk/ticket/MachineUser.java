package mx.lanet.helpdesk.ticket;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The names of a machine's users, as the machine says them: with or without a domain. The database's {@code same_user} says the same. */
final class MachineUser {
    private MachineUser() {}

    /** Without a difference of case, and without the domain where one of them has none. */
    static boolean same(@Nullable String one, String other) {
        return one != null
                && (one.equalsIgnoreCase(other)
                        || (isBare(one) || isBare(other)) && bare(one).equalsIgnoreCase(bare(other)));
    }

    /** By which {@code ticket_read} knows this user of this machine; where nobody is named, the machine itself. */
    static UUID reader(UUID assetId, @Nullable String user) {
        return user == null
                ? assetId
                : UUID.nameUUIDFromBytes(
                        (assetId + " " + user.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isBare(String user) {
        return user.indexOf('\\') < 0;
    }

    private static String bare(String user) {
        return user.substring(user.lastIndexOf('\\') + 1);
    }
}
