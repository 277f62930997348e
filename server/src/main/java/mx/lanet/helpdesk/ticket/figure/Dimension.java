package mx.lanet.helpdesk.ticket.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.shared.Person;

/** What figures are told apart by. */
public enum Dimension {
    CLIENT,
    CATEGORY,
    TECHNICIAN,
    CHANNEL;

    /** The word in URLs, message keys and the statement. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who does how much inside the team is the team's own matter. */
    static List<Dimension> of(Person person) {
        return person.isStaff() ? List.of(CLIENT, CATEGORY, TECHNICIAN, CHANNEL) : List.of(CATEGORY, CHANNEL);
    }

    /** The one of this word, or the first that the person is offered. */
    static Dimension find(Person person, String word) {
        List<Dimension> offered = of(person);
        return Arrays.stream(values())
                .filter(offered::contains)
                .filter(dimension -> dimension.word().equals(word))
                .findFirst()
                .orElse(offered.getFirst());
    }
}
