package mx.lanet.helpdesk.ticket;

import java.util.UUID;

/**
 * What is told beside words that came by mail.
 *
 * @param saidId the comment's id, or the ticket's for what it was asked with
 * @param receivedId the mail as it came
 * @param address from which it came
 * @param folded the quotation and the signature that stood below the words, as plain text; empty when there were none
 * @param doubtful whether it could not be verified who sent it
 */
public record Mailed(UUID saidId, UUID receivedId, String address, String folded, boolean doubtful) {
    /** The longest text that is folded away; the original has all of it. */
    public static final int FOLDED_MAX = 200_000;

    /** Where the team downloads the mail as it came. */
    public String originalPath() {
        return "/received-mail/" + receivedId + "/original";
    }
}
