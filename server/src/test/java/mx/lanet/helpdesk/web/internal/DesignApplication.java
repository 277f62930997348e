package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.ProblemJson;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.internal.MessagesConfiguration;
import mx.lanet.helpdesk.web.ClientSwitcher;
import mx.lanet.helpdesk.web.PlaceCounter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * The look alone: no database, nobody to sign in. The header {@code X-Person} says as whom the page is seen; without it
 * a technician looks. Not annotated as a configuration, so that the server's own scan does not find it.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
            "org.springframework.boot.session.autoconfigure.SessionAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ComponentScan("mx.lanet.helpdesk.web")
@EnableWebSocket
@Import({MessagesConfiguration.class, ProblemJson.class, DesignApplication.Line.class, DesignApplication.Samples.class})
class DesignApplication {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    private static final Map<String, Person> PEOPLE = Map.of(
            "technician", person(Role.TECHNICIAN, "Daniela Ríos Villaseñor"),
            "superadmin", person(Role.SUPERADMIN, "María Fernanda de los Ángeles Echeverría Montenegro"),
            "requester", person(Role.REQUESTER, "Gabriela Montes"));

    /** By hand: {@code main} with {@code --server.port=…}, then {@code /dev/elements}. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(DesignApplication.class);
        application.setAdditionalProfiles("dev");
        application.run(args);
    }

    /** On a free port. */
    static ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplication(DesignApplication.class);
        application.setAdditionalProfiles("dev");
        return application.run("--server.port=0", "--logging.level.root=WARN");
    }

    @Bean
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CSP)))
                .addFilterBefore(new SeenBy(), AuthorizationFilter.class)
                .build();
    }

    /** A socket like the server's: a page says its topics, and {@link Line#changed} tells all of them. */
    @Bean
    static WebSocketConfigurer line(Line line) {
        return registry -> registry.addHandler(line, "/ws");
    }

    /** The server's own stands behind its access rules, which need more than the look. */
    @Bean
    static WebMvcConfigurer viewerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ViewerArgument());
            }
        };
    }

    private static Person person(Role role, String name) {
        return new Person(
                new UUID(1, role.ordinal()),
                Person.HOUSE,
                role,
                name,
                "persona@lanet.mx",
                Set.of(),
                null,
                null,
                "auto",
                false);
    }

    /** All pages that have a line. */
    static final class Line extends TextWebSocketHandler {
        private final Map<WebSocketSession, String> pages = new ConcurrentHashMap<>();

        @Override
        protected void handleTextMessage(WebSocketSession session, TextMessage message) {
            pages.put(session, message.getPayload());
        }

        @Override
        public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
            pages.remove(session);
        }

        boolean knows(String topic) {
            return pages.values().stream().anyMatch(topics -> topics.contains('"' + topic + '"'));
        }

        void changed(String topic) throws IOException {
            for (WebSocketSession session : pages.keySet()) {
                session.sendMessage(new TextMessage("{\"topic\":\"" + topic + "\"}"));
            }
        }
    }

    private static final class ViewerArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Person.class);
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            return authentication != null && authentication.getPrincipal() instanceof Person person ? person : null;
        }
    }

    /** Two clients with long names, and figures beside the places. */
    static final class Samples implements ClientSwitcher {
        @Override
        public List<Option> options(Person person) {
            return List.of(
                    new Option(new UUID(2, 1), "Cafe Mexico S.A. de C.V."),
                    new Option(
                            new UUID(2, 2),
                            "Comercializadora y Distribuidora Textil Anáhuac del Bajío S. de R.L. de C.V."));
        }

        @Override
        public String name(Person person, UUID clientId) {
            return "Cafe Mexico S.A. de C.V.";
        }

        @Override
        public void choose(Person person, @Nullable UUID clientId) {
            // Nothing is kept between pages here.
        }
    }

    @Bean
    static PlaceCounter openTickets() {
        return new PlaceCounter() {
            @Override
            public String place() {
                return "tickets";
            }

            @Override
            public Count count(Person person) {
                return new Count(1284, true, "web.ticket-state.nuevo");
            }
        };
    }

    private static final class SeenBy extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String who = request.getHeader("X-Person");
            Person person = PEOPLE.get(who == null ? "technician" : who.toLowerCase(Locale.ROOT));
            if (person != null) {
                request.getSession().setMaxInactiveInterval(300);
                SecurityContextHolder.getContext()
                        .setAuthentication(new UsernamePasswordAuthenticationToken(person, "", Set.of()));
            }
            chain.doFilter(request, response);
        }
    }
}
