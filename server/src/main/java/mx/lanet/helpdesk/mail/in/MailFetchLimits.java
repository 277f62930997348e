package mx.lanet.helpdesk.mail.in;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How mail is fetched: a part of it an operator may set. */
@Component
class MailFetchLimits {
    /** So many mails, or bytes, are asked for at once. */
    static final int MOST_AT_ONCE = 50;

    static final long BYTES_AT_ONCE = 8L * 1024 * 1024;

    /** How long a server that died keeps a mailbox from others. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** How long we listen to a server that tells of new mail, before we look by ourselves. */
    static final Duration LISTENING = Duration.ofSeconds(45);

    private final Duration polling;
    private final DataSize longest;

    MailFetchLimits(
            @Value("${lanet.mail.poll:60s}") Duration polling, @Value("${lanet.mail.max-size:50MB}") DataSize longest) {
        this.polling = polling;
        this.longest = longest;
    }

    /** How often we look where the server does not tell. */
    Duration polling() {
        return polling;
    }

    /** Of a longer mail the rest is not fetched. */
    int longest() {
        return (int) Math.min(Integer.MAX_VALUE - 16L, longest.toBytes());
    }
}
