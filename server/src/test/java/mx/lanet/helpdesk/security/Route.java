package mx.lanet.helpdesk.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Open;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One method and path pattern of the server, with the handler that the router chose for it. */
record Route(String method, String pattern, HandlerMethod handler) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)(?::[^{}]*(?:\\{[^{}]*}[^{}]*)*)?}");

    /** All of them, in a stable order. */
    static List<Route> all(ApplicationContext context) {
        List<Route> routes = new ArrayList<>();
        for (var mapping :
                context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (handler.getBeanType().getName().startsWith("mx.lanet.")) {
                    routesOf(info, handler).forEach(routes::add);
                }
            });
        }
        routes.sort(Comparator.comparing(Route::toString));
        return routes;
    }

    private static Stream<Route> routesOf(RequestMappingInfo info, HandlerMethod handler) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        List<String> names = methods.isEmpty()
                ? List.of("GET", "POST")
                : methods.stream().map(RequestMethod::name).toList();
        return info.getPatternValues().stream()
                .flatMap(pattern -> names.stream().map(name -> new Route(name, pattern, handler)));
    }

    boolean isOpen() {
        return handler.hasMethodAnnotation(Open.class);
    }

    boolean allows(Caller caller) {
        ForRoles roles = handler.getMethodAnnotation(ForRoles.class);
        ForKeys keys = handler.getMethodAnnotation(ForKeys.class);
        ForAgents agents = handler.getMethodAnnotation(ForAgents.class);
        return isOpen()
                || (roles != null
                        && caller.role() != null
                        && caller.isProgram() == isOfPeoplesApi()
                        && List.of(roles.value()).contains(caller.role()))
                || (keys != null
                        && (caller == Caller.API_KEY
                                || caller == Caller.KEY_FOR_UPDATES && keys.value() == KeyScope.UPDATES_READ))
                || (agents != null && caller == Caller.AGENT)
                || (agents != null && caller == Caller.AGENT_IN_QUARANTINE && agents.inQuarantine());
    }

    /** Of the REST API, which takes a person's JWT and no cookie. */
    boolean isOfPeoplesApi() {
        return pattern.startsWith("/api/v1/") || pattern.startsWith("/api/auth/");
    }

    boolean hasVariables() {
        return VARIABLE.matcher(pattern).find();
    }

    /** The path with the same text in place of every variable. */
    String path(String value) {
        return VARIABLE.matcher(pattern).replaceAll(Matcher.quoteReplacement(value));
    }

    /** Its text in pieces; a variable is its name after an opening brace. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(pattern);
        int end = 0;
        while (variable.find()) {
            parts.add(pattern.substring(end, variable.start()));
            parts.add("{" + variable.group(1));
            end = variable.end();
        }
        parts.add(pattern.substring(end));
        return parts;
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
