package mx.lanet.helpdesk.web.internal;

import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Writes an {@link Answer}. A template is rendered wholly before its first byte leaves, so that a bug is a clean 500. */
final class AnswerHandler implements HandlerMethodReturnValueHandler {
    private static final String HTMX = "HX-Request";
    private static final String HTMX_TARGET = "HX-Target";
    private static final Pattern GZIP = Pattern.compile("(?i)\\bgzip\\b(?!\\s*;\\s*q\\s*=\\s*0(?:\\.0*)?(?![.\\d]))");
    private static final int WORTH_COMPRESSING = 1024;
    private static final String HTMX_HISTORY = "HX-History-Restore-Request";

    private final TemplateEngine templates;
    private final Shells shells;

    AnswerHandler(TemplateEngine templates, Shells shells) {
        this.templates = templates;
        this.shells = shells;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Answer.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        if (request == null || response == null || value == null) {
            throw new IllegalStateException("a page handler answered nothing");
        }
        switch ((Answer) value) {
            case Answer.Rendered page -> render(page, request, response);
            case Answer.SeeOther next -> redirect(next, request, response);
        }
    }

    void render(Answer.Rendered page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String fragment = fragment(page, request);
        Shell shell = fragment == null ? shells.forPage(request, response) : shells.forFragment(request);
        write(fragment == null ? page.template() : fragment, page, shell, request, response);
    }

    void renderError(Answer.Rendered page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(page.template(), page, shells.forError(request), request, response);
    }

    private void write(
            String template,
            Answer.Rendered page,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("shell", shell);
        if (page.model() != null) {
            parameters.put("page", page.model());
        }
        try (PageBytes bytes = new PageBytes()) {
            templates.render(template + ".jte", parameters, bytes);
            write(bytes, page.status(), request, response);
        }
    }

    private static void write(
            PageBytes plain, HttpStatusCode status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        PageBytes bytes = plain;
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.addHeader(HttpHeaders.VARY, HTMX + ", " + HTMX_TARGET);
        if (wantsGzip(request) && bytes.size() >= WORTH_COMPRESSING) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            bytes = plain.compressed();
            plain.close();
        }
        PageTurns.end(request);
        response.setContentLength(bytes.size());
        bytes.writeTo(response.getOutputStream());
    }

    private static boolean wantsGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private static @Nullable String fragment(Answer.Rendered page, HttpServletRequest request) {
        String target = request.getHeader(HTMX_TARGET);
        boolean asked = "true".equals(request.getHeader(HTMX)) && request.getHeader(HTMX_HISTORY) == null;
        return asked && target != null ? page.fragments().get(target) : null;
    }

    /** A script's request cannot leave the page by a 303, so htmx is told where to go. */
    static void redirect(Answer.SeeOther next, HttpServletRequest request, HttpServletResponse response) {
        if (next.flash() != null) {
            FlashCookie.write(request, response, next.flash());
        }
        if ("true".equals(request.getHeader(HTMX))) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            response.setHeader("HX-Redirect", next.path());
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, next.path());
        }
    }
}
