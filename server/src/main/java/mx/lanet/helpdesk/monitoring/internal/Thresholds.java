package mx.lanet.helpdesk.monitoring.internal;

import java.util.Locale;
import java.util.Map;
import mx.lanet.helpdesk.alert.OpenAlert;
import mx.lanet.helpdesk.monitoring.Reading;
import org.jspecify.annotations.Nullable;

/** When an alert about a reading is over. */
public final class Thresholds {
    private Thresholds() {}

    /**
     * Whether the reading is below the alert's threshold again. Alerts about anything but processor, memory and disk
     * are never over by themselves.
     */
    public static boolean isOver(OpenAlert alert, Reading reading, Map<String, Object> settings) {
        String kind = alert.kind().toLowerCase(Locale.ROOT);
        if (kind.contains("cpu")) {
            return isBelow(reading.cpu(), alert.threshold(), settings.get("cpu_threshold"));
        }
        if (kind.contains("memory") || kind.contains("ram")) {
            return isBelow(reading.memory(), alert.threshold(), settings.get("memory_threshold"));
        }
        return kind.contains("disk") && isBelow(reading.disk(), alert.threshold(), settings.get("disk_threshold"));
    }

    private static boolean isBelow(@Nullable Float value, @Nullable Double own, @Nullable Object general) {
        if (value == null) {
            return false;
        }
        double threshold = own != null ? own : general instanceof Number number ? number.doubleValue() : 100;
        return value < threshold;
    }
}
