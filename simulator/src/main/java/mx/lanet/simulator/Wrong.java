package mx.lanet.simulator;

import picocli.CommandLine;

/** What the person must hear instead of a result: a message's key, its values, and the program's exit code. */
final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String key;
    private final transient Object[] values;
    private final int exitCode;

    private Wrong(int exitCode, String key, Object... values) {
        super(key);
        this.key = key;
        this.values = values;
        this.exitCode = exitCode;
    }

    /** The arguments cannot be used. */
    static Wrong usage(String key, Object... values) {
        return new Wrong(CommandLine.ExitCode.USAGE, key, values);
    }

    /** The arguments were right, the world was not. */
    static Wrong failure(String key, Object... values) {
        return new Wrong(CommandLine.ExitCode.SOFTWARE, key, values);
    }

    String key() {
        return key;
    }

    Object[] values() {
        return values;
    }

    int exitCode() {
        return exitCode;
    }
}
