package mx.lanet.helpdesk.audit;

/**
 * What an audited action was done to.
 *
 * @param kind the word for it, such as {@code user}, {@code site}, {@code ticket}
 * @param id how the database knows it; empty when it has no id
 * @param name what people called it at that moment: it stays readable after a rename or a removal
 */
public record Subject(String kind, String id, String name) {
    public static Subject of(String kind, Object id, String name) {
        return new Subject(kind, id.toString(), name);
    }
}
