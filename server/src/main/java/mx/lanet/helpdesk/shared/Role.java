package mx.lanet.helpdesk.shared;

import java.util.Locale;

/** What a person with a login is; the table in the product's specification says what each may do. */
public enum Role {
    SUPERADMIN,
    TECHNICIAN,
    CLIENT_ADMIN,
    REQUESTER;

    /** True for the people of the MSP itself, false for those of a client. */
    public boolean isStaff() {
        return this == SUPERADMIN || this == TECHNICIAN;
    }

    /** The word that the database, URLs and messages use: {@code client_admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a {@link #word()}; throws IllegalArgumentException for any other text. */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
