package mx.lanet.helpdesk.ticket.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Times;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.tag.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tickets is asked for, as the list page's address says it; but a program that asks for what is none is told
 * so, since it would take all tickets for those it meant.
 */
final class TicketFilter {
    private static final String NOBODY = "none";
    private static final String ME = "me";

    private final Person person;
    private final Map<String, String> given;
    private final List<FieldError> errors = new ArrayList<>();

    TicketFilter(Person person, Map<String, String> given) {
        this.person = person;
        this.given = given;
    }

    /** Refused with all that is wrong with it. */
    TicketQuery query(Slice.Request page) {
        String assignee = value("assignee");
        boolean staff = person.isStaff();
        String sort = value("sort").isEmpty() ? "-activity" : value("sort");
        String tag = Tag.key(value("tag"));
        TicketQuery query = new TicketQuery(
                id("client"),
                words("state", State::find),
                words("priority", Priority::find),
                words("channel", Channel::find).stream().findFirst().orElse(null),
                id("site"),
                assignee.equals(NOBODY) ? null : who("assignee"),
                assignee.equals(NOBODY),
                who("requester"),
                time("created_since"),
                null,
                staff ? id("queue") : null,
                null,
                id("category"),
                staff && !tag.isEmpty() ? tag : null,
                Map.of(),
                staff && value("watcher").equals(ME) ? person.userId() : null,
                null,
                value("q"),
                sortedBy(sort),
                sort.startsWith("-"),
                page);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
        return query;
    }

    private String value(String name) {
        return given.getOrDefault(name, "").strip();
    }

    private <T> List<T> words(String name, Function<String, Optional<T>> find) {
        if (value(name).isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        for (String word : value(name).split(",", 20)) {
            find.apply(word.strip()).ifPresentOrElse(found::add, () -> wrong(name, "not_known"));
        }
        return found;
    }

    private @Nullable UUID who(String name) {
        return value(name).equals(ME) ? person.userId() : id(name);
    }

    private @Nullable UUID id(String name) {
        String text = value(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == 36 ? UUID.fromString(text) : wrong(name, "not_id");
        } catch (IllegalArgumentException _) {
            return wrong(name, "not_id");
        }
    }

    private @Nullable Instant time(String name) {
        if (value(name).isEmpty()) {
            return null;
        }
        try {
            Instant time = Times.parse(value(name));
            return Times.isSane(time) ? time : wrong(name, "not_time");
        } catch (DateTimeException _) {
            return wrong(name, "not_time");
        }
    }

    private TicketQuery.Sort sortedBy(String sort) {
        String word = sort.startsWith("-") ? sort.substring(1) : sort;
        return Arrays.stream(TicketQuery.Sort.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseGet(() -> {
                    wrong("sort", "not_one_of", "activity, number, priority, due");
                    return TicketQuery.Sort.ACTIVITY;
                });
    }

    private <T> @Nullable T wrong(String name, String code, Object... arguments) {
        errors.add(new FieldError(name, code, arguments));
        return null;
    }
}
