package mx.lanet.helpdesk.api.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Listing;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People with a login, as the caller may see them. */
@ApiEndpoint
@RequestMapping("/api/v1/people")
@Tag(name = "People")
class PeopleEndpoint {
    private final Users users;

    PeopleEndpoint(Users users) {
        this.users = users;
    }

    @Schema(name = "Person")
    record PersonView(
            UUID userId,
            UUID clientId,
            String login,
            String name,
            String email,
            String phone,
            String department,
            @Schema(allowableValues = {"superadmin", "technician", "client_admin", "requester"}) String role,
            @Nullable UUID siteId,
            boolean active,
            Instant createdAt,
            int version) {
        static PersonView of(User user) {
            return new PersonView(
                    user.id(),
                    user.clientId(),
                    user.login(),
                    user.name(),
                    user.email(),
                    user.phone(),
                    user.department(),
                    word(user.role()),
                    user.siteId(),
                    user.active(),
                    user.createdAt(),
                    user.version());
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @ForKeys(KeyScope.CLIENTS_READ)
    @GetMapping
    @Operation(operationId = "listPeople", summary = "List people, by name")
    Listing<PersonView> list(
            Person person,
            @Parameter(description = "a part of a name, a login or an address") @RequestParam(defaultValue = "")
                    String q,
            @RequestParam(required = false) @Nullable UUID client,
            @Parameter(description = "superadmin, technician, client_admin or requester")
                    @RequestParam(defaultValue = "")
                    String role,
            @Parameter(description = "those who are switched off, too") @RequestParam(defaultValue = "false")
                    boolean inactive,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var query = new Users.Query(
                client, role.isEmpty() ? null : role(role), inactive ? null : true, q.strip(), Users.Sort.NAME, false);
        return Listing.of(users.list(person, query, Listing.place(limit, cursor)), PersonView::of);
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> word(role).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(List.of(new FieldError("role", "not_known")))
                        .refusal());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @ForKeys(KeyScope.CLIENTS_READ)
    @GetMapping("/{user}")
    @Operation(operationId = "getPerson", summary = "A person")
    PersonView one(Person person, @PathVariable UUID user) {
        return PersonView.of(users.get(person, user));
    }
}
