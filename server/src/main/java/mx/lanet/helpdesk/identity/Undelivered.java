package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Person;

/** Whether mail reaches a person: known to who sends it, asked by who shows people to the team. */
public interface Undelivered {
    /**
     * Mail came back from there, and nothing has come from there since.
     *
     * @param times how often
     * @param reason as a server on the way said it
     */
    record Notice(Instant lastAt, int times, String reason) {}

    /**
     * The last word about this user's address; empty for who can be reached, and for readers who are not of the team. Joins the
     * reader's transaction, or opens one.
     */
    Optional<Notice> of(Person reader, User user);
}
