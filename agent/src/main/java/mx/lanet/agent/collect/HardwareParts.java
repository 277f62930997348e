package mx.lanet.agent.collect;

import java.util.List;
import mx.lanet.protocol.Inventory.Battery;
import mx.lanet.protocol.Inventory.MemoryModule;
import org.jspecify.annotations.Nullable;
import oshi.hardware.PhysicalMemory;
import oshi.hardware.PowerSource;

/** Turns what OSHI says about parts of a machine into facts. */
final class HardwareParts {
    private static final int MEGA = 1_000_000;

    private HardwareParts() {}

    /** Null when there are none: a machine without memory could not say so, but one that may not ask says nothing. */
    static @Nullable List<MemoryModule> memory(List<PhysicalMemory> modules) {
        var found = modules.stream()
                .filter(m -> m.getCapacity() > 0)
                .map(m -> new MemoryModule(
                        Known.orNull(m.getBankLabel()),
                        m.getCapacity(),
                        Known.orNull(m.getMemoryType()),
                        Known.positive(m.getClockSpeed() / MEGA),
                        Known.orNull(m.getManufacturer()),
                        Known.orNull(m.getPartNumber()),
                        Known.orNull(m.getSerialNumber())))
                .toList();
        return found.isEmpty() ? null : found;
    }

    /** What OSHI lists without a capacity when new is a socket, or a battery of a mouse. */
    static List<Battery> batteries(List<PowerSource> sources) {
        return sources.stream()
                .filter(s -> s.getDesignCapacity() > 1)
                .map(s -> new Battery(
                        s.getName(),
                        Known.orNull(s.getManufacturer()),
                        Known.orNull(s.getChemistry()),
                        Known.orNull(s.getSerialNumber()),
                        (long) s.getDesignCapacity(),
                        unit(s.getCapacityUnits()),
                        health(s.getMaxCapacity(), s.getDesignCapacity())))
                .toList();
    }

    private static @Nullable String unit(PowerSource.CapacityUnits units) {
        return switch (units) {
            case MWH -> "mWh";
            case MAH -> "mAh";
            case RELATIVE -> null;
        };
    }

    /** In whole percent, so that a battery is no news each hour. */
    static @Nullable Integer health(int maxCapacity, int designCapacity) {
        return maxCapacity <= 0 || designCapacity <= 0
                ? null
                : (int) Math.clamp(Math.round(maxCapacity * 100.0 / designCapacity), 0, 100);
    }
}
