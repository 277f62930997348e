package mx.lanet.helpdesk.api.internal;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Person;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;

/** What {@code /api/openapi.json} says beside the handlers themselves: who may call them, and how they refuse. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String BEARER = "bearer";

    static {
        // Who calls is in the token, and no parameter.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Person.class);
    }

    private static final Map<Integer, String> REFUSALS = Map.of(
            400, "The request cannot be used; errors names each field",
            401, "No valid token",
            403, "The caller may not do this",
            404, "It does not exist, or the caller may not see it",
            409, "The ticket as it is does not allow it",
            412, "Somebody else changed it; changes tells what",
            429, "Too many attempts; Retry-After says when to come again",
            503, "Overloaded, or the database is away; with Retry-After");

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("LANET Helpdesk")
                        .version("1")
                        .description("Tickets, machines, alerts and people, for programs. docs/api.md has worked"
                                + " examples and the codes of refusals.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This server")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A JWT of POST /api/auth/login, or an API key of the console"))
                        .addSchemas("Problem", problem()));
    }

    private static Schema<?> problem() {
        Schema<?> error = object("field", text()).addProperty("message", text());
        return object("type", text())
                .addProperty("title", text())
                .addProperty("status", typed("integer"))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("code", text().description("stable; docs/api.md lists them"))
                .addProperty("errors", typed("array").items(error))
                .description("RFC 9457")
                .required(List.of("type", "title", "status", "detail", "code"));
    }

    private static Schema<?> object(String name, Schema<?> property) {
        return typed("object").addProperty(name, property);
    }

    private static Schema<?> text() {
        return typed("string");
    }

    private static Schema<?> typed(String type) {
        return new Schema<>().types(Set.of(type));
    }

    /** As {@code Answers} names what it writes, and {@code RecordReader} what it reads. */
    @Bean
    ModelResolver namesLikeThis() {
        return new ModelResolver(Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                .openapi31(true);
    }

    @Bean
    OperationCustomizer whoAndHowItRefuses() {
        return (operation, handler) -> {
            boolean open = handler.hasMethodAnnotation(Open.class);
            operation.security(open ? List.of() : List.of(new SecurityRequirement().addList(BEARER)));
            ForKeys keys = handler.getMethodAnnotation(ForKeys.class);
            if (keys != null) {
                operation.description(Stream.of(
                                operation.getDescription(),
                                "API keys need the scope " + keys.value().word() + ".")
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")));
            }
            ApiResponses responses = operation.getResponses();
            refusals(handler, open)
                    .forEach(status -> responses.addApiResponse(
                            Integer.toString(status), refusal(REFUSALS.getOrDefault(status, ""))));
            if (operation.getParameters() != null) {
                operation.getParameters().stream()
                        .filter(parameter -> parameter.getSchema() == null)
                        .forEach(parameter -> parameter.schema(text()));
            }
            if (handler.hasMethodAnnotation(GetMapping.class)) {
                takesFields(operation);
            }
            return operation;
        };
    }

    private static List<Integer> refusals(HandlerMethod handler, boolean open) {
        List<Integer> statuses = new ArrayList<>(List.of(400, 401, 503));
        if (open) {
            statuses.add(429);
        } else {
            statuses.add(403);
        }
        boolean finds = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
        boolean changes = finds && !handler.hasMethodAnnotation(GetMapping.class);
        boolean compares = Arrays.stream(handler.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                .anyMatch(header -> header != null && header.name().equals("If-Match"));
        if (finds) {
            statuses.add(404);
        }
        if (changes) {
            statuses.add(409);
        }
        if (compares) {
            statuses.add(412);
        }
        return statuses;
    }

    private static ApiResponse refusal(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static void takesFields(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("fields")
                .required(false)
                .schema(typed("string"))
                .description(
                        "names of fields, separated by commas: the answer, or each item of a list, has only these; what"
                                + " is empty is left out"));
    }
}
