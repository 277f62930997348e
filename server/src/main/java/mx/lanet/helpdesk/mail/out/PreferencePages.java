package mx.lanet.helpdesk.mail.out;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.identity.Profiles;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which mails somebody wants, and whether all in one a day. */
@Controller
class PreferencePages {
    private static final String PATH = "/profile/mail";
    private static final String LABELS = "mail.kind";
    private static final String DIGEST = "digest";

    private final MailPreferences preferences;
    private final Profiles profiles;
    private final MailServers servers;

    PreferencePages(MailPreferences preferences, Profiles profiles, MailServers servers) {
        this.preferences = preferences;
        this.profiles = profiles;
        this.servers = servers;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping(PATH)
    Answer form(Person person) {
        Preference preference = preferences.of(person);
        Map<String, String> ticked = new HashMap<>();
        MailKind.chosenBy(person.isStaff()).stream()
                .filter(preference::wants)
                .forEach(kind -> ticked.put(kind.word(), "true"));
        if (preference.digest()) {
            ticked.put(DIGEST, "true");
        }
        return Answer.page(
                "mail/preferences",
                new PreferencePage(
                        Form.of(LABELS, ticked),
                        MailKind.chosenBy(person.isStaff()),
                        profiles.get(person).email(),
                        servers.isThere(),
                        person.role()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @PostMapping(PATH)
    Answer save(Person person, @RequestParam Map<String, String> typed) {
        Form form = Form.of(LABELS, typed);
        preferences.save(
                person,
                new Preference(
                        MailKind.chosenBy(person.isStaff()).stream()
                                .map(MailKind::word)
                                .filter(word -> !form.ticked(word))
                                .collect(Collectors.toSet()),
                        form.ticked(DIGEST)));
        return Answer.seeOther(PATH).with(Flash.ok("mail.flash.preferences"));
    }
}
