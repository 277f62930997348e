package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import mx.lanet.helpdesk.identity.SecondStep;
import mx.lanet.helpdesk.identity.SessionLimits;
import mx.lanet.helpdesk.identity.Sessions;
import mx.lanet.helpdesk.identity.SignIn;
import mx.lanet.helpdesk.identity.SignIn.Outcome;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. */
@Controller
class LoginPages {
    /** The browser's clock and ours may differ by so much about the moment at which a session runs out. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(15);

    private static final Map<String, String> NOTES = Map.of(
            "idle", "identity.login.idle",
            "stale", "identity.login.stale",
            "late", "identity.login.late",
            "out", "identity.login.out");

    private final SignIn signIn;
    private final SecondStep step;
    private final Sessions sessions;
    private final SessionLimits limits;

    LoginPages(SignIn signIn, SecondStep step, Sessions sessions, SessionLimits limits) {
        this.signIn = signIn;
        this.step = step;
        this.sessions = sessions;
        this.limits = limits;
    }

    @Open(because = "whoever wants to sign in is not signed in yet")
    @GetMapping("/login")
    Answer form(
            @RequestParam(name = "return", defaultValue = "") String wish,
            @RequestParam(defaultValue = "") String reason,
            @Nullable Person person,
            HttpServletRequest request) {
        String back = ReturnPath.safe(wish);
        if (person != null && !(reason.equals("idle") && hasRunOut(person, request))) {
            return seeOther(ReturnPath.after(person, back));
        }
        sessions.discard(request);
        return login(Form.empty("identity.field"), back, note(reason, back, request), null);
    }

    /** The page counted the seconds itself and left a moment before the server would have said so. */
    private boolean hasRunOut(Person person, HttpServletRequest request) {
        Duration idle = limits.idle(person.role());
        return sessions.quiet(request).plus(CLOCKS_DIFFER).compareTo(idle) >= 0;
    }

    private static @Nullable String note(String reason, String back, HttpServletRequest request) {
        String known = NOTES.get(reason);
        if (reason.equals("other")) {
            return null;
        }
        if (known != null) {
            return known;
        }
        boolean hadSession = request.getRequestedSessionId() != null;
        if (hadSession) {
            // It may have run out, or somebody closed it from elsewhere: nobody is told a reason that is a guess.
            return "identity.login.ended";
        }
        return back.isEmpty() ? null : "identity.login.first";
    }

    @Open(because = "whoever wants to sign in is not signed in yet")
    @PostMapping("/login")
    Answer signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "return", defaultValue = "") String wish,
            HttpServletRequest request,
            HttpServletResponse response) {
        Form form = Form.of("identity.field", Map.of("login", login));
        String back = ReturnPath.safe(wish);
        if (login.isBlank() || password.isEmpty()) {
            return login(form, back, null, "identity.login.missing").status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (signIn.attempt(login, new Secret(password), request.getRemoteAddr())) {
            case Outcome.Welcome welcome -> {
                sessions.begin(request, welcome.user(), welcome.passwordChangedAt());
                yield next(welcome, back);
            }
            case Outcome.CodeNeeded needed -> {
                step.await(request, needed);
                String on = back.isEmpty() ? "" : "?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
                yield seeOther(LoginCodePages.ADDRESS + on);
            }
            case Outcome.Refused _ ->
                login(form, back, null, "identity.login.refused").status(HttpStatus.UNPROCESSABLE_CONTENT);
            case Outcome.TooMany tooMany -> {
                response.setHeader("Retry-After", Integer.toString(tooMany.retryAfterSeconds()));
                yield login(form, back, null, "identity.login.too-many").status(HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    /** Where somebody goes who has just come in; and who took the second factor away meanwhile is told there. */
    static Answer.SeeOther next(Outcome.Welcome welcome, String back) {
        String wanted = back.isEmpty() ? ReturnPath.home(welcome.user().role()) : back;
        Answer.SeeOther next = seeOther(welcome.mustChangePassword() ? "/password" : wanted);
        String takenBy = welcome.factorTakenBy();
        return takenBy == null
                ? next
                : next.with(Flash.warn("identity.factor.flash.taken-from-you", takenBy)
                        .action("identity.factor.set-up", "/profile/second-factor"));
    }

    private static Answer.Rendered login(
            Form form, String back, @Nullable String noteKey, @Nullable String problemKey) {
        return page("identity/login", new LoginPage(form, back, noteKey, problemKey));
    }

    @Open(because = "signing out twice is no reason for an error")
    @PostMapping("/logout")
    Answer signOut(@Nullable Person person, HttpServletRequest request) {
        if (person != null) {
            sessions.end(request, person);
        }
        return seeOther("/login?reason=out");
    }
}
