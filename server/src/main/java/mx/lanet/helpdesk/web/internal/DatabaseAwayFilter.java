package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.ProblemJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions are read and kept by filters, where no handler answers for what goes wrong. Without this one, the database's
 * absence would be an error 500 with a stack trace for whoever is signed in.
 */
final class DatabaseAwayFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);
    private static final int RETRY_SECONDS = 10;

    private final PageErrors pages;
    private final ProblemJson problems;

    DatabaseAwayFilter(PageErrors pages, ProblemJson problems) {
        this.pages = pages;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!DatabaseTrouble.isPassing(e)) {
                throw e;
            }
            LOG.atDebug().setCause(e).log("A request found no database");
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        if (PageErrors.isForAPerson(request)) {
            pages.answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
        } else {
            problems.write(request, response, new Problem(503, "database_away", List.of(), List.of(), RETRY_SECONDS));
        }
    }
}
