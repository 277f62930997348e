package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.text.Written;
import org.jspecify.annotations.Nullable;

/**
 * A move with all that goes with it.
 *
 * @param version what the actor looked at; null when the move overwrites nothing that somebody else may have changed
 * @param heard the last comment that the actor had seen, for who wants to be told of later ones before speaking; null otherwise
 * @param saying the comment that is part of it
 * @param opinion the words beside a rating
 * @param quietSince only when nobody has touched the ticket since then
 */
record Act(
        Move move,
        @Nullable Integer version,
        @Nullable Heard heard,
        @Nullable Saying saying,
        String opinion,
        @Nullable Instant quietSince) {

    /** @param key the sender's name for this request; a repeat says nothing again */
    record Saying(Written text, boolean internal, Channel channel, @Nullable String key) {
        Saying {
            if (text.isBlank() || !text.fits()) {
                throw new IllegalArgumentException("a comment's text is out of its limits");
            }
        }
    }

    /** @param version what stood at the side while somebody wrote */
    record Heard(int version, UUID commentId) {}

    static Act of(Move move) {
        return new Act(move, null, null, null, "", null);
    }

    Act seenAt(int seen) {
        return new Act(move, seen, heard, saying, opinion, quietSince);
    }

    Act having(@Nullable Heard last) {
        return new Act(move, version, last, saying, opinion, quietSince);
    }

    Act saying(String body, boolean internal, Channel channel, @Nullable String key) {
        return saying(Written.plain(body), internal, channel, key);
    }

    Act saying(Written text, boolean internal, Channel channel, @Nullable String key) {
        return new Act(move, version, heard, new Saying(text, internal, channel, key), opinion, quietSince);
    }

    Act opinion(String words) {
        return new Act(move, version, heard, saying, words, quietSince);
    }

    Act onlyIfQuietSince(Instant since) {
        return new Act(move, version, heard, saying, opinion, since);
    }
}
