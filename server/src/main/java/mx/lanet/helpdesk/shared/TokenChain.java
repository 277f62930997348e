package mx.lanet.helpdesk.shared;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * The security chain of programs that bring a token with each request: one filter, no session, no cookie, and so nothing that
 * another site's page could forge. Who may do what stands on the handlers.
 */
public final class TokenChain {
    private TokenChain() {}

    /** The chain of these paths, with nothing in it but the filter. */
    public static SecurityFilterChain of(HttpSecurity http, Filter filter, String... paths) {
        return http.securityMatcher(paths)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** Keeps a filter, which is a bean, from standing before every page as well. */
    public static <F extends Filter> FilterRegistrationBean<F> onlyThere(F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
