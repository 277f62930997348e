package mx.lanet.helpdesk.console.live;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;

/**
 * What a page can watch: one machine, its commands, a ticket or a run by its id, or a list of them.
 *
 * @param id {@link #ALL} for a list
 */
record Topic(Kind kind, UUID id) {
    private static final UUID ALL = new UUID(0, 0);
    private static final int UUID_LENGTH = 36;
    /** A list of thousands is drawn anew more seldom than one thing; both within a second. */
    private static final Duration LIST_AT_MOST_EVERY = Duration.ofMillis(800);

    private static final Duration ONE_AT_MOST_EVERY = Duration.ofMillis(400);

    static final Topic ASSETS = new Topic(Kind.ASSETS, ALL);
    static final Topic TICKETS = new Topic(Kind.TICKETS, ALL);
    static final Topic ALERTS = new Topic(Kind.ALERTS, ALL);
    /** Conversations of clients' people with the support. */
    static final Topic SUPPORT = new Topic(Kind.SUPPORT, ALL);

    static final Topic DAY = new Topic(Kind.DAY, ALL);

    enum Kind {
        ASSET("asset:"),
        TICKET("ticket:"),
        LOOKERS("lookers:"),
        CHAT("chat:"),
        CHATS("chats:"),
        SUPPORT("support"),
        COMMANDS("commands:"),
        RUN("run:"),
        ALERT("alert:"),
        ALERTS("alerts"),
        ASSETS("assets"),
        TICKETS("tickets"),
        DAY("day");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        boolean isOfOne() {
            return word.endsWith(":");
        }

        /** Whether others who look at the same want to know who is there. */
        boolean isPlace() {
            return this == LOOKERS || this == CHAT;
        }
    }

    static Topic asset(UUID id) {
        return new Topic(Kind.ASSET, id);
    }

    static Topic ticket(UUID id) {
        return new Topic(Kind.TICKET, id);
    }

    /** Who looks at a ticket, and who writes there. */
    static Topic lookers(UUID ticketId) {
        return new Topic(Kind.LOOKERS, ticketId);
    }

    /** A conversation, and who writes there. */
    static Topic chat(UUID chatId) {
        return new Topic(Kind.CHAT, chatId);
    }

    /** All conversations of one person. */
    static Topic chats(UUID userId) {
        return new Topic(Kind.CHATS, userId);
    }

    /** What an asset's agent was asked to do. */
    static Topic commands(UUID assetId) {
        return new Topic(Kind.COMMANDS, assetId);
    }

    /** A script's run on many machines. */
    static Topic run(UUID id) {
        return new Topic(Kind.RUN, id);
    }

    static Topic alert(UUID id) {
        return new Topic(Kind.ALERT, id);
    }

    /** The topic of a text such as {@code asset:<uuid>}; empty when it is none. */
    static Optional<Topic> of(String text) {
        for (Kind kind : Kind.values()) {
            if (!kind.isOfOne() && text.equals(kind.word)) {
                return Optional.of(new Topic(kind, ALL));
            }
            if (kind.isOfOne() && text.startsWith(kind.word) && text.length() == kind.word.length() + UUID_LENGTH) {
                return uuid(text.substring(kind.word.length())).map(id -> new Topic(kind, id));
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The lists that such a person has; anything of one is a question to its feature. */
    boolean isListOf(Person person) {
        return switch (kind) {
            case ASSETS, ALERTS, DAY -> person.role() != Role.REQUESTER;
            case TICKETS -> true;
            case SUPPORT -> person.isStaff();
            case ASSET, TICKET, LOOKERS, CHAT, CHATS, COMMANDS, RUN, ALERT -> false;
        };
    }

    Duration atMostEvery() {
        return kind.isOfOne() ? ONE_AT_MOST_EVERY : LIST_AT_MOST_EVERY;
    }

    String text() {
        return kind.isOfOne() ? kind.word + id : kind.word;
    }
}
