package mx.lanet.helpdesk.web.internal;

import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.ClientSwitcher;
import mx.lanet.helpdesk.web.PreferenceStore;
import mx.lanet.helpdesk.web.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The switches of the frame: theme, language, client, and "I am still here". Each is a plain form, and goes back. */
@Controller
class SessionPages {
    private final ObjectProvider<ClientSwitcher> clients;
    private final ObjectProvider<PreferenceStore> preferences;

    SessionPages(ObjectProvider<ClientSwitcher> clients, ObjectProvider<PreferenceStore> preferences) {
        this.clients = clients;
        this.preferences = preferences;
    }

    @Open(because = "the login page has the switch too; it sets a cookie and shows nothing")
    @PostMapping("/session/theme")
    Answer theme(
            @RequestParam(defaultValue = "auto") String theme,
            @RequestParam(defaultValue = "/") String back,
            @Nullable Person person,
            HttpServletRequest request,
            HttpServletResponse response) {
        Preferences.rememberTheme(request, response, Theme.of(theme));
        if (person != null) {
            preferences.ifAvailable(store -> store.theme(person, Theme.of(theme).css()));
        }
        return seeOther(ownPath(back));
    }

    @Open(because = "the login page has the switch too; it sets a cookie and shows nothing")
    @PostMapping("/session/language")
    Answer language(
            @RequestParam(defaultValue = "es") String language,
            @RequestParam(defaultValue = "/") String back,
            @Nullable Person person,
            HttpServletRequest request,
            HttpServletResponse response) {
        Preferences.rememberLanguage(request, response, language);
        if (person != null) {
            preferences.ifAvailable(store -> store.language(person, language));
        }
        return seeOther(ownPath(back));
    }

    /** The request itself is what keeps the session. */
    @ForRoles(
            value = {Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN, Role.REQUESTER},
            beforePasswordChange = true)
    @PostMapping("/session/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep() {
        // Nothing more to do.
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @PostMapping("/session/client")
    Answer client(
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "/") String back,
            Person person) {
        UUID chosen = client.isEmpty() ? null : id(client);
        if (chosen != null && !person.mayReach(chosen)) {
            throw Problem.notFound().refusal();
        }
        clients.ifAvailable(switcher -> switcher.choose(person, chosen));
        return seeOther(ownPath(back));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound().refusal();
        }
    }

    /** Where to go back to comes from the form, so anything but a path of ours means the start page. */
    private static String ownPath(String path) {
        boolean own =
                path.startsWith("/") && !path.startsWith("//") && path.chars().allMatch(c -> c > ' ' && c != '\\');
        return own ? path : "/";
    }
}
