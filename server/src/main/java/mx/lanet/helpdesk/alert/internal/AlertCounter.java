package mx.lanet.helpdesk.alert.internal;

import mx.lanet.helpdesk.alert.AlertQuery;
import mx.lanet.helpdesk.alert.AlertQuery.Show;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.PlaceCounter;
import org.springframework.stereotype.Component;

/** Critical alerts that nobody has taken note of, beside their place in the navigation. */
@Component
class AlertCounter implements PlaceCounter {
    private static final int MOST = 1000;

    private final Alerts alerts;

    AlertCounter(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public String place() {
        return "alerts";
    }

    @Override
    public Count count(Person person) {
        AlertQuery critical =
                new AlertQuery(Show.NEW, Severity.CRITICAL, null, null, null, null, new Slice.Request(1, 1));
        return new Count(alerts.figure(person, critical, MOST), true, "alert.open-critical");
    }
}
