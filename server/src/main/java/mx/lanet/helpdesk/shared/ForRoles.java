package mx.lanet.helpdesk.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a handler method: people of these roles may call it, nobody else. Which rows they reach is their scope's matter. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForRoles {
    Role[] value();

    /** True where somebody who has yet to change a generated password may go. */
    boolean beforePasswordChange() default false;

    /** True where somebody may go who has yet to set up the second factor that the superadmin demands. */
    boolean beforeSecondFactor() default false;
}
