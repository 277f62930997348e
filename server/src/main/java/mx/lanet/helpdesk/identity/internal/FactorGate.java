package mx.lanet.helpdesk.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import mx.lanet.helpdesk.identity.FactorProofs;
import mx.lanet.helpdesk.identity.Proof;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A post may bring a code along, in a field of this name: it is looked at before the handler, which then finds a person who
 * has just shown the second factor. So whatever form was refused for want of one goes on as soon as it is sent again with it.
 */
@Configuration(proxyBeanMethods = false)
class FactorGate implements WebMvcConfigurer, HandlerInterceptor {
    static final String FIELD = "second-factor-code";
    /** After the rules of access: who may not call a handler tries no codes with it. */
    private static final int AFTER_ACCESS = -50;

    private static final int FORM_LENGTH = MediaType.APPLICATION_FORM_URLENCODED_VALUE.length();

    private final FactorProofs proofs;
    private final Clock clock;

    FactorGate(FactorProofs proofs, Clock clock) {
        this.proofs = proofs;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(AFTER_ACCESS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (!mayBring(request)
                || session == null
                || authentication == null
                || !(authentication.getPrincipal() instanceof Person person)) {
            return true;
        }
        String code = request.getParameter(FIELD);
        if (code == null || code.isBlank()) {
            return true;
        }
        Proof proof = proofs.prove(person, code, session, request.getRemoteAddr());
        if (!(proof instanceof Proof.Right)) {
            throw Proof.problem(proof).refusal();
        }
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        person.proven(clock.instant()), null, List.of()));
        return true;
    }

    /** Files are read by their handler, which knows how large they may be: to ask for a field here would read them all. */
    private static boolean mayBring(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && type != null
                && type.regionMatches(true, 0, MediaType.APPLICATION_FORM_URLENCODED_VALUE, 0, FORM_LENGTH);
    }
}
