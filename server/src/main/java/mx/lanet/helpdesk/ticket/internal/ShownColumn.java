package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.field.TicketField;
import org.jspecify.annotations.Nullable;

/**
 * A column of the list: one that every list knows, or one of the house's fields.
 *
 * @param usual null for a field
 * @param field null for one that every list knows
 */
public record ShownColumn(@Nullable ListColumn usual, @Nullable TicketField field) {
    /** More would leave no room for the subject. */
    static final int FIELDS_MOST = 6;

    static ShownColumn of(ListColumn usual) {
        return new ShownColumn(usual, null);
    }

    static ShownColumn of(TicketField field) {
        return new ShownColumn(null, field);
    }

    /** In addresses. */
    String word() {
        return usual == null ? field == null ? "" : field.name() : usual.word();
    }

    /** The columns of an address, in its order; what is none for this reader counts as not given. */
    static List<ShownColumn> of(String words, Person person, List<TicketField> fields) {
        Set<ShownColumn> chosen = new LinkedHashSet<>();
        for (String word : words.split("[ ,]")) {
            find(word, person, fields).ifPresent(chosen::add);
        }
        if (chosen.isEmpty()) {
            return usual(person);
        }
        List<ShownColumn> columns = new ArrayList<>(chosen);
        if (!chosen.contains(of(ListColumn.SUBJECT))) {
            columns.addFirst(of(ListColumn.SUBJECT));
        }
        List<ShownColumn> ofFields =
                columns.stream().filter(column -> column.field() != null).toList();
        columns.removeAll(ofFields.subList(Math.min(FIELDS_MOST, ofFields.size()), ofFields.size()));
        return columns;
    }

    private static List<ShownColumn> usual(Person person) {
        return ListColumn.USUAL.stream()
                .filter(column -> column.isFor(person))
                .map(ShownColumn::of)
                .toList();
    }

    private static Optional<ShownColumn> find(String word, Person person, List<TicketField> fields) {
        return word.startsWith(ListAddress.FIELD)
                ? fields.stream()
                        .filter(field -> field.name().equals(word))
                        .map(ShownColumn::of)
                        .findFirst()
                : ListColumn.find(word).filter(column -> column.isFor(person)).map(ShownColumn::of);
    }

    /** These columns with this one behind them, or without it when it is there; empty where it is what is usual. */
    static String turned(Person person, List<ShownColumn> now, ShownColumn one) {
        List<ShownColumn> then = new ArrayList<>(now);
        if (!then.remove(one)) {
            then.add(one);
        }
        return then.equals(usual(person))
                ? ""
                : then.stream().map(ShownColumn::word).collect(Collectors.joining(","));
    }
}
