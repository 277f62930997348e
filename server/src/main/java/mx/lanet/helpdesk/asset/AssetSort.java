package mx.lanet.helpdesk.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the list of machines can be sorted by. */
public enum AssetSort {
    NAME(false),
    STATE(false),
    CLIENT(false),
    CPU(true),
    MEMORY(true),
    DISK(true),
    SEEN(true);

    private final boolean largestFirst;

    AssetSort(boolean largestFirst) {
        this.largestFirst = largestFirst;
    }

    /** The order that one expects at the first press of a column's head. */
    public boolean largestFirst() {
        return largestFirst;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AssetSort> of(String word) {
        return Arrays.stream(values()).filter(sort -> sort.word().equals(word)).findFirst();
    }
}
