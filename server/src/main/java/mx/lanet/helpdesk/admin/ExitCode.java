package mx.lanet.helpdesk.admin;

/** What the program ends with. */
final class ExitCode {
    static final int OK = 0;
    static final int TROUBLE = 1;
    static final int USAGE = 2;

    private ExitCode() {}
}
