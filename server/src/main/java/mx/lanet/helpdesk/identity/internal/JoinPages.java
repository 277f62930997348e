package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.identity.Joining;
import mx.lanet.helpdesk.identity.Joining.Outcome;
import mx.lanet.helpdesk.identity.Joining.Standing;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a one-time link leads: the invited person chooses a password and is in. */
@Controller
class JoinPages {
    private final Joining joining;
    private final Sessions sessions;

    JoinPages(Joining joining, Sessions sessions) {
        this.joining = joining;
        this.sessions = sessions;
    }

    @Open(because = "an invited person has no password yet; the link is the proof")
    @GetMapping("/join/{token}")
    Answer form(@PathVariable String token) {
        Secret secret = new Secret(token);
        Standing standing = joining.look(secret);
        if (standing instanceof Standing.Usable usable) {
            String language = LocaleContextHolder.getLocale().getLanguage();
            Map<String, String> values = Map.of("name", usable.user().name(), "locale", language);
            return shown(secret, usable, Form.of(UserViews.LABELS, values));
        }
        return late(standing);
    }

    @Open(because = "an invited person has no password yet; the link is the proof")
    @PostMapping("/join/{token}")
    Answer join(@PathVariable String token, @RequestParam Map<String, String> typed, HttpServletRequest request) {
        Secret secret = new Secret(token);
        Form form = Form.of(UserViews.LABELS, typed);
        try {
            Joining.Typed wish = new Joining.Typed(
                    form.value("name"),
                    new Secret(typed.getOrDefault("password", "")),
                    new Secret(typed.getOrDefault("again", "")),
                    form.value("locale"));
            return switch (joining.join(secret, wish)) {
                case Outcome.Joined joined -> {
                    sessions.begin(request, joined.user(), joined.passwordChangedAt());
                    yield seeOther(ReturnPath.home(joined.user().role())).with(Flash.ok("identity.flash.joined"));
                }
                case Outcome.Late late -> late(late.standing());
            };
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty() || !(joining.look(secret) instanceof Standing.Usable usable)) {
                throw refusal;
            }
            return shown(secret, usable, form.problems(refusal.problem().errors()))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Answer.Rendered shown(Secret token, Standing.Usable usable, Form form) {
        boolean staff = usable.user().role().isStaff();
        return page(
                "identity/join",
                new JoinPage(
                        "/join/" + token.reveal(),
                        form,
                        usable.user(),
                        staff ? "" : usable.clientName(),
                        usable.invitation().madeBy(),
                        List.of(new Choice("es", "Español (México)", false), new Choice("en", "English", false)),
                        ""));
    }

    private static Answer.Rendered late(Standing standing) {
        String late =
                switch (standing) {
                    case Standing.Expired _ -> "expired";
                    case Standing.Used _ -> "used";
                    case Standing.Revoked _ -> "revoked";
                    case Standing.SwitchedOff _ -> "off";
                    case Standing.Unknown _, Standing.Usable _ -> "unknown";
                };
        JoinPage page = new JoinPage("/login", Form.empty(UserViews.LABELS), null, "", "", List.of(), late);
        return page("identity/join", page).status(late.equals("unknown") ? HttpStatus.NOT_FOUND : HttpStatus.GONE);
    }
}
