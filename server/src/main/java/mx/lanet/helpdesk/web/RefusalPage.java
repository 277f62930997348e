package mx.lanet.helpdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Problem;

/** A feature's own page for some refusals, with a way on, instead of the page that only says no. */
public interface RefusalPage {
    /** The page for this problem; empty when it is none of this feature's. Headers may be set on the response. */
    Optional<Answer.Rendered> of(Problem problem, HttpServletRequest request, HttpServletResponse response);
}
