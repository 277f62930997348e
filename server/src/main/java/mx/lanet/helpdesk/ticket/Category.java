package mx.lanet.helpdesk.ticket;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** The categories that every installation starts with. A ticket keeps its category as text of at most {@value #MAX} characters. */
public final class Category {
    public static final int MAX = 100;
    public static final String OTHER = "Otro";
    public static final List<String> DEFAULTS =
            List.of("Hardware", "Software", "Red", "Impresoras", "Correo", "Accesos", OTHER);

    private Category() {}

    /** The default category that the text means whatever its case and accents; else the text itself, and {@value #OTHER} for none. */
    public static String of(String text) {
        String plain = plain(text.strip());
        if (plain.isEmpty()) {
            return OTHER;
        }
        return DEFAULTS.stream()
                .filter(category -> plain(category).equals(plain))
                .findFirst()
                .orElse(text.strip());
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
