package mx.lanet.helpdesk.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How grave an alert is, the gravest first. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO;

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static Severity of(String word) {
        return find(word).orElseThrow();
    }
}
