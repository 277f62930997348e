package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.AssetRow;
import mx.lanet.helpdesk.monitoring.Curves;
import mx.lanet.helpdesk.monitoring.Metric;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Answer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The readings of up to five machines in one chart. */
@Controller
class ComparePages {
    private static final int MOST_FOUND = 8;

    private final AssetDetails assets;
    private final AssetLists lists;
    private final Curves curves;
    private final PastMaker past;
    private final Clock clock;
    private final ZoneId installations;

    ComparePages(
            AssetDetails assets,
            AssetLists lists,
            Curves curves,
            PastMaker past,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId installations) {
        this.assets = assets;
        this.lists = lists;
        this.curves = curves;
        this.past = past;
        this.clock = clock;
        this.installations = installations;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/compare")
    Answer compare(
            Person person,
            @RequestParam(name = "asset", required = false) List<String> asked,
            @RequestParam Map<String, String> parameters,
            Locale locale) {
        List<AssetDetail> chosen = (asked == null ? List.<String>of() : asked)
                .stream()
                        .distinct()
                        .limit(ComparePage.MOST)
                        .flatMap(id -> find(person, id).stream())
                        .toList();
        ChartSpan span = ChartSpan.of(parameters, clock.instant(), zone(person, chosen));
        Metric metric = Metric.of(parameters.getOrDefault("metric", "")).orElse(Metric.CPU);
        String words = parameters.getOrDefault("q", "").strip();
        return Answer.page(
                "asset/compare",
                new ComparePage(
                        span,
                        metric,
                        chosen.stream()
                                .map(asset -> new ComparePage.Chosen(
                                        asset,
                                        curves.of(
                                                person, asset, span.from(), span.until(), span.zone(), Set.of(metric)),
                                        past.limits(asset).get(metric),
                                        past.happened(person, asset, span, metric.word(), locale)))
                                .toList(),
                        words,
                        words.isEmpty() ? List.of() : found(person, words, chosen)));
    }

    private Optional<AssetDetail> find(Person person, String id) {
        try {
            return assets.find(person, UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The client's, when all are of one: else days begin where the person is. */
    private ZoneId zone(Person person, List<AssetDetail> chosen) {
        List<UUID> clients =
                chosen.stream().map(AssetDetail::clientId).distinct().toList();
        return clients.size() == 1 ? past.zoneOf(person, clients.getFirst()) : person.zoneOr(installations);
    }

    private List<AssetRow> found(Person person, String words, List<AssetDetail> chosen) {
        return lists.list(person, AssetQuery.all().words(words)).rows().items().stream()
                .filter(row ->
                        chosen.stream().noneMatch(asset -> asset.assetId().equals(row.assetId())))
                .limit(MOST_FOUND)
                .toList();
    }
}
