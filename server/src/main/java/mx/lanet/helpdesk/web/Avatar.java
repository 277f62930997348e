package mx.lanet.helpdesk.web;

import org.jspecify.annotations.Nullable;

/**
 * Initials and tint of a person or a company: the same everywhere, from the id.
 *
 * @param photo where the person's picture is; null for the initials alone
 */
public record Avatar(String initials, int tint, @Nullable String photo) {
    private static final int TINTS = 6;

    public static Avatar of(String id, String name) {
        return of(id, name, 0);
    }

    /** With the person's picture of this version; 0 when there is none. */
    public static Avatar of(String id, String name, int photo) {
        String path = photo == 0 ? null : "/users/" + id + "/photo?v=" + photo;
        return new Avatar(initialsOf(name), Math.floorMod(id.hashCode(), TINTS) + 1, path);
    }

    /** First letters of the first two words: "Gabriela Montes" is GM, "LANET" is L. */
    private static String initialsOf(String name) {
        StringBuilder letters = new StringBuilder(2);
        boolean first = true;
        for (int at = 0; at < name.length() && letters.length() < 2; at += Character.charCount(name.codePointAt(at))) {
            int letter = name.codePointAt(at);
            if (first && Character.isLetterOrDigit(letter)) {
                letters.appendCodePoint(Character.toUpperCase(letter));
            }
            first = Character.isWhitespace(letter);
        }
        return letters.isEmpty() ? "?" : letters.toString();
    }

    /** The classes for the template; the first tint is the default one. */
    public String css() {
        return tint == 1 ? "av" : "av av-" + tint;
    }
}
