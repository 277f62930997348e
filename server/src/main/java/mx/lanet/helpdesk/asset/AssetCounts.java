package mx.lanet.helpdesk.asset;

import java.util.EnumMap;
import java.util.Map;

/** How many machines there are in each state, each counted up to one more than {@code Slice.COUNTED}. */
public record AssetCounts(Map<AssetStatus, Long> byState) {
    public AssetCounts {
        byState = Map.copyOf(byState);
    }

    /** No machine at all. */
    public static AssetCounts none() {
        return new AssetCounts(new EnumMap<>(AssetStatus.class));
    }

    public long of(AssetStatus state) {
        return byState.getOrDefault(state, 0L);
    }

    /** All but the retired. */
    public long inUse() {
        return byState.entrySet().stream()
                .filter(entry -> entry.getKey() != AssetStatus.RETIRED)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** With a warning, or worse, while reporting. */
    public long troubled() {
        return of(AssetStatus.WARNING) + of(AssetStatus.CRITICAL);
    }
}
