package mx.lanet.helpdesk.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.springframework.stereotype.Component;

/** Claims logins; somebody who was given none is called by the e-mail address, else by a name made of the names. */
@Component
class LoginNames {
    private static final int NUMBERED = 20;
    private static final int LONGEST = 60;

    private final UsersTable table;

    LoginNames(UsersTable table) {
        this.table = table;
    }

    /** What is wrong with a login as it was typed; nothing typed is fine. */
    static Optional<FieldError> problem(String login) {
        return login.isEmpty() || Users.LOGIN.matcher(login).matches()
                ? Optional.empty()
                : Optional.of(new FieldError("login", "login_form"));
    }

    /** The login that is the user's from now on, in the caller's open transaction; one that is taken is refused. */
    String claim(String typed, Users.Draft draft, UUID userId) {
        if (typed.isEmpty()) {
            return of(draft.name(), draft.email())
                    .filter(candidate -> table.claimLogin(candidate, userId))
                    .findFirst()
                    .orElseThrow();
        }
        if (!table.claimLogin(typed, userId)) {
            throw Problem.invalid(List.of(new FieldError("login", "login_taken")))
                    .refusal();
        }
        return typed;
    }

    /** Candidates, the best first; the last cannot be taken already. */
    private static Stream<String> of(String name, String email) {
        String address = email.toLowerCase(Locale.ROOT);
        String slug = slug(name);
        Stream<String> byMail = Users.LOGIN.matcher(address).matches() ? Stream.of(address) : Stream.empty();
        Stream<String> byName = Stream.concat(
                Stream.of(slug), IntStream.rangeClosed(2, NUMBERED).mapToObj(number -> slug + number));
        return Stream.concat(
                byMail,
                Stream.concat(
                        byName,
                        Stream.of(slug + "-" + UUID.randomUUID().toString().substring(0, 12))));
    }

    /** The first two names in plain letters: {@code carmen.luna}. */
    private static String slug(String name) {
        String[] words = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .split(" ", 3);
        String joined = words.length > 1 ? words[0] + "." + words[1] : words[0];
        String text = joined.length() < 2 ? "persona" : joined;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
