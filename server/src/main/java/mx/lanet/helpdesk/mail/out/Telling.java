package mx.lanet.helpdesk.mail.out;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.mail.Correspondence;
import mx.lanet.helpdesk.mail.Correspondence.Received;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.queue.QueueChoices;
import mx.lanet.helpdesk.ticket.watch.WatchTable;
import mx.lanet.helpdesk.ticket.watch.Watcher;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whom a piece of news concerns. Nobody is told what he or she may not see at this moment, nor what he or she did; and no
 * program of ours answers a program.
 */
@Component
class Telling {
    private final MailReaders readers;
    private final WatchTable watchers;
    private final QueueChoices queues;
    private final ObjectProvider<Correspondence> correspondence;
    private final PreferenceTable preferences;
    private final Composer composer;
    private final Outbox outbox;
    private final Digests digests;

    Telling(
            MailReaders readers,
            WatchTable watchers,
            QueueChoices queues,
            ObjectProvider<Correspondence> correspondence,
            PreferenceTable preferences,
            Composer composer,
            Outbox outbox,
            Digests digests) {
        this.readers = readers;
        this.watchers = watchers;
        this.queues = queues;
        this.correspondence = correspondence;
        this.preferences = preferences;
        this.composer = composer;
        this.outbox = outbox;
        this.digests = digests;
    }

    /** In a transaction of all clients. */
    void tell(MailServer server, Ticket ticket, News news) {
        Composer.Matter matter = composer.matter(ticket, news);
        Optional<Received> opening = received(ticket, null);
        Optional<Received> cause = news.kind() == MailKind.RECEIVED ? opening : received(ticket, news.commentId());
        if (cause.filter(Received::automatic).isEmpty()) {
            ofClient(ticket, news, opening).stream()
                    .filter(one -> cause.isEmpty()
                            || news.kind() == MailKind.RECEIVED
                            || !cause.get().address().equalsIgnoreCase(one.address()))
                    .forEach(one -> write(server, matter, news.kind(), one, opening));
        }
        MailKind forTeam = forTeam(news, matter);
        if (forTeam != null) {
            ofTeam(ticket, news, forTeam).forEach(one -> write(server, matter, forTeam, one, Optional.empty()));
        }
    }

    private Optional<Received> received(Ticket ticket, @Nullable UUID commentId) {
        Correspondence inbound = correspondence.getIfAvailable();
        if (inbound == null) {
            return Optional.empty();
        }
        return commentId == null
                ? inbound.opening(ticket.clientId(), ticket.ticketId())
                : inbound.comment(ticket.clientId(), ticket.ticketId(), commentId);
    }

    private static @Nullable MailKind forTeam(News news, Composer.Matter matter) {
        return switch (news.kind()) {
            case ASSIGNED, MENTIONED, DUE_SOON, OVERDUE, RULE -> news.kind();
            case REPLIED, RESOLVED, CLOSED, REOPENED -> {
                if (matter.saidByClient()) {
                    yield MailKind.ANSWERED;
                }
                yield news.kind() == MailKind.REOPENED ? MailKind.REOPENED : null;
            }
            case RECEIVED, ANSWERED, INVITED, DIGEST, REPORT, TRIAL -> null;
        };
    }

    private List<Recipient> ofTeam(Ticket ticket, News news, MailKind kind) {
        Stream<UUID> concerned =
                switch (kind) {
                    case MENTIONED, RULE -> news.called().stream();
                    case ASSIGNED -> Stream.ofNullable(ticket.assigneeId());
                    case DUE_SOON, OVERDUE ->
                        Stream.concat(
                                Stream.ofNullable(ticket.assigneeId()), queues.members(ticket.queueId()).stream());
                    default ->
                        Stream.concat(
                                Stream.ofNullable(ticket.assigneeId()),
                                watchers.of(ticket).stream()
                                        .filter(Watcher::ofTeam)
                                        .map(Watcher::userId));
                };
        return concerned
                .distinct()
                .filter(id -> !id.equals(news.actorId()))
                .map(id -> readers.ofTeam(ticket, id))
                .flatMap(Optional::stream)
                .map(user -> Recipient.of(user, false))
                .toList();
    }

    private List<Recipient> ofClient(Ticket ticket, News news, Optional<Received> opening) {
        if (news.kind() == MailKind.ASSIGNED
                || news.kind() == MailKind.MENTIONED
                || news.kind() == MailKind.RULE
                || news.kind().isOfPromise()) {
            return List.of();
        }
        Map<UUID, Boolean> concerned = new LinkedHashMap<>();
        if (ticket.requesterId() != null) {
            concerned.put(ticket.requesterId(), false);
        }
        if (news.kind() != MailKind.RECEIVED) {
            ticket.merged().askers().forEach(id -> concerned.putIfAbsent(id, false));
            watchers.of(ticket).stream()
                    .filter(one -> !one.ofTeam())
                    .forEach(one -> concerned.merge(
                            one.userId(),
                            true,
                            (asked, _) -> ticket.requesterId() == null
                                    || !one.userId().equals(ticket.requesterId())));
        }
        List<Recipient> recipients = new ArrayList<>();
        concerned.forEach((id, watcher) -> {
            boolean own = id.equals(news.actorId()) && news.kind() != MailKind.RECEIVED;
            if (!own) {
                readers.ofClient(ticket, id).ifPresent(user -> recipients.add(Recipient.of(user, watcher)));
            }
        });
        if (ticket.requesterId() == null) {
            opening.map(mail -> new Recipient(
                            null, ticket.clientId(), mail.name(), mail.address(), Recipient.SPANISH, null, null, false))
                    .ifPresent(recipients::add);
        }
        return recipients;
    }

    private void write(
            MailServer server, Composer.Matter matter, MailKind kind, Recipient recipient, Optional<Received> opening) {
        if (!MailServer.isAddress(recipient.address()) || isOurs(server, recipient.address())) {
            return;
        }
        Preference preference = recipient.userId() == null
                ? Preference.ALL_AT_ONCE
                : preferences.of(recipient.clientId(), recipient.userId());
        if (!preference.wants(kind)) {
            return;
        }
        if (preference.digest() && recipient.userId() != null) {
            digests.note(matter.ticket(), recipient, recipient.userId(), kind, matter.actorName());
            return;
        }
        Composer.Written written = composer.compose(
                server,
                matter,
                kind,
                recipient,
                opening.map(Received::messageId).orElse(""));
        outbox.put(
                matter.ticket().clientId(),
                kind,
                recipient,
                matter.ticket().ticketId(),
                server.domain(),
                written.subject(),
                written.letter());
    }

    private boolean isOurs(MailServer server, String address) {
        Correspondence inbound = correspondence.getIfAvailable();
        String small = address.toLowerCase(Locale.ROOT);
        return small.equals(server.senderAddress().toLowerCase(Locale.ROOT))
                || small.equals(server.replyAddress().toLowerCase(Locale.ROOT))
                || (inbound != null && inbound.isOurs(address));
    }
}
