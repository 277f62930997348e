package mx.lanet.helpdesk.mail.out;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import mx.lanet.helpdesk.setting.Logo;
import mx.lanet.helpdesk.setting.Logos;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands one mail of the queue to the mail server. It is this worker's for a while, in a transaction that ends before anybody
 * connects; what became of it is written in another one. A server that dies in between leaves it due again when the while
 * is over: nothing is lost, and what the mail server had taken already arrives twice, under one Message-ID.
 */
@Component
class SendSteps {
    /** Longer than all that the mail server may take in one conversation. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(SendSteps.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SWEPT = 1_000;

    private final MailTable table;
    private final MailServerTable servers;
    private final SenderTable senders;
    private final Logos logos;
    private final Post post;
    private final Tenancy tenancy;
    private final Clock clock;

    SendSteps(
            MailTable table,
            MailServerTable servers,
            SenderTable senders,
            Logos logos,
            Post post,
            Tenancy tenancy,
            Clock clock) {
        this.table = table;
        this.servers = servers;
        this.senders = senders;
        this.logos = logos;
        this.post = post;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    private record Order(MailServer server, Sender sender, MailTable.Taken taken, Optional<byte[]> logo) {}

    /** Sends one that is due; false when there is none, or no way to send it. */
    boolean next() {
        Order order = tenancy.call(new Scope.Everything(), this::take);
        if (order == null) {
            return false;
        }
        Mail mail = order.taken().mail();
        Delivery delivery =
                post.deliver(order.server(), order.sender(), mail, order.taken().letter(), order.logo());
        tenancy.run(new Scope.Everything(), () -> settle(mail, delivery));
        return true;
    }

    private @Nullable Order take() {
        MailServer server = servers.find().orElse(null);
        MailTable.Taken taken = server == null ? null : table.take(now(), LEASE).orElse(null);
        return server == null || taken == null
                ? null
                : new Order(
                        server,
                        senders.of(taken.mail().clientId()),
                        taken,
                        logos.inTransaction(taken.mail().clientId()).map(Logo::image));
    }

    private void settle(Mail mail, Delivery delivery) {
        switch (delivery) {
            case Delivery.Done _ -> table.sent(mail, now());
            case Delivery.Failed failed -> {
                Optional<Instant> next = failed.forGood()
                        ? Optional.empty()
                        : Retries.next(
                                mail.tries(),
                                mail.since(),
                                now(),
                                ThreadLocalRandom.current().nextDouble());
                next.ifPresentOrElse(
                        due -> table.again(mail, due, told(failed)), () -> table.dead(mail, told(failed), now()));
                LOG.atWarn()
                        .addKeyValue("client.id", mail.clientId())
                        .addKeyValue("mail.id", mail.mailId())
                        .addKeyValue("step", failed.step().word())
                        .addKeyValue("again", next.map(Instant::toString).orElse("never"))
                        .log("A mail could not be handed over");
            }
        }
    }

    private static String told(Delivery.Failed failed) {
        return failed.step().word() + ": " + failed.words();
    }

    /** What was sent long ago is forgotten. */
    void sweep() {
        tenancy.run(new Scope.Everything(), () -> {
            int _ = table.sweep(now().minus(KEPT), SWEPT);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
