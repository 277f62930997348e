package mx.lanet.agent;

/** What the program ends with. */
final class ExitCode {
    static final int OK = 0;
    static final int TROUBLE = 1;
    static final int USAGE = 2;
    static final int NOT_REGISTERED = 3;
    static final int ALREADY_RUNNING = 4;
    /** The data folder cannot be used. */
    static final int FOLDER = 5;
    /** A part of the agent hung, and the watchdog ended it. */
    static final int HUNG = 6;

    private ExitCode() {}
}
