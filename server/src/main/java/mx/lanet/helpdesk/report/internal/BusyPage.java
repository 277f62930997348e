package mx.lanet.helpdesk.report.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.RefusalPage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who wants another file while files are being made is told to wait, and for how long. */
@Component
class BusyPage implements RefusalPage {
    @Override
    public Optional<Answer.Rendered> of(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        if (!problem.code().equals(ExportHandler.BUSY)) {
            return Optional.empty();
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfterSeconds()));
        return Optional.of(Answer.page("report/busy").status(HttpStatus.TOO_MANY_REQUESTS));
    }
}
