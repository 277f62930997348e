package mx.lanet.agent.watch;

import java.time.Duration;
import java.util.Locale;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;

/** What can be wrong with a machine. */
public enum Trouble {
    CPU,
    MEMORY,
    DISK,
    TEMPERATURE,
    SERVICE,
    CLOCK,
    RESTART,
    ANTIVIRUS;

    /** Such as {@code cpu}: the alert's type. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this machine looks for it at all. */
    boolean isWatched(Settings settings) {
        return settings.isOn(Setting.MONITORING_ENABLED)
                && settings.list(Setting.ALERT_KINDS).contains(word());
    }

    /** How long it must last before anybody is told. */
    Duration patience(Settings settings) {
        return switch (this) {
            case CPU, MEMORY, DISK, TEMPERATURE, ANTIVIRUS -> settings.seconds(Setting.ALERT_AFTER);
            case SERVICE -> settings.seconds(Setting.SERVICE_ALERT_AFTER);
            case CLOCK -> Duration.ZERO;
            case RESTART -> Duration.ofHours(settings.number(Setting.RESTART_ALERT_AFTER));
        };
    }
}
