package mx.lanet.helpdesk.report.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.ExportLog;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Streams an {@link Export} to who asked for it. A few at once and one for each person: each holds a connection to the
 * database. What breaks before the first byte is an ordinary error page; afterwards the connection ends without its end, so
 * that the browser knows the file is none.
 */
final class ExportHandler implements HandlerMethodReturnValueHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ExportHandler.class);
    static final String BUSY = "exports_busy";

    private static final int AT_ONCE = 4;
    private static final int COME_AGAIN_SECONDS = 10;
    private static final int NAME_MAX = 80;

    private final Exports exports;
    private final Occasions occasions;
    private final ExportLog log;
    private final TransactionOperations outside;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    ExportHandler(Exports exports, Occasions occasions, ExportLog log, TransactionOperations outside) {
        this.exports = exports;
        this.occasions = occasions;
        this.log = log;
        this.outside = outside;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return returnType.getParameterType() == Export.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        HttpServletResponse response = web.getNativeResponse(HttpServletResponse.class);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(value instanceof Export export)
                || request == null
                || response == null
                || authentication == null
                || !(authentication.getPrincipal() instanceof Person person)) {
            throw new IllegalStateException("an export needs a person");
        }
        Format format = Format.find(Objects.requireNonNullElse(request.getParameter("format"), "csv"))
                .orElseThrow(() -> Problem.of(400, "bad_request").refusal());
        if (!busy.add(person.userId())) {
            throw busy();
        }
        try {
            write(export, format, person, response);
        } finally {
            busy.remove(person.userId());
        }
    }

    private void write(Export export, Format format, Person person, HttpServletResponse response) throws IOException {
        if (!free.tryAcquire()) {
            throw busy();
        }
        Download download = new Download(response, outside);
        try {
            log.taken(person, export, format.word());
            Occasion occasion = occasions.of(export, person, LocaleContextHolder.getLocale());
            head(export, format, occasion, response);
            exports.write(export, format, occasion, download);
            download.finish();
        } catch (IOException | RuntimeException e) {
            if (!download.isGone()) {
                forget(response);
                throw e;
            }
            LOG.debug("the reader of an export went away");
        } finally {
            free.release();
        }
    }

    private static RuntimeException busy() {
        return new Problem(429, BUSY, List.of(), List.of(), COME_AGAIN_SECONDS).refusal();
    }

    /** An error page is no download. */
    private static void forget(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        }
    }

    private static void head(Export export, Format format, Occasion occasion, HttpServletResponse response) {
        String name = fileName(export.title(), occasion.local().toLocalDate()) + "." + format.ending();
        response.setContentType(format.type());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** {@code Tickets · Sin asignar} becomes {@code tickets-sin-asignar-2026-11-22}. */
    static String fileName(String title, LocalDate day) {
        String words = Normalizer.normalize(title, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = words.length() > NAME_MAX ? words.substring(0, NAME_MAX) : words;
        return (cut.isEmpty() ? "" : cut + "-") + day;
    }
}
