package mx.lanet.helpdesk.shared;

import java.util.Optional;
import java.util.UUID;

/**
 * The server itself, in one of its duties.
 *
 * @param name what history shows, such as {@code demo}
 * @param rule whether it does what a rule of the house says: what a rule does wakes no rule
 */
public record Automation(String name, boolean rule) implements Actor {
    public Automation(String name) {
        this(name, false);
    }

    @Override
    public Scope scope() {
        return new Scope.Everything();
    }

    @Override
    public Optional<UUID> id() {
        return Optional.empty();
    }

    @Override
    public String kind() {
        return rule ? "rule" : "automation";
    }
}
