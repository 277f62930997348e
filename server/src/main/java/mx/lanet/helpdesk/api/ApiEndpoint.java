package mx.lanet.helpdesk.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RestController;

/**
 * A controller of people's API. What it returns becomes JSON with names_like_this; {@code ?fields=} leaves out what nobody
 * asked for; everything that goes wrong is problem+json.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
public @interface ApiEndpoint {}
