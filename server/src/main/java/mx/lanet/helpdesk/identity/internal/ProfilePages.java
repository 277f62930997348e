package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.lanet.helpdesk.identity.Profiles;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What everybody keeps about oneself, and where one is signed in. */
@Controller
class ProfilePages {
    private final Profiles profiles;
    private final Sessions sessions;
    private final Clock clock;
    private final MessageSource messages;

    ProfilePages(Profiles profiles, Sessions sessions, Clock clock, MessageSource messages) {
        this.profiles = profiles;
        this.sessions = sessions;
        this.clock = clock;
        this.messages = messages;
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @GetMapping("/profile")
    Answer form(Person person, HttpSession session) {
        User user = profiles.get(person);
        String locale = user.locale() == null ? "" : user.locale().getLanguage();
        Map<String, String> values = Map.of(
                "name", user.name(),
                "email", user.email(),
                "phone", user.phone(),
                "locale", locale,
                "theme", user.theme(),
                "zone", user.zone() == null ? "" : user.zone().getId());
        return profile(person, user, Form.of(UserViews.LABELS, values), user.version(), session, false);
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @PostMapping("/profile")
    Answer change(
            Person person,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            HttpSession session) {
        Form form = Form.of(UserViews.LABELS, typed);
        try {
            profiles.change(
                    person,
                    version,
                    new Profiles.Draft(
                            form.value("name"),
                            form.value("email"),
                            form.value("phone"),
                            form.value("locale"),
                            form.value("theme"),
                            form.value("zone")));
            return seeOther("/profile").with(Flash.ok("identity.flash.profile"));
        } catch (Refusal refusal) {
            boolean conflict =
                    refusal.problem().code().equals(Problem.conflict().code());
            if (refusal.problem().errors().isEmpty() && !conflict) {
                throw refusal;
            }
            return profile(
                            person,
                            profiles.get(person),
                            form.problems(refusal.problem().errors()),
                            version,
                            session,
                            conflict)
                    .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER})
    @PostMapping("/profile/sessions")
    Answer endOthers(Person person, HttpSession session) {
        int ended = sessions.endOthers(person.userId(), session.getId());
        return seeOther("/profile").with(EndedSessions.flash("identity.flash.others-ended", person.name(), ended));
    }

    private Answer.Rendered profile(
            Person person, User user, Form form, int version, HttpSession session, boolean conflict) {
        Texts texts = new Texts(messages, LocaleContextHolder.getLocale());
        List<Choice> locales = List.of(
                new Choice("", texts.t("identity.locale.browser"), false),
                new Choice("es", "Español (México)", false),
                new Choice("en", "English", false));
        List<Choice> themes = Stream.of("auto", "light", "dark")
                .map(theme -> new Choice(theme, texts.t("identity.theme." + theme), false))
                .toList();
        return page(
                "identity/profile",
                new ProfilePage(
                        user,
                        form,
                        version,
                        locales,
                        themes,
                        TimeZones.choices(clock.instant()),
                        sessions.of(user.id(), session.getId()),
                        person.factor().set(),
                        conflict));
    }
}
