package mx.lanet.helpdesk.forecast;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which forecasts a list shows; null is no filter.
 *
 * @param withinDays only what happens until then
 * @param machines of these alone
 */
public record ForecastQuery(
        @Nullable ForecastKind kind,
        @Nullable UUID clientId,
        int withinDays,
        @Nullable List<UUID> machines,
        Slice.Request page) {}
