package mx.lanet.helpdesk.ticket.file;

/** What became of a file on its way in. */
public sealed interface Received {
    /** It is kept until somebody says what it belongs to. */
    record Whole(Stored stored) implements Received {}

    /** Larger than the limit; nothing is left of it. */
    record TooLarge() implements Received {}

    /** Of a kind that no ticket takes. */
    record NotAllowed() implements Received {}

    /** Without a byte. */
    record Empty() implements Received {}
}
