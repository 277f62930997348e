package mx.lanet.helpdesk.shared.internal;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;

/**
 * What is timed for the operator. Spring Security would time each of its filters in each request: measured, that and the
 * timing of heartbeats were a sixth of what a heartbeat costs, so neither is done.
 */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {
    @Bean
    SecurityObservationSettings noSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ObservationPredicate noHeartbeatObservations() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request && isHeartbeat(request));
    }

    private static boolean isHeartbeat(ServerRequestObservationContext context) {
        HttpServletRequest request = context.getCarrier();
        return request != null && "/api/agents/heartbeat".equals(request.getRequestURI());
    }
}
