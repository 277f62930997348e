/**
 * Rules: when something happens to a ticket, and it is so and so, then do this.
 *
 * <p>{@link mx.lanet.helpdesk.rule.Rules} keeps them. {@code RuleKeeper} hears what happens to tickets and writes down, in the
 * same transaction, that a rule may want to know; {@code ElapsedSteps} writes down that time has passed. {@code RuleSteps}
 * takes one of these at a time, asks {@link mx.lanet.helpdesk.rule.Condition} of {@link mx.lanet.helpdesk.rule.Facts}, and does
 * what the rule says: all of it, or nothing and why. What a rule does wakes no rule, and is no sign of life of a ticket: so
 * rules cannot run in circles. {@link mx.lanet.helpdesk.rule.Trial} says what a rule would have met.
 */
@ApplicationModule(
        allowedDependencies = {
            "alert",
            "asset",
            "audit",
            "client",
            "identity",
            "shared",
            "ticket",
            "ticket :: category",
            "ticket :: queue",
            "ticket :: reply",
            "ticket :: tag",
            "ticket :: watch",
            "web",
            "webhook"
        })
@NullMarked
package mx.lanet.helpdesk.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
