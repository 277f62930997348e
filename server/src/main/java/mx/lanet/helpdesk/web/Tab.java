package mx.lanet.helpdesk.web;

/**
 * A tab, a segment or an entry of a menu that leads somewhere.
 *
 * @param note small and grey behind it, for example a number; may be empty
 */
public record Tab(String label, String path, boolean here, String note) {
    public static Tab of(String label, String path, boolean here) {
        return new Tab(label, path, here, "");
    }
}
