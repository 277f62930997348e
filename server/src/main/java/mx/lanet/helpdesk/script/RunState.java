package mx.lanet.helpdesk.script;

import java.util.Locale;

/** How a run stands on one machine. */
public enum RunState {
    /** Not ordered yet. */
    QUEUED(false, "", "clock"),
    /** Ordered, and the machine is off. */
    OFF(false, "st-espera", "clock-pause"),
    /** Ordered, and the machine comes for it with its next heartbeat. */
    WAITING(false, "", "clock"),
    DELIVERED(false, "st-progreso", "send"),
    /** The people at the machine are asked whether it may begin. */
    ASKED(false, "st-progreso", "user-question"),
    /** They have allowed it, and it waits for its turn there. */
    ALLOWED(false, "st-progreso", "user-check"),
    RUNNING(false, "st-progreso", "loader-2"),
    SUCCEEDED(true, "st-ok", "circle-check"),
    FAILED(true, "st-mal", "circle-x"),
    TIMED_OUT(true, "st-mal", "clock-hour-4"),
    REFUSED(true, "st-mal", "shield-x"),
    EXPIRED(true, "st-espera", "clock-pause"),
    CANCELLED(true, "", "ban"),
    /** The machine is not the one it was, or its person may no longer: nothing was ordered. */
    SKIPPED(true, "st-espera", "circle-minus");

    private final boolean over;
    private final String css;
    private final String icon;

    RunState(boolean over, String css, String icon) {
        this.over = over;
        this.css = css;
        this.icon = icon;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static java.util.Optional<RunState> find(String word) {
        return java.util.Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** Nothing more comes. */
    public boolean isOver() {
        return over;
    }

    /** It is worth doing again. */
    public boolean isFailure() {
        return switch (this) {
            case FAILED, TIMED_OUT, REFUSED, EXPIRED -> true;
            case QUEUED, OFF, WAITING, DELIVERED, ASKED, ALLOWED, RUNNING, SUCCEEDED, CANCELLED, SKIPPED -> false;
        };
    }

    public String css() {
        return css;
    }

    public String icon() {
        return icon;
    }
}
