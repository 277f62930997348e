package mx.lanet.helpdesk.mail;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What inbound mail knows and outbound mail asks, in a transaction of all clients. */
public interface Correspondence {
    /**
     * What came by mail.
     *
     * @param name of who wrote, perhaps empty
     * @param address of who wrote, and whom an answer is for
     * @param messageId of that mail, without angle brackets; perhaps empty
     * @param automatic whether a program wrote it: then no program of ours answers
     */
    record Received(String name, String address, String messageId, boolean automatic) {}

    /** The mail that this ticket was made from. */
    Optional<Received> opening(UUID clientId, UUID ticketId);

    /** The mail that this comment came by. */
    Optional<Received> comment(UUID clientId, UUID ticketId, @Nullable UUID commentId);

    /** Whether we fetch mail of this address ourselves: nothing is ever sent there. */
    boolean isOurs(String address);
}
