package mx.lanet.helpdesk.shared;

/** A text that no log, message or record may show by accident. */
public final class Secret {
    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The text itself: for the one place that needs it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
