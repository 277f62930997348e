package mx.lanet.helpdesk.alert;

/**
 * What is one trouble: of one thing, of one kind, about one subject. However often it is said, there is one alert of it.
 *
 * @param kind such as {@code offline} or {@code disk_full_soon}, at most 100 characters; {@code alert.kind.<kind>} is its
 *     name for people, where there is one
 * @param subject which of several, such as a disk or a program, at most 200 characters; empty when there is but one
 */
public record Trouble(About about, String kind, String subject) {
    public static final int KIND_MAX = 100;
    public static final int SUBJECT_MAX = 200;

    public Trouble {
        if (kind.isBlank() || kind.length() > KIND_MAX || subject.length() > SUBJECT_MAX) {
            throw new IllegalArgumentException("a trouble's words are out of their limits");
        }
    }
}
