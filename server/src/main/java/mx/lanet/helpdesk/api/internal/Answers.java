package mx.lanet.helpdesk.api.internal;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the API's answers look: names_like_this, no more than {@code ?fields=} asks for, and nothing that is null. */
@ControllerAdvice(annotations = ApiEndpoint.class)
class Answers implements ResponseBodyAdvice<Object> {
    private final JsonMapper json;

    Answers(JsonMapper json) {
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return AnnotatedElementUtils.hasAnnotation(method.getContainingClass(), ApiEndpoint.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null || body instanceof Resource || !mediaType.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return body;
        }
        JsonNode tree = json.valueToTree(body);
        String asked = request instanceof ServletServerHttpRequest servlet
                ? servlet.getServletRequest().getParameter("fields")
                : null;
        if (asked != null && !asked.isBlank() && tree instanceof ObjectNode answer) {
            Set<String> fields = new LinkedHashSet<>(Arrays.asList(asked.split(",", 100)));
            JsonNode items = answer.path("items");
            (items.isArray() ? items.values() : List.of(answer)).forEach(item -> keep(item, fields));
        }
        leaveOutNulls(tree);
        return tree;
    }

    private static void leaveOutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.values().forEach(Answers::leaveOutNulls);
    }

    private static void keep(JsonNode item, Set<String> fields) {
        if (item instanceof ObjectNode object) {
            fields.stream().filter(field -> !object.has(field)).findFirst().ifPresent(unknown -> {
                throw Problem.invalid(List.of(new FieldError("fields", "not_field", unknown)))
                        .refusal();
            });
            object.retain(fields);
        }
    }
}
