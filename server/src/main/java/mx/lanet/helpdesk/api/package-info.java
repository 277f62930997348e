/**
 * The REST API of people and their programs, below {@code /api/v1}: signing in, its own security chain, what its answers and
 * bodies have in common, and its description (OpenAPI). The endpoints themselves stand in their features.
 *
 * <p>A feature's endpoint is an {@link mx.lanet.helpdesk.api.ApiEndpoint}; its bodies are records that are a {@link
 * mx.lanet.helpdesk.api.Body}, its lists a {@link mx.lanet.helpdesk.api.Listing}. The agents' API is another world:
 * {@code agentgateway}.
 */
@ApplicationModule(allowedDependencies = {"apikey", "client", "identity", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
