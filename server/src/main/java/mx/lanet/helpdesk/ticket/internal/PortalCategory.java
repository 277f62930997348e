package mx.lanet.helpdesk.ticket.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import mx.lanet.helpdesk.ticket.Category;

/** The pictures that a requester chooses from; each stands for a category of the team. */
public enum PortalCategory {
    COMPUTER("Hardware"),
    PRINTER("Impresoras"),
    NETWORK("Red"),
    MAIL("Correo"),
    ACCESS("Accesos"),
    PROGRAM("Software"),
    PHONE("Teléfono"),
    OTHER(Category.OTHER);

    private final String category;

    PortalCategory(String category) {
        this.category = category;
    }

    /** The ticket's category. */
    public String category() {
        return category;
    }

    /** The word in addresses, message keys and the name of the picture. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PortalCategory> find(String word) {
        return Arrays.stream(values())
                .filter(picture -> picture.word().equals(word))
                .findFirst();
    }
}
