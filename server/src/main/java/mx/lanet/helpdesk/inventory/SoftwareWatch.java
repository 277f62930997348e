package mx.lanet.helpdesk.inventory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * A list of software that is wanted or forbidden on machines, or that one wants to hear of.
 *
 * @param clientId whose machines; the house's id for everybody's
 */
public record SoftwareWatch(
        UUID clientId, UUID watchId, Draft draft, boolean active, String madeByName, Instant madeAt, int version) {

    /** What a machine's software is measured by. */
    public enum Kind {
        /** Must not be there. */
        FORBIDDEN("software_forbidden"),
        /** Must be there. */
        WANTED("software_missing"),
        /** Is told of when it comes. */
        NEW("software_new");

        private final String finding;

        Kind(String finding) {
            this.finding = finding;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of what is found, and of its alert. */
        String finding() {
            return finding;
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * What a person writes.
     *
     * @param program part of a program's name; * is any text
     * @param publisher likewise; empty for any
     * @param fromVersion this version and later ones; empty for any
     * @param untilVersion versions before this one; empty for any
     * @param tag machines that have it; empty for all
     * @param severity info, warning or critical
     * @param siteId machines of this site; null for all. Only of a client's own list
     * @param listAddress machines of a saved list, as its address says; empty for all
     */
    public record Draft(
            Kind kind,
            String name,
            String program,
            String publisher,
            String fromVersion,
            String untilVersion,
            String tag,
            String severity,
            @Nullable UUID siteId,
            String listAddress,
            String listName) {
        public Draft(
                Kind kind,
                String name,
                String program,
                String publisher,
                String fromVersion,
                String untilVersion,
                String tag,
                String severity) {
            this(kind, name, program, publisher, fromVersion, untilVersion, tag, severity, null, "", "");
        }
    }

    public boolean isHouses() {
        return clientId.equals(Person.HOUSE);
    }
}
