package mx.lanet.helpdesk.identity.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import mx.lanet.helpdesk.identity.Proof;
import mx.lanet.helpdesk.identity.SecondStep;
import mx.lanet.helpdesk.identity.SecondStep.Result;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The code, for those who have a second factor; reached with a right password alone. */
@Controller
class LoginCodePages {
    static final String ADDRESS = "/login/code";
    private static final String BEGIN_AGAIN = "/login?reason=late";

    private final SecondStep step;

    LoginCodePages(SecondStep step) {
        this.step = step;
    }

    @Open(because = "the password was right and the code is still to come: nobody is signed in yet")
    @GetMapping(ADDRESS)
    Answer form(
            @RequestParam(name = "return", defaultValue = "") String wish,
            @Nullable Person person,
            HttpServletRequest request) {
        String back = ReturnPath.safe(wish);
        if (person != null) {
            return seeOther(ReturnPath.after(person, back));
        }
        return step.awaits(request) ? asked(Form.empty(UserViews.LABELS), back) : seeOther(BEGIN_AGAIN);
    }

    @Open(because = "the password was right and the code is still to come: nobody is signed in yet")
    @PostMapping(ADDRESS)
    Answer answer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = "return", defaultValue = "") String wish,
            HttpServletRequest request,
            HttpServletResponse response) {
        String back = ReturnPath.safe(wish);
        if (code.isBlank()) {
            Form form = Form.empty(UserViews.LABELS).problem("code", "field.required");
            return step.awaits(request)
                    ? asked(form, back).status(HttpStatus.UNPROCESSABLE_CONTENT)
                    : seeOther(BEGIN_AGAIN);
        }
        return switch (step.answer(request, code)) {
            case Result.In in -> arrived(in, back);
            case Result.NotYet(Proof proof) -> again(Proof.problem(proof), back, response);
            case Result.Over _ -> seeOther(BEGIN_AGAIN);
        };
    }

    private static Answer arrived(Result.In in, String back) {
        Answer.SeeOther next = LoginPages.next(in.welcome(), back);
        return in.proof().recovery()
                ? next.with(
                        Flash.warn("identity.factor.flash.recovery", in.proof().codesLeft())
                                .action("identity.factor.renew", "/profile/second-factor"))
                : next;
    }

    private static Answer again(Problem problem, String back, HttpServletResponse response) {
        if (problem.retryAfterSeconds() != null) {
            response.setHeader("Retry-After", problem.retryAfterSeconds().toString());
        }
        Form form = Form.empty(UserViews.LABELS)
                .problem(
                        "code", "problem." + problem.code(), problem.arguments().toArray());
        return asked(form, back).status(HttpStatusCode.valueOf(problem.status()));
    }

    private static Answer.Rendered asked(Form form, String back) {
        return page("identity/loginCode", new LoginCodePage(form, back));
    }
}
