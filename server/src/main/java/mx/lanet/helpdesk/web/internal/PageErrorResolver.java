package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** People get a page before anything answers for programs; what security throws goes on to its filters. */
@Component
class PageErrorResolver implements HandlerExceptionResolver, Ordered {
    private final PageErrors errors;

    PageErrorResolver(PageErrors errors) {
        this.errors = errors;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception cause) {
        boolean securityAnswers = cause instanceof AccessDeniedException || cause instanceof AuthenticationException;
        if (securityAnswers || response.isCommitted() || !PageErrors.isForAPerson(request)) {
            return null;
        }
        try {
            errors.answer(cause, request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
