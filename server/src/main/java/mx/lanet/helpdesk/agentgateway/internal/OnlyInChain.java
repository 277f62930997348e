package mx.lanet.helpdesk.agentgateway.internal;

import mx.lanet.helpdesk.shared.TokenChain;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The token filter belongs to the agents' chain alone, and not before every page. */
@Configuration(proxyBeanMethods = false)
class OnlyInChain {
    @Bean
    FilterRegistrationBean<AgentTokenFilter> agentTokenFilterOnlyInItsChain(AgentTokenFilter filter) {
        return TokenChain.onlyThere(filter);
    }
}
