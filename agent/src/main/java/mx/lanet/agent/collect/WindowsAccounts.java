package mx.lanet.agent.collect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mx.lanet.agent.collect.Platform.Membership;
import mx.lanet.protocol.Inventory.LocalUser;
import org.jspecify.annotations.Nullable;

/** Parses what WMI says about accounts and the domain. */
final class WindowsAccounts {
    private WindowsAccounts() {}

    /** Of {@code Win32_UserAccount}. */
    enum User {
        NAME,
        FULLNAME,
        DISABLED
    }

    /** Of {@code Win32_ComputerSystem}. */
    enum Computer {
        PARTOFDOMAIN,
        WORKGROUP,
        DOMAIN
    }

    /** The group of administrators is given by the name it has in this Windows' language. */
    static List<LocalUser> users(
            List<Map<User, String>> rows, String administrators, Function<String, Collection<String>> groupsOf) {
        return rows.stream()
                .filter(row -> row.containsKey(User.NAME))
                .map(row -> {
                    var name = row.getOrDefault(User.NAME, "");
                    return new LocalUser(
                            name,
                            Known.orNull(row.get(User.FULLNAME)),
                            !"true".equals(row.get(User.DISABLED)),
                            groupsOf.apply(name).contains(administrators));
                })
                .toList();
    }

    static @Nullable Membership membership(List<Map<Computer, String>> rows) {
        if (rows.isEmpty() || !rows.getFirst().containsKey(Computer.PARTOFDOMAIN)) {
            return null;
        }
        var row = rows.getFirst();
        boolean joined = "true".equals(row.get(Computer.PARTOFDOMAIN));
        // Outside a domain, older versions tell the workgroup as the domain.
        var workgroup = row.containsKey(Computer.WORKGROUP) ? row.get(Computer.WORKGROUP) : row.get(Computer.DOMAIN);
        return new Membership(joined, joined ? null : Known.orNull(workgroup));
    }
}
