package mx.lanet.helpdesk.testing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Remembers which calls reached a handler: those that passed every refusal before it. */
public final class HandlersRun implements WebMvcConfigurer, HandlerInterceptor {
    /** A test gives each call a name of its own in this header. */
    public static final String CALL = "X-Test-Call";

    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String call = request.getHeader(CALL);
        if (call != null && request.getDispatcherType() == jakarta.servlet.DispatcherType.REQUEST) {
            reached.add(call);
        }
        return true;
    }

    /** Whether the call of this name reached a handler; forgets it. */
    public boolean take(String call) {
        return reached.remove(call);
    }
}
