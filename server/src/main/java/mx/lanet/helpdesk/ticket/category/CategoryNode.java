package mx.lanet.helpdesk.ticket.category;

import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A category, as one client sees it.
 *
 * @param clientId whose it is: the house's hold for every client
 * @param place its order among those beside it
 * @param icon a word of {@link CategoryIcon}
 * @param priority what a new ticket is given; null leaves that to the category above
 * @param queue where a new ticket goes; null leaves that to the category above
 * @param wish what the client that looks wants otherwise
 */
public record CategoryNode(
        UUID clientId,
        UUID id,
        @Nullable UUID parentId,
        int place,
        Texts spanish,
        Texts english,
        String icon,
        @Nullable Priority priority,
        @Nullable UUID queue,
        Wish wish,
        boolean active,
        int version) {

    /**
     * What it is called in one language.
     *
     * @param asked how the portal says it; empty for the name
     * @param example what belongs to it, for the portal; may be empty
     */
    public record Texts(String name, String asked, String example) {}

    /** What one client wants of a category of the house; nulls mean as the house. */
    public record Wish(@Nullable Priority priority, @Nullable UUID queue, boolean hidden) {
        public static final Wish NONE = new Wish(null, null, false);
    }

    public boolean isOfTheHouse() {
        return clientId.equals(Person.HOUSE);
    }

    /** For the team. */
    public String name(Locale locale) {
        return first(texts(locale).name(), spanish.name());
    }

    /** For a requester. */
    public String asked(Locale locale) {
        return first(texts(locale).asked(), first(texts(locale).name(), first(spanish.asked(), spanish.name())));
    }

    /** For a requester; may be empty. */
    public String example(Locale locale) {
        return first(texts(locale).example(), spanish.example());
    }

    private Texts texts(Locale locale) {
        return locale.getLanguage().equals("en") ? english : spanish;
    }

    private static String first(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
