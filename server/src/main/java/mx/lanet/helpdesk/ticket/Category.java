package mx.lanet.helpdesk.ticket;

/** What a ticket's own row says of its category; the tree is {@link mx.lanet.helpdesk.ticket.category}'s. */
public final class Category {
    /** The longest text. */
    public static final int MAX = 100;

    /** What a sender that says nothing means. */
    public static final String OTHER = "Otro";

    private Category() {}

    /** What was said, or {@value #OTHER}. */
    public static String of(String text) {
        return text.isBlank() ? OTHER : text.strip();
    }
}
