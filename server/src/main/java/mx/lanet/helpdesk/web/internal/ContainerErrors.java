package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.ProblemJson;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What filters and the container refuse before any handler ran: the same pages, the same problem+json. */
@Controller
class ContainerErrors implements ErrorController {
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL = 500;
    private static final Map<Integer, String> CODES = Map.of(
            400, "bad_request",
            401, "sign_in_first",
            403, "forbidden",
            404, "not_found",
            405, "method_not_allowed",
            413, "too_large",
            415, "unsupported_media_type",
            503, "overloaded");
    private static final int NOT_IMPLEMENTED = 501;

    private final PageErrors pages;
    private final ProblemJson problems;

    ContainerErrors(PageErrors pages, ProblemJson problems) {
        this.pages = pages;
        this.problems = problems;
    }

    @Open(because = "an error page shows nothing of anybody")
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Asked for directly, without an error having happened, the page does not exist.
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : NOT_FOUND;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = path == null ? request.getRequestURI() : path.toString();
        answer(status, asked, request, response);
    }

    /** As what everything else answers with this status: a page for people, problem+json for programs. */
    void answer(int status, String asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (PageErrors.wantsPage(asked, request.getHeader(HttpHeaders.ACCEPT))) {
            pages.answer(status, request, response);
            return;
        }
        String code = CODES.getOrDefault(
                status, status >= INTERNAL && status != NOT_IMPLEMENTED ? "internal" : "bad_request");
        Object[] arguments = code.equals("internal") ? new Object[] {"–"} : new Object[0];
        problems.write(request, response, Problem.of(status, code, arguments));
    }
}
