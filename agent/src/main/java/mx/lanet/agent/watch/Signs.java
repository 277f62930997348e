package mx.lanet.agent.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.watch.Sign.Level;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import mx.lanet.protocol.MachineStatus.VolumeStatus;
import org.jspecify.annotations.Nullable;

/** What a reading says about each trouble. What could not be read says nothing: it is neither wrong nor well. */
final class Signs {
    private static final double GRAVE_PERCENT = 97;
    private static final double GRAVE_DEGREES = 10;

    private final Settings settings;

    Signs(Settings settings) {
        this.settings = settings;
    }

    /** By trouble; one that is absent could not be read. */
    Map<Trouble, List<Sign>> of(MachineStatus status, Duration clockOff) {
        var signs = new EnumMap<Trouble, List<Sign>>(Trouble.class);
        percent(signs, Trouble.CPU, status.cpuUsage(), Setting.CPU_THRESHOLD);
        percent(signs, Trouble.MEMORY, status.memoryUsage(), Setting.MEMORY_THRESHOLD);
        disks(signs, status);
        if (status.temperature() != null) {
            double most = settings.number(Setting.TEMPERATURE_THRESHOLD);
            signs.put(
                    Trouble.TEMPERATURE,
                    List.of(reading(Trouble.TEMPERATURE, "", status.temperature(), most, most + GRAVE_DEGREES)));
        }
        services(signs, status.servicesStatus());
        signs.put(Trouble.CLOCK, List.of(clock(clockOff)));
        if (status.restartPending() != null) {
            signs.put(
                    Trouble.RESTART, List.of(sign(Trouble.RESTART, status.restartPending() ? Level.BAD : Level.FINE)));
        }
        if (status.antivirusStatus() != null) {
            signs.put(Trouble.ANTIVIRUS, List.of(sign(Trouble.ANTIVIRUS, protection(status.antivirusStatus()))));
        }
        return signs;
    }

    private void percent(Map<Trouble, List<Sign>> signs, Trouble trouble, @Nullable Double value, Setting threshold) {
        if (value != null) {
            signs.put(trouble, List.of(reading(trouble, "", value, settings.number(threshold), GRAVE_PERCENT)));
        }
    }

    /** Each volume by itself: one that is full must not hide the next. */
    private void disks(Map<Trouble, List<Sign>> signs, MachineStatus status) {
        var volumes = status.volumes();
        if (volumes == null) {
            percent(signs, Trouble.DISK, status.diskUsage(), Setting.DISK_THRESHOLD);
            return;
        }
        var found = new ArrayList<Sign>();
        for (VolumeStatus volume : volumes) {
            if (volume.totalBytes() > 0) {
                double used = 100.0 * (volume.totalBytes() - volume.freeBytes()) / volume.totalBytes();
                int most = settings.number(Setting.DISK_THRESHOLD);
                found.add(reading(Trouble.DISK, volume.mount(), used, most, GRAVE_PERCENT));
            }
        }
        signs.put(Trouble.DISK, found);
    }

    private void services(Map<Trouble, List<Sign>> signs, @Nullable List<ServiceStatus> services) {
        if (services != null) {
            signs.put(
                    Trouble.SERVICE,
                    services.stream().map(service -> service(service)).toList());
        } else if (settings.list(Setting.WATCHED_SERVICES).isEmpty()) {
            signs.put(Trouble.SERVICE, List.of());
        }
    }

    private static Sign service(ServiceStatus service) {
        var level = service.status().equals("running") ? Level.FINE : Level.GRAVE;
        return new Sign(Trouble.SERVICE, service.name(), level, null, null);
    }

    private Sign clock(Duration off) {
        double seconds = off.abs().toSeconds();
        double most = settings.number(Setting.CLOCK_THRESHOLD);
        var level = seconds >= most ? Level.BAD : seconds >= most / 2 ? Level.NEAR : Level.FINE;
        return new Sign(Trouble.CLOCK, "", level, seconds, most);
    }

    /** None at all is how Linux machines are, and is seen on the page; one that is switched off was there before. */
    private static Level protection(String status) {
        if (status.startsWith("disabled")) {
            return Level.GRAVE;
        }
        return status.startsWith("outdated") ? Level.BAD : Level.FINE;
    }

    private static Sign sign(Trouble trouble, Level level) {
        return new Sign(trouble, "", level, null, null);
    }

    private Sign reading(Trouble trouble, String subject, double value, double threshold, double grave) {
        Level level;
        if (value >= threshold) {
            level = value >= grave ? Level.GRAVE : Level.BAD;
        } else {
            level = value >= threshold - settings.number(Setting.RECOVER_MARGIN) ? Level.NEAR : Level.FINE;
        }
        return new Sign(trouble, subject, level, value, threshold);
    }
}
