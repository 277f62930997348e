package mx.lanet.helpdesk.console.live;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * Somebody before an open page.
 *
 * @param here false while the page is hidden
 * @param place what the page is about, where others want to know who looks; null elsewhere
 */
record Seat(
        UUID userId, UUID clientId, boolean staff, String name, boolean here, @Nullable Topic place, Writing writing) {
    private static final String NONE = "-";
    private static final int PARTS = 7;

    /** What is being written there. */
    enum Writing {
        NOTHING,
        REPLY,
        NOTE;

        static Writing of(String word) {
            return switch (word) {
                case "reply" -> REPLY;
                case "note" -> NOTE;
                default -> NOTHING;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Seat of(Person person, boolean here, @Nullable Topic place, Writing writing) {
        // A note is of the team alone, whatever a browser says.
        Writing honest = writing == Writing.NOTE && !person.isStaff() ? Writing.REPLY : writing;
        return new Seat(
                person.userId(),
                person.clientId(),
                person.isStaff(),
                person.name(),
                here,
                place,
                place == null ? Writing.NOTHING : honest);
    }

    boolean isAt(Topic topic) {
        return here && topic.equals(place);
    }

    /** As servers tell it to each other; the name comes last, since it has spaces. */
    String text() {
        return String.join(
                " ",
                userId.toString(),
                clientId.toString(),
                String.valueOf(staff),
                String.valueOf(here),
                place == null ? NONE : place.text(),
                writing.word(),
                name.replaceAll("\\s+", " "));
    }

    static Optional<Seat> of(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Seat(
                    UUID.fromString(parts[0]),
                    UUID.fromString(parts[1]),
                    Boolean.parseBoolean(parts[2]),
                    parts[6],
                    Boolean.parseBoolean(parts[3]),
                    Topic.of(parts[4]).orElse(null),
                    Writing.of(parts[5])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
