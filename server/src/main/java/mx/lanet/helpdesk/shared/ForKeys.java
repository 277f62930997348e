package mx.lanet.helpdesk.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a handler method: API keys with this scope may call it. May stand beside {@link ForAgents}; beside {@link ForRoles} the key's
 * maker must have one of these roles, and the handler gets that person, as far as the key's client goes.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForKeys {
    KeyScope value();
}
