package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.web.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a few pages be made at a time, first come first served: when all processors are busy, many at once make none
 * quicker and some very late. Nobody waits longer than {@link #PATIENCE_MILLIS}: behind pages that take long, such as a
 * search over everything, quick ones go on as they come. A turn ends before the page is sent, so that a slow line holds up
 * nobody.
 */
final class PageTurns implements HandlerInterceptor {
    private static final String TURN = PageTurns.class.getName();
    private static final long PATIENCE_MILLIS = 60;

    private final Semaphore places;
    private final long patienceMillis;

    PageTurns(int places, long patienceMillis) {
        this.places = new Semaphore(places, true);
        this.patienceMillis = patienceMillis;
    }

    /** The database works beside, so some more at a time than there are processors. */
    static PageTurns forThisMachine() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new PageTurns(processors + Math.max(1, processors / 2), PATIENCE_MILLIS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (isPage(request, handler) && places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
            request.setAttribute(TURN, this);
        }
        return true;
    }

    private static boolean isPage(HttpServletRequest request, Object handler) {
        return request.getMethod().equals("GET")
                && handler instanceof HandlerMethod method
                && Answer.class.isAssignableFrom(method.getReturnType().getParameterType())
                && request.getAttribute(TURN) == null;
    }

    /** What is made is made; does nothing when it was told before. */
    static void end(HttpServletRequest request) {
        if (request.getAttribute(TURN) instanceof PageTurns turns) {
            request.removeAttribute(TURN);
            turns.places.release();
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        end(request);
    }
}
