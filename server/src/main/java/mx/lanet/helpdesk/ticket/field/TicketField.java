package mx.lanet.helpdesk.ticket.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field that tickets have besides what every ticket has, or machines besides what they tell of themselves.
 *
 * @param key its name in addresses and forms, which never changes
 * @param forTeam whether only the team sees it and writes in it
 * @param everyClient whether the tickets of all clients have it
 * @param ofMachines whether machines have it, and no tickets
 * @param machineKinds the kinds of machines that have it; empty for every one
 * @param categories those whose tickets have it, with all below them; empty for every one
 * @param options of a choice, in their order, also those out of use
 * @param active whether it is still asked for; what tickets say in it stays
 */
public record TicketField(
        UUID id,
        String key,
        int place,
        FieldKind kind,
        Texts spanish,
        Texts english,
        FieldNeed need,
        boolean forTeam,
        boolean everyClient,
        boolean ofMachines,
        Set<String> machineKinds,
        Set<UUID> categories,
        Limits limits,
        List<FieldOption> options,
        boolean active,
        int version) {
    public TicketField {
        machineKinds = Set.copyOf(machineKinds);
        categories = Set.copyOf(categories);
        options = List.copyOf(options);
    }

    /** What it is called in one language, and what helps to fill it; both may be empty in English. */
    public record Texts(String label, String help) {}

    /**
     * What may be written in it.
     *
     * @param longest of a text, in characters
     */
    public record Limits(@Nullable BigDecimal least, @Nullable BigDecimal most, int longest) {
        /** As long as the text of any field may be. */
        public static final int LONGEST = 1000;

        public Limits {
            least = least == null ? null : new FieldValue.Amount(least).number();
            most = most == null ? null : new FieldValue.Amount(most).number();
        }
    }

    /** Its name in forms and in the addresses of lists. */
    public String name() {
        return "f." + key;
    }

    public String label(Locale locale) {
        return first(texts(locale).label(), spanish.label());
    }

    /** May be empty. */
    public String help(Locale locale) {
        return first(texts(locale).help(), spanish.help());
    }

    private Texts texts(Locale locale) {
        return locale.getLanguage().equals("en") ? english : spanish;
    }

    private static String first(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** Whether tickets of this category have it now, given as the category and those above it. */
    public boolean isAskedIn(Collection<UUID> categoryPath) {
        return active && (categories.isEmpty() || categoryPath.stream().anyMatch(categories::contains));
    }

    /** Whether machines of this kind have it now. */
    public boolean isAskedOf(String machineKind) {
        return active && ofMachines && (machineKinds.isEmpty() || machineKinds.contains(machineKind));
    }

    public Optional<FieldOption> option(UUID optionId) {
        return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
    }

    /** As {@link #told}, for a column or a chip: a date in the reader's own way, as short as it is clear. */
    public String brief(FieldValue value, Locale locale) {
        return value instanceof FieldValue.Day(LocalDate date)
                ? date.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale))
                : told(value, locale);
    }

    /** The same of one end of a {@link FieldRange}; empty for none. */
    public String brief(String bound, Locale locale) {
        return kind == FieldKind.DATE && bound.length() == 10
                ? brief(new FieldValue.Day(LocalDate.parse(bound)), locale)
                : bound;
    }

    /** What is said in it, for people; a tick is a sign and no word, since it is kept in histories of every language. */
    public String told(FieldValue value, Locale locale) {
        return switch (value) {
            case FieldValue.Chosen(UUID optionId) ->
                option(optionId).map(option -> option.label(locale)).orElse("–");
            case FieldValue.Ticked _ -> "✓";
            case FieldValue.Text _, FieldValue.Amount _, FieldValue.Day _ -> value.typed();
        };
    }
}
