package mx.lanet.helpdesk.mail.out;

import java.util.Set;

/**
 * What somebody wants to be told by mail.
 *
 * @param unwanted the words of kinds
 * @param digest once a day instead of at once
 */
record Preference(Set<String> unwanted, boolean digest) {
    static final Preference ALL_AT_ONCE = new Preference(Set.of(), false);

    Preference {
        unwanted = Set.copyOf(unwanted);
    }

    boolean wants(MailKind kind) {
        return !unwanted.contains(kind.word());
    }
}
