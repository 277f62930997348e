package mx.lanet.helpdesk.api.internal;

import mx.lanet.helpdesk.shared.TokenChain;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The security chain of people's programs, before that of agents and that of pages. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new BodyReader());
    }

    @Bean
    @Order(0)
    SecurityFilterChain peoplesApi(HttpSecurity http, ApiTokenFilter filter) {
        return TokenChain.of(http, filter, "/api/v1/**", "/api/auth/**", "/api/docs/**", "/api/openapi.json/**");
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyInItsChain {
        @Bean
        FilterRegistrationBean<ApiTokenFilter> apiTokenFilterOnlyInItsChain(ApiTokenFilter filter) {
            return TokenChain.onlyThere(filter);
        }
    }
}
