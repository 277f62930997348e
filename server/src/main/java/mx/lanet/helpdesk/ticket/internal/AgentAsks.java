package mx.lanet.helpdesk.ticket.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import org.jspecify.annotations.Nullable;

/** What stands in the addresses and headers of the agents' ticket calls. */
final class AgentAsks {
    static final String KEY = "Idempotency-Key";
    static final String USER = "user";
    /** Who reads at the machine, as it names its users: their marks of what was read are their own. */
    static final String READER = "reader";

    private static final int USER_MAX = 200;

    private AgentAsks() {}

    /** What is no id names no ticket. */
    static UUID id(String text) {
        return ListAddress.parse(text).orElseThrow(() -> Problem.notFound().refusal());
    }

    static @Nullable String key(@Nullable String key) {
        return key == null || key.isBlank() ? null : line(KEY, key, Tickets.KEY_MAX);
    }

    /** Whose tickets; null for the whole machine's, which nobody asks for by leaving a name empty. */
    static @Nullable String user(@Nullable String user) {
        if (user != null && Words.line(user).isEmpty()) {
            throw Problem.invalid(List.of(new FieldError(USER, "required"))).refusal();
        }
        return user == null ? null : line(USER, user, USER_MAX);
    }

    private static String line(String name, String text, int max) {
        if (text.length() > max) {
            throw Problem.invalid(List.of(new FieldError(name, "too_long", max)))
                    .refusal();
        }
        return Words.line(text);
    }

    /** Some states, separated by commas; none for all. */
    static List<State> states(String words, List<FieldError> errors) {
        List<Optional<State>> states = Stream.of(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(State::find)
                .toList();
        if (states.stream().anyMatch(Optional::isEmpty)) {
            List<String> known = Arrays.stream(State.values()).map(State::word).toList();
            errors.add(new FieldError("status", "not_one_of", String.join(", ", known)));
        }
        return states.stream().flatMap(Optional::stream).toList();
    }

    static int whole(String name, String text, List<FieldError> errors) {
        if (!text.matches("[0-9]{1,6}")) {
            errors.add(new FieldError(name, "not_whole_number"));
            return 1;
        }
        return Integer.parseInt(text);
    }
}
