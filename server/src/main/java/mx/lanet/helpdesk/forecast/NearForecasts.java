package mx.lanet.helpdesk.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.alert.About;
import mx.lanet.helpdesk.alert.Condition;
import mx.lanet.helpdesk.alert.Conditions;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.alert.Trouble;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which forecasts are so near that they are alerts. Once it is one, it stays one until it is half as far again. */
@Component
class NearForecasts {
    private static final double AWAY_AGAIN = 1.5;
    private static final double GRAVE_DAYS = 3;

    private final Conditions conditions;
    private final double nearDays;

    NearForecasts(Conditions conditions, @Value("${lanet.forecast.alert-days:14}") double nearDays) {
        this.conditions = conditions;
        this.nearDays = nearDays;
    }

    boolean isNear(Forecast forecast, boolean alerting) {
        Double days = forecast.days();
        return days == null || days <= (alerting ? nearDays * AWAY_AGAIN : nearDays);
    }

    /**
     * Outside of any transaction; said again, it changes nothing.
     *
     * @param before about what of it there was an alert
     * @return about what of it there is one now
     */
    List<ForecastKey> tell(UUID clientId, UUID assetId, List<Forecast> forecasts, List<ForecastKey> before) {
        List<ForecastKey> now = new ArrayList<>();
        for (Forecast forecast : forecasts) {
            if (isNear(forecast, before.contains(forecast.key()))) {
                conditions.raise(condition(forecast));
                now.add(forecast.key());
            }
        }
        for (ForecastKey key : before) {
            if (!now.contains(key)) {
                conditions.recover(trouble(clientId, assetId, key));
            }
        }
        return now;
    }

    private static Condition condition(Forecast forecast) {
        Double days = forecast.days();
        boolean grave = forecast.kind() == ForecastKind.DISK_FULL_SOON && days != null && days <= GRAVE_DAYS;
        return new Condition(
                trouble(forecast.clientId(), forecast.assetId(), forecast.key()),
                grave ? Severity.CRITICAL : Severity.WARNING,
                forecast.textKey(),
                forecast.arguments(),
                forecast.limit(),
                forecast.level());
    }

    private static Trouble trouble(UUID clientId, UUID assetId, ForecastKey key) {
        return new Trouble(About.asset(clientId, assetId), key.kind().word(), key.subject());
    }
}
