package mx.lanet.helpdesk.audit;

/** What a walk along a client's audit chain found. */
public sealed interface Verdict {
    /** Every record hangs on the one before it, and none is missing. */
    record Whole(long records) implements Verdict {}

    /** From this position on the chain does not fit: a record was changed, removed or added past the server. */
    record Broken(long position) implements Verdict {}
}
