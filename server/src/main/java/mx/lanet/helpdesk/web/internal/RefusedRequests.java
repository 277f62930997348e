package mx.lanet.helpdesk.web.internal;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tomcat itself refuses, before any filter: an address or a header that is none, a host that is none. It would answer
 * with a page of its own; programs get the problem and people the page that all other refusals have.
 */
final class RefusedRequests extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
    private static final int LOWEST_ERROR = 400;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ContainerErrors errors;

    RefusedRequests(ContainerErrors errors) {
        this.errors = errors;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        boolean nothingToSay = response.getStatus() < LOWEST_ERROR || response.getContentWritten() > 0;
        if (nothingToSay || !canWrite(response) || !response.setErrorReported()) {
            return;
        }
        try {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            // Browsers write addresses that can be read; what cannot be is some program's.
            String asked = Objects.requireNonNullElse(request.getRequestURI(), "/api/");
            errors.answer(response.getStatus(), asked, request, response);
            response.finishResponse();
        } catch (IOException | RuntimeException e) {
            // The status has been said; a request that cannot even be read that far needs no more.
            LOG.atDebug().setCause(e).log("A refusal could not be told");
        }
    }

    private static boolean canWrite(Response response) {
        var allowed = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
