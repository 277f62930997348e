package mx.lanet.helpdesk.client;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;

/** Counts the people of a client who can sign in; the feature that keeps users implements it. */
public interface ClientPeople {
    int active(Person person, UUID clientId);
}
