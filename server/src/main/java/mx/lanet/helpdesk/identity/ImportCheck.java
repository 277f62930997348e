package mx.lanet.helpdesk.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.identity.PeopleFile.Column;
import mx.lanet.helpdesk.identity.PeopleFile.Line;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/** Decides about each line of a list of people: who can be made, and what keeps the others back. Asks nobody. */
final class ImportCheck {
    private static final Map<String, Role> ROLES = Map.of(
            "", Role.REQUESTER,
            "solicitante", Role.REQUESTER,
            "requester", Role.REQUESTER,
            "administrador", Role.CLIENT_ADMIN,
            "administrador del cliente", Role.CLIENT_ADMIN,
            "client_admin", Role.CLIENT_ADMIN);

    private final UUID clientId;
    private final Facts facts;
    private final Map<String, Long> emails = new HashMap<>();
    private final Map<String, Long> logins = new HashMap<>();

    private ImportCheck(UUID clientId, Facts facts) {
        this.clientId = clientId;
        this.facts = facts;
    }

    /**
     * What is so already.
     *
     * @param emails those of the client's people, in small letters
     * @param logins those that are somebody's, of the ones in the list
     * @param sites the client's sites by plain name
     */
    record Facts(Set<String> emails, Set<String> logins, Map<String, UUID> sites) {}

    /** A line that can be imported has a draft; the others have errors. */
    record Verdict(Line line, String login, Users.@Nullable Draft draft, List<FieldError> errors) {}

    /** In the order of the lines; of two that are alike the first wins. */
    static List<Verdict> judge(UUID clientId, List<Line> lines, Facts facts) {
        ImportCheck check = new ImportCheck(clientId, facts);
        return lines.stream().map(check::judge).toList();
    }

    private Verdict judge(Line line) {
        List<FieldError> errors = new ArrayList<>();
        Role role = ROLES.get(PeopleFile.plain(line.cell(Column.ROLE)));
        if (role == null) {
            errors.add(new FieldError("role", "import_role", line.cell(Column.ROLE)));
        }
        String siteName = line.cell(Column.SITE);
        UUID site = facts.sites().get(PeopleFile.plain(siteName));
        if (site == null && !siteName.isEmpty()) {
            errors.add(new FieldError("site", "import_site", siteName));
        }
        Users.Draft draft = new Users.Draft(
                clientId,
                line.cell(Column.NAME),
                line.cell(Column.EMAIL),
                line.cell(Column.PHONE),
                line.cell(Column.DEPARTMENT),
                role == null ? Role.REQUESTER : role,
                site);
        errors.addAll(draft.problems());
        String login = line.cell(Column.LOGIN).toLowerCase(Locale.ROOT);
        LoginNames.problem(login).ifPresent(errors::add);
        once(line, "email", draft.email().toLowerCase(Locale.ROOT), emails, facts.emails())
                .ifPresent(errors::add);
        once(line, "login", login, logins, facts.logins()).ifPresent(errors::add);
        return new Verdict(line, login, errors.isEmpty() ? draft : null, errors);
    }

    private static Optional<FieldError> once(
            Line line, String field, String value, Map<String, Long> seen, Set<String> taken) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (taken.contains(value)) {
            return Optional.of(new FieldError(field, field + "_taken"));
        }
        Long before = seen.putIfAbsent(value, line.number());
        return before == null ? Optional.empty() : Optional.of(new FieldError(field, "import_twice", before));
    }
}
