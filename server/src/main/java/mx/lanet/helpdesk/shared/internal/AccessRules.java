package mx.lanet.helpdesk.shared.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Deny by default: the permission stands on the handler that the router matched, never on the text of a URL, and a
 * handler without one stops the start.
 */
@Component
class AccessRules implements HandlerInterceptor, SmartInitializingSingleton {
    private final ApplicationContext context;

    AccessRules(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> undeclared = new ArrayList<>();
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((route, handler) -> {
                    if (isOurs(handler) && declarations(handler) != 1) {
                        undeclared.add(route + " → " + handler);
                    }
                }));
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("Handlers that do not say who may call them: " + undeclared);
        }
    }

    /** Frameworks bring an error controller and the like: they are open, since they show nothing of anybody. */
    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("mx.lanet.");
    }

    private static int declarations(HandlerMethod handler) {
        return (handler.hasMethodAnnotation(ForRoles.class) ? 1 : 0)
                + (handler.hasMethodAnnotation(ForAgents.class) || isForKeysAlone(handler) ? 1 : 0)
                + (handler.hasMethodAnnotation(Open.class) ? 1 : 0);
    }

    private static boolean isForKeysAlone(HandlerMethod handler) {
        return handler.hasMethodAnnotation(ForKeys.class) && !handler.hasMethodAnnotation(ForRoles.class);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        switch (handler) {
            case HandlerMethod method when isOurs(method) -> check(method);
            case HandlerMethod _, ResourceHttpRequestHandler _ -> {}
            default -> throw Problem.notFound().refusal();
        }
        return true;
    }

    private static void check(HandlerMethod method) {
        if (method.hasMethodAnnotation(Open.class)) {
            return;
        }
        Actor actor = currentActor();
        if (actor == null) {
            throw Problem.of(401, "sign_in_first").refusal();
        }
        ForRoles roles = method.getMethodAnnotation(ForRoles.class);
        ForAgents agents = method.getMethodAnnotation(ForAgents.class);
        boolean allowed =
                switch (actor) {
                    case Person person -> roles != null && allows(roles, person);
                    case Agent agent -> agents != null && (agents.inQuarantine() || !agent.quarantined());
                    case ApiKey key -> allows(method.getMethodAnnotation(ForKeys.class), roles, key);
                    case Automation _ -> false;
                };
        if (!allowed) {
            throw Problem.forbidden().refusal();
        }
    }

    private static boolean allows(@Nullable ForKeys keys, @Nullable ForRoles roles, ApiKey key) {
        if (keys != null && !key.scopes().contains(keys.value())) {
            throw Problem.of(403, "key_scope_missing", keys.value().word()).refusal();
        }
        Person person = key.person();
        return keys != null && (roles == null || person != null && allows(roles, person));
    }

    private static boolean allows(ForRoles roles, Person person) {
        if (person.mustChangePassword() && !roles.beforePasswordChange()) {
            throw Problem.of(403, "change_password_first").refusal();
        }
        boolean open = roles.beforeSecondFactor() || roles.beforePasswordChange();
        if (person.isHeldBack() && !open) {
            throw Problem.of(403, "set_up_second_factor_first").refusal();
        }
        return Arrays.asList(roles.value()).contains(person.role());
    }

    static @Nullable Actor currentActor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }
}
