package mx.lanet.helpdesk.inventory;

/** What a person writes of a name, as a pattern of LIKE: * is any text, and without one it may stand anywhere. */
final class WatchPattern {
    private WatchPattern() {}

    static String of(String written) {
        String plain = written.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return plain.contains("*") ? plain.replace('*', '%') : "%" + plain + "%";
    }
}
