package mx.lanet.helpdesk.web;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/** The clients among which staff may choose, at the head of the sidebar; everything on the page obeys the choice. */
public interface ClientSwitcher {

    /** The most that the menu lists; beyond it the menu leads to the list of clients. */
    int MOST = 30;

    /** The person's clients by name, at most {@value #MOST}; empty when there is nothing to choose. */
    List<Option> options(Person person);

    /** The name of this client, for the head of the menu. */
    String name(Person person, UUID clientId);

    /** Keeps the choice for the person's session; null is all clients. */
    void choose(Person person, @Nullable UUID clientId);

    /** A client that may be chosen. */
    record Option(UUID id, String name) {}
}
