package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.identity.Invitations;
import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.identity.Technicians;
import mx.lanet.helpdesk.identity.Technicians.Assignment;
import mx.lanet.helpdesk.identity.Undelivered;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts the page of one person together. */
@Component
class UserViews {
    static final String LABELS = "identity.field";

    private final Clients clients;
    private final Sites sites;
    private final Technicians technicians;
    private final Sessions sessions;
    private final Invitations invitations;
    private final SecondFactors factors;
    private final Undelivered undelivered;
    private final MessageSource messages;

    UserViews(
            Clients clients,
            Sites sites,
            Technicians technicians,
            Sessions sessions,
            Invitations invitations,
            SecondFactors factors,
            Undelivered undelivered,
            MessageSource messages) {
        this.clients = clients;
        this.sites = sites;
        this.technicians = technicians;
        this.sessions = sessions;
        this.invitations = invitations;
        this.factors = factors;
        this.undelivered = undelivered;
        this.messages = messages;
    }

    Answer.Rendered newUser(Person person, Form form) {
        UserPage.Choices choices = new UserPage.Choices(roles(person), clientChoices(person), ownSites(person));
        return page(
                "identity/newUser",
                new UserPage(
                        null, form, 0, choices, List.of(), List.of(), List.of(), 0, null, null, null, null, null, true,
                        false, false));
    }

    Answer.Rendered existing(Person person, User user, @Nullable Secret generated) {
        return shown(person, user, formOf(user), user.version(), new Once(generated, null), false);
    }

    /** With the link that was made just now. */
    Answer.Rendered invited(Person person, User user, String link) {
        return shown(person, user, formOf(user), user.version(), new Once(null, link), false);
    }

    /** What is seen this once and never again. */
    private record Once(@Nullable Secret password, @Nullable String link) {}

    Answer.Rendered again(Person person, User user, Form typed, int version, boolean conflict) {
        return shown(person, user, typed, version, new Once(null, null), conflict);
    }

    private Answer.Rendered shown(Person person, User user, Form form, int version, Once once, boolean conflict) {
        boolean mayEdit = Users.mayEdit(person, user);
        boolean assignable = person.role() == Role.SUPERADMIN && user.role() == Role.TECHNICIAN;
        List<Assignment> served = assignable ? technicians.of(person, user.id()) : List.of();
        UserPage.Choices choices =
                new UserPage.Choices(rolesBeside(user), List.of(), mayEdit ? siteChoices(person, user) : List.of());
        return page(
                "identity/user",
                new UserPage(
                        user,
                        form,
                        version,
                        choices,
                        facts(person, user),
                        served,
                        assignable ? free(person, served) : List.of(),
                        sessions.count(user.id()),
                        once.password() == null ? null : once.password().reveal(),
                        once.link(),
                        invitations.open(person, user).orElse(null),
                        factors.since(person, user).orElse(null),
                        undelivered.of(person, user).orElse(null),
                        mayEdit,
                        person.userId().equals(user.id()),
                        conflict));
    }

    private static Form formOf(User user) {
        Map<String, String> values = new HashMap<>();
        values.put("name", user.name());
        values.put("email", user.email());
        values.put("phone", user.phone());
        values.put("department", user.department());
        values.put("role", user.role().word());
        values.put("site", user.siteId() == null ? "" : user.siteId().toString());
        return Form.of(LABELS, values);
    }

    private List<KeyValue> facts(Person person, User user) {
        Texts texts = texts();
        UUID siteId = user.siteId();
        String site =
                siteId == null ? "" : sites.get(person, user.clientId(), siteId).name();
        return List.of(
                KeyValue.of(texts.t("identity.field.login"), user.login()),
                KeyValue.of(
                        texts.t("identity.field.role"),
                        texts.t("web.role." + user.role().word())),
                KeyValue.of(
                        texts.t("identity.field.client"),
                        user.role().isStaff()
                                ? ""
                                : clients.get(person, user.clientId()).name()),
                KeyValue.of(texts.t("identity.field.site"), site),
                KeyValue.of(texts.t("identity.field.email"), user.email()),
                KeyValue.of(texts.t("identity.field.phone"), user.phone()),
                KeyValue.of(texts.t("identity.field.department"), user.department()));
    }

    private List<Choice> roles(Person person) {
        Stream<Role> offered = person.role() == Role.SUPERADMIN
                ? Stream.of(Role.REQUESTER, Role.CLIENT_ADMIN, Role.TECHNICIAN, Role.SUPERADMIN)
                : Stream.of(Role.REQUESTER, Role.CLIENT_ADMIN);
        return choices(offered);
    }

    /** Somebody of the MSP stays of the MSP, and somebody of a client stays there. */
    private List<Choice> rolesBeside(User user) {
        return choices(Stream.of(Role.values())
                .filter(role -> role.isStaff() == user.role().isStaff()));
    }

    private List<Choice> choices(Stream<Role> roles) {
        Texts texts = texts();
        return roles.map(role -> new Choice(role.word(), texts.t("web.role." + role.word()), false))
                .toList();
    }

    private List<Choice> clientChoices(Person person) {
        return clients.reachable(person).stream().map(UserViews::choice).toList();
    }

    /** Before the client is chosen there are no sites to choose from, except for who has but one client. */
    private List<Choice> ownSites(Person person) {
        return person.isStaff() ? List.of() : siteChoices(person, person.clientId());
    }

    private List<Choice> siteChoices(Person person, UUID clientId) {
        return sites.ofClient(person, clientId).stream()
                .map((Site site) -> new Choice(site.id().toString(), site.name(), false))
                .toList();
    }

    private List<Choice> siteChoices(Person person, User user) {
        if (user.role().isStaff()) {
            return List.of();
        }
        return siteChoices(person, user.clientId());
    }

    private List<Choice> free(Person person, List<Assignment> served) {
        Set<UUID> taken = new HashSet<>();
        served.forEach(assignment -> taken.add(assignment.clientId()));
        return clients.reachable(person).stream()
                .filter(client -> !taken.contains(client.id()))
                .map(UserViews::choice)
                .toList();
    }

    private static Choice choice(Client client) {
        return new Choice(client.id().toString(), client.name(), false);
    }

    private Texts texts() {
        return new Texts(messages, LocaleContextHolder.getLocale());
    }
}
