package mx.lanet.helpdesk.console.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertQuery;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.monitoring.Curves;
import mx.lanet.helpdesk.monitoring.Metric;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together how a machine was over a while, in the times of the client whose machine it is. */
@Component
class PastMaker {
    private final Curves curves;
    private final AgentSettings settings;
    private final Clients clients;
    private final Alerts alerts;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId installations;

    PastMaker(
            Curves curves,
            AgentSettings settings,
            Clients clients,
            Alerts alerts,
            MessageSource messages,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId installations) {
        this.curves = curves;
        this.settings = settings;
        this.clients = clients;
        this.alerts = alerts;
        this.messages = messages;
        this.clock = clock;
        this.installations = installations;
    }

    PastCharts of(Person person, AssetDetail asset, Map<String, String> asked, Locale locale) {
        ChartSpan span = ChartSpan.of(asked, clock.instant(), zoneOf(person, asset.clientId()));
        return new PastCharts(
                span,
                curves.of(person, asset, span.from(), span.until(), span.zone(), EnumSet.allOf(Metric.class)),
                limits(asset),
                happened(person, asset, span, "", locale),
                asked.getOrDefault("view", "").equals("table"),
                "/assets/" + asset.assetId());
    }

    /** Alerts of this kind, or of any when it is empty. Of a while in which more happened, the newest. */
    List<PastCharts.Happened> happened(Person person, AssetDetail asset, ChartSpan span, String kind, Locale locale) {
        Texts texts = new Texts(messages, locale);
        AlertQuery query = new AlertQuery(
                AlertQuery.Show.ALL,
                null,
                kind.isEmpty() ? null : kind,
                asset.clientId(),
                null,
                asset.assetId(),
                new Slice.Request(1, Slice.MAX_SIZE));
        return alerts.list(person, query).items().stream()
                .filter(alert -> !alert.raisedAt().isBefore(span.from())
                        && alert.raisedAt().isBefore(span.until()))
                .map(alert -> new PastCharts.Happened(
                        alert.raisedAt(), alert.severity().word(), alert.text(texts), alert.path()))
                .toList();
    }

    ZoneId zoneOf(Person person, UUID clientId) {
        Client client = clients.get(person, clientId);
        try {
            return ZoneId.of(client.timeZone());
        } catch (DateTimeException _) {
            return person.zoneOr(installations);
        }
    }

    Map<Metric, Double> limits(AssetDetail asset) {
        Map<String, Object> all = settings.all(asset.clientId(), asset.assetId());
        Map<Metric, Double> limits = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (all.get(metric.word() + "_threshold") instanceof Number number) {
                limits.put(metric, number.doubleValue());
            }
        }
        return limits;
    }
}
