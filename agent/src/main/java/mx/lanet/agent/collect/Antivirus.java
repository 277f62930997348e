package mx.lanet.agent.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides how a machine is protected: one word, best first, and after a colon by what. */
final class Antivirus {
    static final String NONE = "none";

    private static final Duration SIGNATURES_STAY = Duration.ofDays(7);
    private static final int ON = 0x1000;
    private static final int STATE = 0xF000;
    private static final int OUT_OF_DATE = 0x10;

    private Antivirus() {}

    /** The words, best first. */
    private enum State {
        ACTIVE,
        OUTDATED,
        DISABLED
    }

    private record Product(String name, State state) {}

    /** Of {@code AntiVirusProduct} of the Security Center. */
    enum Registered {
        DISPLAYNAME,
        PRODUCTSTATE
    }

    /** Of {@code MSFT_MpComputerStatus}: servers have Defender and no Security Center. */
    enum Defender {
        ANTIVIRUSENABLED,
        REALTIMEPROTECTIONENABLED,
        ANTIVIRUSSIGNATUREAGE
    }

    /** As the Security Center has it; the best of several counts, since Windows switches Defender off beside another. */
    static String registered(List<Map<Registered, String>> rows) {
        return best(rows.stream()
                .map(row -> new Product(
                        row.getOrDefault(Registered.DISPLAYNAME, "?"),
                        state(row.getOrDefault(Registered.PRODUCTSTATE, ""))))
                .toList());
    }

    // 0x061000: the fourth digit from the right is 1 when it is on, the second when its signatures are old.
    private static State state(String productState) {
        try {
            int bits = Integer.parseInt(productState);
            boolean isOn = (bits & STATE) == ON;
            return !isOn ? State.DISABLED : (bits & OUT_OF_DATE) != 0 ? State.OUTDATED : State.ACTIVE;
        } catch (NumberFormatException e) {
            return State.DISABLED;
        }
    }

    static String defender(List<Map<Defender, String>> rows) {
        return best(rows.stream()
                .filter(row -> "true".equals(row.get(Defender.ANTIVIRUSENABLED)))
                .map(row -> new Product("Microsoft Defender", state(row)))
                .toList());
    }

    private static State state(Map<Defender, String> row) {
        if (!"true".equals(row.get(Defender.REALTIMEPROTECTIONENABLED))) {
            return State.DISABLED;
        }
        var days = row.getOrDefault(Defender.ANTIVIRUSSIGNATUREAGE, "");
        boolean isOld = !days.matches("\\d{1,5}") || Integer.parseInt(days) > SIGNATURES_STAY.toDays();
        return isOld ? State.OUTDATED : State.ACTIVE;
    }

    /**
     * ClamAV.
     *
     * @param runs whether its daemon answers; the scanner alone protects nobody while nobody starts it
     * @param signatures when its signatures were renewed, null when it has none
     */
    static String clam(boolean isInstalled, boolean runs, @Nullable Instant signatures, Instant now) {
        if (!isInstalled) {
            return NONE;
        }
        boolean isOld = signatures == null || signatures.isBefore(now.minus(SIGNATURES_STAY));
        return text(new Product("ClamAV", !runs ? State.DISABLED : isOld ? State.OUTDATED : State.ACTIVE));
    }

    private static String best(List<Product> products) {
        return products.stream()
                .min(Comparator.comparing(Product::state))
                .map(Antivirus::text)
                .orElse(NONE);
    }

    private static String text(Product product) {
        return product.state().name().toLowerCase(Locale.ROOT) + ": " + product.name();
    }
}
