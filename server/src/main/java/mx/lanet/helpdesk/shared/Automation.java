package mx.lanet.helpdesk.shared;

import java.util.Optional;
import java.util.UUID;

/** The server itself, in one of its duties; the name is what history shows, such as {@code demo}. */
public record Automation(String name) implements Actor {
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
        return "automation";
    }
}
