package mx.lanet.helpdesk.web;

/**
 * A line of a list of facts.
 *
 * @param mono for addresses, serial numbers and the like
 */
public record KeyValue(String label, String value, boolean mono) {
    public static KeyValue of(String label, String value) {
        return new KeyValue(label, value, false);
    }

    public static KeyValue mono(String label, String value) {
        return new KeyValue(label, value, true);
    }
}
