package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets only so many requests of agents in at once, so that a morning when a thousand machines register leaves people
 * their share of the database. Heartbeats and new tickets have lines of their own.
 */
@Component
class AgentLimit implements HandlerInterceptor, WebMvcConfigurer {
    private static final String HELD = AgentLimit.class.getName();
    private static final int PATIENCE_SECONDS = 10;
    private static final int RETRY_SECONDS = 15;

    private final Semaphore places;

    AgentLimit(GatewaySettings settings) {
        this.places = new Semaphore(settings.concurrency(), true);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // After the access rules: who is refused anyway needs no place.
        registry.addInterceptor(this)
                .addPathPatterns("/api/**")
                .excludePathPatterns("/api/v1/**", "/api/auth/**", "/api/docs/**", "/api/openapi.json")
                .order(0);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (hasOwnLine(handler)) {
            return true;
        }
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw Problem.overloaded(RETRY_SECONDS).refusal();
        }
        request.setAttribute(HELD, true);
        return true;
    }

    private static boolean hasOwnLine(Object handler) {
        ForAgents agents = handler instanceof HandlerMethod method ? method.getMethodAnnotation(ForAgents.class) : null;
        return agents != null && agents.ownLine();
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(HELD) != null) {
            request.removeAttribute(HELD);
            places.release();
        }
    }
}
