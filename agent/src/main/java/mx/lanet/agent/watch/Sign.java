package mx.lanet.agent.watch;

import org.jspecify.annotations.Nullable;

/**
 * What one reading says about one thing that can be wrong.
 *
 * @param subject which of several: a volume, a service; empty for the whole machine
 * @param value what was read, where it is a number
 * @param threshold from where on it is wrong, where there is one
 */
record Sign(Trouble trouble, String subject, Level level, @Nullable Double value, @Nullable Double threshold) {
    /** How wrong. */
    enum Level {
        /** Clearly well. */
        FINE,
        /** Not wrong, and so near to it that what was wrong is not over yet. */
        NEAR,
        BAD,
        GRAVE;

        String severity() {
            return this == GRAVE ? "critical" : "warning";
        }
    }
}
