package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.identity.Newcomers;
import mx.lanet.helpdesk.identity.PeopleFinder;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Form;
import org.springframework.stereotype.Component;

/** Who calls or stands at the desk: found by a few letters, by the machine, or made on the spot. */
@Component
class Callers {
    private static final int MOST_PEOPLE = 7;
    private static final int MOST_MACHINES = 4;

    private final PeopleFinder finder;
    private final Newcomers newcomers;
    private final Users users;
    private final Machines machines;

    Callers(PeopleFinder finder, Newcomers newcomers, Users users, Machines machines) {
        this.finder = finder;
        this.newcomers = newcomers;
        this.users = users;
        this.machines = machines;
    }

    FoundCallers find(Person person, String text) {
        String words = Words.line(text);
        if (words.length() < PeopleFinder.SHORTEST) {
            return new FoundCallers(words, List.of(), List.of());
        }
        List<AssetRow> found = machines.matching(person, words, MOST_MACHINES).stream()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)))
                .toList();
        return new FoundCallers(words, finder.find(person, words, MOST_PEOPLE), found);
    }

    /** The person whom the form names by id, as far as this one may see them; staff ask for nothing. */
    Optional<User> chosen(Person person, Form form) {
        return ListAddress.parse(form.value("person"))
                .flatMap(id -> seen(person, id))
                .filter(user -> !user.role().isStaff());
    }

    private Optional<User> seen(Person person, UUID id) {
        try {
            return Optional.of(users.get(person, id));
        } catch (Refusal notFound) {
            return Optional.empty();
        }
    }

    /** The form with the chosen person's client, name and machine, where nothing else stands there. */
    Form withPerson(Person person, Form form) {
        Optional<User> chosen = chosen(person, form);
        if (chosen.isEmpty()) {
            return form.value("person", "");
        }
        User user = chosen.get();
        Form filled = form.value("client", user.clientId().toString()).value("requester", user.name());
        if (filled.has("machine")) {
            return filled;
        }
        return machines.matching(person, user.name(), MOST_MACHINES).stream()
                .filter(row -> user.id().equals(row.personId()))
                .findFirst()
                .map(row -> filled.value("machine", row.name())
                        .value("asset", row.assetId().toString()))
                .orElse(filled);
    }

    /** What must be mended before the person on the form can be made. */
    Form checked(Form form, UUID clientId) {
        Form checked = form;
        for (FieldError error : Newcomers.problems(caller(form, clientId))) {
            String field = error.field().equals("name") ? "requester" : error.field();
            checked = checked.problem(
                    field, "field." + error.code(), error.arguments().toArray());
        }
        return checked;
    }

    User make(Person person, Form form, UUID clientId) {
        return newcomers.makeCaller(person, caller(form, clientId));
    }

    /** A refused person as the form's own problems; anything else goes on. */
    static Form problems(Form form, Refusal refusal) {
        Problem problem = refusal.problem();
        if (problem.errors().isEmpty()) {
            throw refusal;
        }
        return form.problems(problem.errors());
    }

    private static Newcomers.Caller caller(Form form, UUID clientId) {
        return new Newcomers.Caller(
                clientId, Words.line(form.value("requester")), form.value("email"), Words.line(form.value("phone")));
    }
}
