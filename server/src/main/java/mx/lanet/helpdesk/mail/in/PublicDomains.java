package mx.lanet.helpdesk.mail.in;

import java.util.Set;

/** Where anybody can have an address, so that the domain tells nothing of whose people write. */
final class PublicDomains {
    private static final Set<String> EVERYBODYS = Set.of(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "hotmail.es",
            "outlook.com",
            "outlook.es",
            "live.com",
            "live.com.mx",
            "msn.com",
            "yahoo.com",
            "yahoo.com.mx",
            "icloud.com",
            "me.com",
            "prodigy.net.mx",
            "aol.com",
            "gmx.com",
            "proton.me",
            "protonmail.com");

    private PublicDomains() {}

    static boolean has(String domain) {
        return EVERYBODYS.contains(domain);
    }
}
