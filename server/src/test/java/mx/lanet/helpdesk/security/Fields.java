package mx.lanet.helpdesk.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What a handler takes besides its path, read off its parameters: ids become the id at hand, the rest is plausible. */
final class Fields {
    private static final Pattern ID =
            Pattern.compile("(?i).*(id|ids|client|site|asset|person|assignee|requester|user|ticket)");
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("version", "1"),
            Map.entry("state", "resuelto"),
            Map.entry("priority", "alta"),
            Map.entry("category", "Otro"),
            Map.entry("role", "requester"),
            Map.entry("active", "true"),
            Map.entry("locale", "es"),
            Map.entry("theme", "dark"),
            Map.entry("score", "5"),
            Map.entry("email", "alguien@example.com"),
            Map.entry("time_zone", "America/Mexico_City"));

    private static final List<String> IDS = List.of("asset_id", "client_id", "site_id", "ticket_id", "agent_id");
    private static final Set<String> ADDED =
            Set.of("asset_id", "client_id", "site_id", "ticket_id", "agent_id", "description", "body");

    /** Parameters of these types are no ids, or have a name that tells it. */
    private static final Set<Class<?>> CANNOT_HOLD = Set.of(
            Person.class,
            Locale.class,
            String.class,
            int.class,
            boolean.class,
            HttpServletResponse.class,
            HttpSession.class);

    private Fields() {}

    static Map<String, String> of(HandlerMethod handler, String id) {
        return of(handler, _ -> id, "prueba");
    }

    /** The names that the handler itself declares. */
    static Set<String> declared(HandlerMethod handler) {
        Map<String, String> all = of(handler, "");
        ADDED.forEach(all::remove);
        return all.keySet();
    }

    /** Whether an id that is sent can be seen by the handler: one that it names, or that stands in what it reads by itself. */
    static boolean takeIds(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                        .anyMatch(parameter -> !CANNOT_HOLD.contains(parameter.getParameterType()))
                || of(handler, "an id").entrySet().stream()
                        .anyMatch(field -> !ADDED.contains(field.getKey())
                                && field.getValue().equals("an id"));
    }

    /** As {@link #of}, with an id for each name, and a word of one's own where any text will do. */
    static Map<String, String> of(HandlerMethod handler, UnaryOperator<String> ids, String word) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                String name = named.name().isEmpty()
                        ? Objects.requireNonNullElse(parameter.getParameterName(), "")
                        : named.name();
                fields.put(name, value(name, parameter.getParameterType(), ids, word));
            } else if (parameter.getParameterType().isRecord()) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    boolean json = Body.class.isAssignableFrom(parameter.getParameterType());
                    String name = json ? snake(component.getName()) : component.getName();
                    fields.put(name, value(name, component.getType(), ids, word));
                }
            }
        }
        // Bodies that are read as JSON by hand name their ids like this.
        for (String name : IDS) {
            fields.putIfAbsent(name, ids.apply(name));
        }
        fields.putIfAbsent("description", word.equals("prueba") ? "No imprime" : word);
        fields.putIfAbsent("body", word.equals("prueba") ? "Hola" : word);
        return fields;
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String value(String name, Class<?> type, UnaryOperator<String> ids, String word) {
        if (type == UUID.class || ID.matcher(name).matches()) {
            return ids.apply(name);
        }
        String known = KNOWN.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        boolean number = type == int.class || type == long.class || Number.class.isAssignableFrom(type);
        return number ? "1" : type == boolean.class ? "true" : word;
    }
}
