package mx.lanet.helpdesk.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The security chain of people: every address that no other chain took before it. Who may call what is no matter of
 * addresses: {@code AccessRules} looks at the matched handler. Here are the session, forged requests, and headers.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(cleanupCron = Scheduled.CRON_DISABLED)
class PeopleSecurity {
    static final String SESSION_COOKIE = "lanet_session";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    private static final String NO_DEVICES = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
    private static final long YEAR_SECONDS = 31_536_000;

    private final boolean publicHttps;

    PeopleSecurity(@Value("${lanet.public-url:}") String publicUrl) {
        this.publicHttps = publicUrl.startsWith("https://");
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 100)
    SecurityFilterChain people(HttpSecurity http, PersonContexts contexts) throws Exception {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens())
                        // Mail programs post there by themselves (RFC 8058); the address itself is the proof.
                        .ignoringRequestMatchers("/mail/leave/*"))
                .headers(this::headers)
                .exceptionHandling(errors -> errors.accessDeniedHandler(PeopleSecurity::refuse))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentTypeOptions(Customizer.withDefaults())
                .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(YEAR_SECONDS)
                        .includeSubDomains(false)
                        .requestMatcher(this::isHttps));
    }

    /**
     * In a cookie that no script reads, since before signing in there is no session to keep it; the page carries it,
     * masked anew each time, in its forms and in a meta element.
     */
    private CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("lanet_csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> {
            cookie.httpOnly(true).sameSite("Lax").path("/");
            if (publicHttps) {
                cookie.secure(true);
            }
        });
        return tokens;
    }

    /** A login page that lay open while the browser forgot its cookies is no attack: it is shown anew. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        String path = request.getRequestURI();
        if (path.equals("/login") || path.equals(LoginCodePages.ADDRESS) || path.equals("/logout")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/login?reason=stale");
        } else {
            // The error page gives back what was written.
            request.setAttribute("lanet.stale-form", cause instanceof CsrfException ? Boolean.TRUE : null);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean isHttps(HttpServletRequest request) {
        return publicHttps || request.isSecure();
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(SESSION_COOKIE);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        if (publicHttps) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    @Bean
    ConversionService springSessionConversionService() {
        return new PlainSessionValues();
    }

    /** Each of a session's statements stands by itself, so none of them pays for a transaction around it. */
    @Bean
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    @Primary
    static FindByIndexNameSessionRepository<?> requestSessions(JdbcIndexedSessionRepository stored) {
        return RequestSessions.of(stored);
    }

    @Bean
    static RequestSessions.Filter requestSessionsFilter() {
        return new RequestSessions.Filter();
    }

    /**
     * Two requests of one session may write the same value at once. And a person's sessions must come one after the other:
     * of rows that are mixed, the reader keeps only the last few of each session. When a session was last used is
     * written now and then; no page waits until that is on the disk, since a crash loses half a second of it at most.
     */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionStatements() {
        return sessions -> {
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
            // With the stamp of what seldom changes as one more attribute, as PlainSessionValues writes a number.
            sessions.setGetSessionQuery(
                    """
                    SELECT s.primary_id, s.session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                        sa.attribute_name, sa.attribute_bytes
                    FROM %TABLE_NAME% s
                    CROSS JOIN LATERAL (
                        SELECT a.attribute_name, a.attribute_bytes FROM %TABLE_NAME%_ATTRIBUTES a
                        WHERE a.session_primary_id = s.primary_id
                        UNION ALL
                        SELECT 'stamp', convert_to('l' || c.stamp, 'UTF8') FROM change_stamp c) sa
                    WHERE s.session_id = ?
                    """);
            sessions.setListSessionsByPrincipalNameQuery(
                    """
                    SELECT s.primary_id, s.session_id, s.creation_time, s.last_access_time, s.max_inactive_interval,
                        sa.attribute_name, sa.attribute_bytes
                    FROM %TABLE_NAME% s LEFT JOIN %TABLE_NAME%_ATTRIBUTES sa ON s.primary_id = sa.session_primary_id
                    WHERE s.principal_name = ? ORDER BY s.primary_id
                    """);
            sessions.setUpdateSessionQuery(
                    """
                    UPDATE %TABLE_NAME% SET session_id = ?, last_access_time = ?, max_inactive_interval = ?,
                        expiry_time = ?, principal_name = ?
                    WHERE primary_id = ? AND set_config('synchronous_commit', 'off', true) = 'off'
                    """);
        };
    }
}
