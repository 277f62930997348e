package mx.lanet.helpdesk.agentgateway.internal;

import mx.lanet.helpdesk.shared.TokenChain;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The agents' security chain: one token filter and nothing of what browsers need. Who may do what stands on the handlers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewaySettings.class, IngestSettings.class, AgentRelease.class})
@EnableScheduling
class GatewayConfiguration {
    @Bean
    @Order(1)
    SecurityFilterChain agentChain(HttpSecurity http, AgentTokenFilter filter) {
        return TokenChain.of(http, filter, "/api/**", "/ws/agent");
    }
}
