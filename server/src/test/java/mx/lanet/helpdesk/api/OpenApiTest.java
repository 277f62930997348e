package mx.lanet.helpdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.testing.ApiClient;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the REST API: whole, valid, and true. */
@ServerTest
class OpenApiTest {
    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "array", "object", "null");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    JsonNode document;
    final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void theDocument() throws IOException {
        try (ApiClient anybody = new ApiClient(port)) {
            document = anybody.get("/api/openapi.json").json();
        }
        Path file = Path.of("target/openapi.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, document.toPrettyString());
    }

    @Test
    void every_route_is_described_with_who_may_call_it_its_answer_and_its_refusals() {
        Set<String> routes = new TreeSet<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/") || path.startsWith("/api/auth/"))
                        .forEach(path -> info.getMethodsCondition().getMethods().forEach(method -> {
                            routes.add(method + " " + path);
                            look(path, method.name().toLowerCase(Locale.ROOT), handler);
                        })));
        Set<String> described = new TreeSet<>();
        document.path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(wrong).isEmpty();
        assertThat(described).isEqualTo(routes);
        assertThat(routes).hasSizeGreaterThan(8);
    }

    @Test
    @Tag("browser")
    void people_read_it_and_try_it_out_on_a_page_that_loads_nothing_from_elsewhere() {
        try (Browser anybody = Browser.desktop("http://localhost:" + port)) {
            anybody.open("/api/docs");
            anybody.page()
                    .getByText("/api/v1/tickets", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .waitFor();
            anybody.screenshot("api-docs");
        }
    }

    private void look(String path, String method, HandlerMethod handler) {
        JsonNode operation = document.path("paths").path(path).path(method);
        boolean open = handler.hasMethodAnnotation(Open.class);
        String name = method + " " + path;
        if (operation.path("summary").asString("").isEmpty()
                || operation.path("operationId").asString("").isEmpty()
                || operation.path("tags").isEmpty()) {
            wrong.add(name + " has no name, summary or tag");
        }
        if (operation.path("security").isEmpty() != open) {
            wrong.add(name + " does not say who may call it");
        }
        if (operation.path("responses").propertyStream().noneMatch(response -> response.getKey()
                .startsWith("2"))) {
            wrong.add(name + " never succeeds");
        }
        for (String status : List.of("400", "401", "503")) {
            JsonNode content = operation.path("responses").path(status).path("content");
            if (!content.path("application/problem+json")
                    .path("schema")
                    .path("$ref")
                    .asString("")
                    .endsWith("/Problem")) {
                wrong.add(name + " does not refuse with " + status);
            }
        }
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            String called = variable.group(1);
            if (operation
                    .path("parameters")
                    .valueStream()
                    .noneMatch(parameter -> parameter.path("in").asString().equals("path")
                            && parameter.path("name").asString().equals(called)
                            && parameter.path("required").asBoolean())) {
                wrong.add(name + " does not describe " + called);
            }
        }
    }

    /** What a linter would say: the rules of OpenAPI 3.1 that a generator can break. */
    @Test
    void the_document_is_valid_openapi_3_1() {
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        assertThat(document.path("info").path("title").asString()).isNotBlank();
        assertThat(document.path("info").path("version").asString()).isNotBlank();
        assertThat(document.path("servers").get(0).path("url").asString()).isEqualTo("/");
        Set<String> operations = new HashSet<>();
        for (JsonNode path : document.path("paths").values()) {
            for (JsonNode operation : path.values()) {
                String id = operation.path("operationId").asString();
                if (!operations.add(id)) {
                    wrong.add("two operations are called " + id);
                }
                checkParameters(id, operation.path("parameters"));
                operation.path("responses").propertyStream().forEach(response -> {
                    if (response.getValue().path("description").asString("").isBlank()) {
                        wrong.add(id + " " + response.getKey() + " has no description");
                    }
                });
            }
        }
        checkDeep("#", document);

        assertThat(wrong).isEmpty();
    }

    private void checkParameters(String operation, JsonNode parameters) {
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : parameters.values()) {
            String name = parameter.path("in").asString() + " "
                    + parameter.path("name").asString();
            boolean known = List.of("query", "header", "path")
                    .contains(parameter.path("in").asString());
            if (!names.add(name) || !known || parameter.path("schema").has("$ref") || !parameter.has("schema")) {
                wrong.add(operation + " says of " + name + " too much or too little");
            }
        }
    }

    /** References lead somewhere, types are JSON Schema's, nothing is left of OpenAPI 3.0. */
    private void checkDeep(String place, JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isString()
                && document.at(reference.asString().substring(1)).isMissingNode()) {
            wrong.add(place + " refers to what is not there: " + reference);
        }
        if (node.has("nullable") && node.path("nullable").isBoolean()) {
            wrong.add(place + " has nullable, as in 3.0");
        }
        boolean schema = place.endsWith("/schema") || place.matches("#/components/schemas/[^/]+");
        if (schema) {
            checkSchema(place, node);
        }
        node.propertyStream().forEach(entry -> checkDeep(place + "/" + entry.getKey(), entry.getValue()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkDeep(place + "/" + i, node.get(i));
        }
    }

    private void checkSchema(String place, JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : type.isString() ? List.of(type.asString()) : List.of();
        if (types.isEmpty() && !schema.has("$ref") && !schema.has("anyOf") && !schema.has("oneOf")) {
            wrong.add(place + " has no type");
        }
        if (!TYPES.containsAll(types) || (types.contains("array") && !schema.has("items"))) {
            wrong.add(place + " is of a type that JSON Schema has not: " + types);
        }
        schema.path("required").valueStream().map(JsonNode::asString).forEach(name -> {
            if (!schema.path("properties").has(name)) {
                wrong.add(place + " needs " + name + ", which it has not");
            }
        });
        schema.path("properties").propertyStream().forEach(property -> {
            checkSchema(place + "/properties/" + property.getKey(), property.getValue());
            if (!property.getKey().matches("[a-z][a-z0-9_]*")) {
                wrong.add(place + " calls something " + property.getKey());
            }
        });
    }
}
