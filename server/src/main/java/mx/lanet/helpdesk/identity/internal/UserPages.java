package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Invitations;
import mx.lanet.helpdesk.identity.Passwords;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One person's page: looking, making, changing, shutting out. */
@Controller
class UserPages {
    private final Users users;
    private final Sessions sessions;
    private final Invitations invitations;
    private final UserViews views;
    private final JoinAddress addresses;

    UserPages(Users users, Sessions sessions, Invitations invitations, UserViews views, JoinAddress addresses) {
        this.users = users;
        this.sessions = sessions;
        this.invitations = invitations;
        this.views = views;
        this.addresses = addresses;
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping("/users/new")
    Answer newForm(Person person, @RequestParam(defaultValue = "") String client) {
        Form form = Form.of(UserViews.LABELS, Map.of("client", client, "role", Role.REQUESTER.word()));
        return views.newUser(person, form);
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/users/new")
    Answer create(Person person, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        Form form = Form.of(UserViews.LABELS, typed);
        try {
            if (form.value("how").equals("invite")) {
                Invitations.Issued issued = invitations.invite(person, form.value("login"), draft(person, form, null));
                return views.invited(person, issued.user(), addresses.of(issued.token(), request));
            }
            Secret password = Passwords.generate();
            User made = users.create(person, form.value("login"), draft(person, form, null), password, true);
            return views.existing(person, made, password);
        } catch (Refusal refusal) {
            mustBeAboutFields(refusal);
            return views.newUser(person, form.problems(refusal.problem().errors()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/users/{userId}")
    Answer one(Person person, @PathVariable UUID userId) {
        return views.existing(person, users.get(person, userId), null);
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/users/{userId}")
    Answer change(
            Person person,
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        User user = users.get(person, userId);
        Form form = Form.of(UserViews.LABELS, typed);
        try {
            users.change(person, userId, version, draft(person, form, user));
            return seeOther("/users/" + userId).with(Flash.ok("identity.flash.saved", form.value("name")));
        } catch (Refusal refusal) {
            boolean conflict = isConflict(refusal);
            if (!conflict) {
                mustBeAboutFields(refusal);
            }
            return views.again(person, user, form.problems(refusal.problem().errors()), version, conflict)
                    .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/users/{userId}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID userId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean active) {
        User user = users.get(person, userId);
        String back = "/users/" + userId;
        try {
            users.setActive(person, userId, version, active);
        } catch (Refusal refusal) {
            if (isConflict(refusal)) {
                throw refusal;
            }
            mustBeAboutFields(refusal);
            return seeOther(back)
                    .with(Flash.bad(
                            "field." + refusal.problem().errors().getFirst().code()));
        }
        if (active) {
            return seeOther(back).with(Flash.ok("identity.flash.activated", user.name()));
        }
        int ended = sessions.endOthers(userId, null);
        return seeOther(back).with(EndedSessions.flash("identity.flash.deactivated", user.name(), ended));
    }

    /** Whose password or link has just been shown is asked for again by who loads that page again. */
    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @GetMapping({"/users/{userId}/password", "/users/{userId}/invitation"})
    Answer shownBefore(@PathVariable UUID userId) {
        return seeOther("/users/" + userId);
    }

    /** The password stands in the answer to the post and nowhere else: loading the page again does not show it. */
    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/users/{userId}/password")
    Answer resetPassword(Person person, @PathVariable UUID userId) {
        if (person.userId().equals(userId)) {
            return seeOther("/password");
        }
        Secret password = users.resetPassword(person, userId);
        sessions.endOthers(userId, null);
        return views.existing(person, users.get(person, userId), password);
    }

    /** As the password: the link stands in the answer to the post, and the server keeps only its hash. */
    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/users/{userId}/invitation")
    Answer invite(Person person, @PathVariable UUID userId, HttpServletRequest request) {
        Invitations.Issued issued = invitations.issue(person, userId);
        return views.invited(person, issued.user(), addresses.of(issued.token(), request));
    }

    @ForRoles({Role.SUPERADMIN, Role.CLIENT_ADMIN})
    @PostMapping("/users/{userId}/invitation/revoke")
    Answer revokeInvitation(Person person, @PathVariable UUID userId) {
        boolean revoked = invitations.revoke(person, userId);
        return seeOther("/users/" + userId)
                .with(Flash.ok(revoked ? "identity.flash.revoked" : "identity.flash.nothing-revoked"));
    }

    private static Users.Draft draft(Person person, Form form, @Nullable User before) {
        Role role = role(form.value("role"));
        UUID client = person.role() == Role.CLIENT_ADMIN ? person.clientId() : id(form.value("client"), Person.HOUSE);
        UUID kept = before == null || before.role().isStaff() ? client : before.clientId();
        String site = form.value("site");
        return new Users.Draft(
                kept,
                form.value("name"),
                form.value("email"),
                form.value("phone"),
                form.value("department"),
                role,
                site.isEmpty() ? null : id(site, Person.HOUSE));
    }

    private static Role role(String word) {
        try {
            return Role.of(word);
        } catch (IllegalArgumentException e) {
            return Role.REQUESTER;
        }
    }

    static UUID id(String text, UUID otherwise) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static boolean isConflict(Refusal refusal) {
        return refusal.problem().code().equals(Problem.conflict().code());
    }

    private static void mustBeAboutFields(Refusal refusal) {
        if (refusal.problem().errors().isEmpty()) {
            throw refusal;
        }
    }
}
