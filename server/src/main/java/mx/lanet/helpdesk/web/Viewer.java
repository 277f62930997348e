package mx.lanet.helpdesk.web;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at the page, as the shell shows it.
 *
 * @param idle after how long without activity the session ends; null when it does not
 */
public record Viewer(Person person, @Nullable Duration idle) {

    public String name() {
        return person.name();
    }

    /** What one calls the person: the first of the names. */
    public String firstName() {
        int space = name().indexOf(' ');
        return space < 0 ? name() : name().substring(0, space);
    }

    public Avatar avatar() {
        return Avatar.of(person.userId().toString(), name(), person.photo());
    }

    public @Nullable Locale locale() {
        return person.locale();
    }

    public @Nullable UUID chosenClient() {
        return person.chosenClient();
    }
}
