package mx.lanet.desktop.notice;

/** Shows a notice in the way of this system. */
public interface Notifier extends AutoCloseable {
    /**
     * Shows it; never waits for the person.
     *
     * @param action the word on its button
     * @param clicked run on Swing's thread when the person clicks it, where the system can tell
     */
    void show(Notice notice, String action, Runnable clicked);

    @Override
    default void close() {}
}
