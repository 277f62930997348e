package mx.lanet.helpdesk.command;

import java.time.Duration;
import java.util.Locale;

/**
 * What an agent can be asked to do. Each has a time that it may take, and one that it waits for its agent when nobody says
 * otherwise: what would surprise the people at a machine days later does not wait for days.
 */
public enum CommandKind {
    SCRIPT(Effect.CHANGES, Duration.ofMinutes(5), Duration.ofDays(7)),
    COLLECT_INVENTORY(Effect.ASKS, Duration.ofMinutes(5), Duration.ofDays(7)),
    UPDATE_AGENT(Effect.CHANGES, Duration.ofMinutes(10), Duration.ofDays(7)),
    DOWNLOAD_FILE(Effect.CHANGES, Duration.ofMinutes(30), Duration.ofDays(7)),
    INSTALL_UPDATES(Effect.CHANGES, Duration.ofHours(2), Duration.ofDays(7)),
    RESTART_AGENT(Effect.RENEWS, Duration.ofMinutes(5), Duration.ofDays(7)),
    CANCEL_COMMAND(Effect.ASKS, Duration.ofMinutes(1), Duration.ofDays(1)),
    COLLECT_EVENTS(Effect.ASKS, Duration.ofMinutes(1), Duration.ofMinutes(5)),
    LIST_PROCESSES(Effect.ASKS, Duration.ofMinutes(1), Duration.ofMinutes(5)),
    END_PROCESS(Effect.CHANGES, Duration.ofMinutes(1), Duration.ofMinutes(10)),
    LIST_SERVICES(Effect.ASKS, Duration.ofMinutes(1), Duration.ofMinutes(5)),
    CONTROL_SERVICE(Effect.CHANGES, Duration.ofMinutes(2), Duration.ofHours(1)),
    RESTART_MACHINE(Effect.CHANGES, Duration.ofMinutes(1), Duration.ofHours(1)),
    SHUT_DOWN_MACHINE(Effect.CHANGES, Duration.ofMinutes(1), Duration.ofHours(1)),
    WAKE_ON_LAN(Effect.CHANGES, Duration.ofMinutes(1), Duration.ofMinutes(10)),
    REMOTE_SESSION(Effect.CHANGES, Duration.ofHours(1), Duration.ofMinutes(10));

    private enum Effect {
        ASKS,
        RENEWS,
        CHANGES
    }

    private final Effect effect;
    private final Duration timeout;
    private final Duration waits;

    CommandKind(Effect effect, Duration timeout, Duration waits) {
        this.effect = effect;
        this.timeout = timeout;
        this.waits = waits;
    }

    /** The word of the contract. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a {@link #word()}; throws IllegalArgumentException for any other text. */
    public static CommandKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether a machine is another one afterwards: such a thing wants remote execution, a fresh factor and a reason. */
    public boolean changesMachine() {
        return effect == Effect.CHANGES;
    }

    /** Whether it answers a list that is looked at now and is of no worth tomorrow. */
    public boolean isList() {
        return this == LIST_PROCESSES || this == LIST_SERVICES || this == COLLECT_EVENTS;
    }

    /** Whether asking twice while the first still waits would be the same as asking once. */
    boolean isSameTwice() {
        return effect != Effect.CHANGES && this != CANCEL_COMMAND;
    }

    public Duration timeout() {
        return timeout;
    }

    /** How long it waits for a machine that is off. */
    public Duration waits() {
        return waits;
    }
}
