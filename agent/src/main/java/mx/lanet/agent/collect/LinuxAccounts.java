package mx.lanet.agent.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mx.lanet.protocol.Inventory.LocalUser;

/** Parses the files of users and groups. */
final class LinuxAccounts {
    private static final int FIRST_PERSON = 1_000;
    private static final int LAST_PERSON = 60_000;
    private static final Set<String> ADMINISTRATORS = Set.of("sudo", "wheel", "admin");

    private LinuxAccounts() {}

    /** Root and the people; the accounts of services are left out. */
    static List<LocalUser> of(String passwd, String group) {
        var administrators = administrators(group);
        var found = new ArrayList<LocalUser>();
        for (var line : passwd.split("\n", -1)) {
            var fields = line.strip().split(":", -1);
            if (fields.length == 7 && isPerson(fields[2])) {
                var fullName = fields[4].split(",", -1)[0];
                boolean enabled = !fields[6].endsWith("/nologin") && !fields[6].endsWith("/false");
                boolean administrator = fields[2].equals("0") || administrators.contains(fields[0]);
                found.add(new LocalUser(fields[0], Known.orNull(fullName), enabled, administrator));
            }
        }
        return found;
    }

    private static boolean isPerson(String number) {
        if (!number.matches("\\d{1,9}")) {
            return false;
        }
        int id = Integer.parseInt(number);
        return id == 0 || id >= FIRST_PERSON && id < LAST_PERSON;
    }

    private static Set<String> administrators(String group) {
        var found = new HashSet<String>();
        for (var line : group.split("\n", -1)) {
            var fields = line.strip().split(":", -1);
            if (fields.length == 4 && ADMINISTRATORS.contains(fields[0])) {
                found.addAll(Arrays.asList(fields[3].split(",", -1)));
            }
        }
        return found;
    }
}
