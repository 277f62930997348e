package mx.lanet.helpdesk.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.alert.TroubleStep.Standing;
import mx.lanet.helpdesk.alert.TroubleTable.Begun;
import mx.lanet.helpdesk.alert.TroubleTable.Ended;
import mx.lanet.helpdesk.alert.TroubleTable.Line;
import mx.lanet.helpdesk.alert.TroubleTable.Renewed;
import mx.lanet.helpdesk.shared.Ids;
import org.jspecify.annotations.Nullable;

/** Opens, renews and closes alerts, inside an ingest transaction; both doors go through it. */
final class Troubles {
    private static final String HEARD_AGAIN = "heard_again";

    private final TroubleTable table;
    private final AlertNews news;
    private final Ids ids;

    Troubles(TroubleTable table, AlertNews news, Ids ids) {
        this.table = table;
        this.news = news;
        this.ids = ids;
    }

    /** What each trouble's sights of one batch amount to: the last one, and how many of them were new. */
    private record Seen(Sight last, int news) {}

    /** The database knows more of a trouble, such as its site, than who sees it. */
    private record Key(UUID about, String kind, String subject) {
        static Key of(Trouble trouble) {
            return new Key(trouble.about().id(), trouble.kind(), trouble.subject());
        }
    }

    /** Returns what changed. */
    List<AlertChanged> see(List<Sight> sights, Instant now) {
        Map<Key, Seen> seen = seen(sights);
        if (seen.isEmpty()) {
            return List.of();
        }
        Map<Key, Standing> standing = new HashMap<>();
        table.lock(seen.values().stream().map(one -> one.last().trouble()).toList())
                .forEach(one -> standing.put(Key.of(one.trouble()), one));
        Work work = new Work();
        seen.forEach((key, what) -> plan(work, standing.get(key), what, now));
        return save(work, now);
    }

    private Map<Key, Seen> seen(List<Sight> sights) {
        List<Sight> named =
                sights.stream().filter(sight -> sight.heardId() != null).toList();
        Set<UUID> fresh = named.isEmpty() ? Set.of() : table.hear(named);
        Map<Key, Seen> seen = new LinkedHashMap<>();
        sights.stream()
                .filter(sight -> sight.heardId() == null || fresh.contains(sight.heardId()))
                .sorted(Comparator.comparing(Sight::at))
                .forEach(sight -> seen.merge(
                        Key.of(sight.trouble()),
                        new Seen(sight, sight.heardId() == null ? 0 : 1),
                        (before, after) -> new Seen(after.last(), before.news() + after.news())));
        return seen;
    }

    private static final class Work {
        private final List<Standing> retired = new ArrayList<>();
        private final List<Begun> begun = new ArrayList<>();
        private final List<Renewed> renewed = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<AlertChanged> changed = new ArrayList<>();
    }

    private void plan(Work work, @Nullable Standing standing, Seen seen, Instant now) {
        Sight sight = seen.last();
        switch (TroubleStep.of(standing, sight, now)) {
            case TroubleStep.Open(Standing old) -> {
                if (old != null) {
                    work.retired.add(old);
                }
                UUID id = ids.next();
                work.begun.add(new Begun(id, sight, Math.max(1, seen.news())));
                say(work, sight, id, "opened");
            }
            case TroubleStep.Reopen(Standing closed) -> {
                work.renewed.add(new Renewed(closed, sight, Math.max(1, seen.news()), now));
                say(work, sight, closed.alertId(), "reopened");
            }
            case TroubleStep.Renew(Standing open) -> {
                boolean news = seen.news() > 0;
                boolean graver = open.severity() != sight.severity();
                work.renewed.add(new Renewed(open, sight, seen.news(), news || graver ? now : null));
                if (news) {
                    say(work, sight, open.alertId(), HEARD_AGAIN);
                }
            }
            case TroubleStep.Nothing _ -> {}
        }
    }

    private void say(Work work, Sight sight, UUID alertId, String kind) {
        About about = sight.trouble().about();
        work.lines.add(new Line(about.clientId(), alertId, ids.next(), sight.at(), kind, !sight.byServer()));
        work.changed.add(new AlertChanged(about.clientId(), alertId, about.assetId()));
    }

    private List<AlertChanged> save(Work work, Instant now) {
        if (!work.retired.isEmpty()) {
            table.retire(work.retired);
        }
        if (!work.begun.isEmpty()) {
            table.insert(work.begun, now);
        }
        if (!work.renewed.isEmpty()) {
            table.renew(work.renewed);
        }
        if (!work.lines.isEmpty()) {
            table.insertEvents(work.lines);
        }
        news.moved(work.lines.stream()
                .filter(line -> !line.kind().equals(HEARD_AGAIN))
                .map(line -> new AlertsMoved.Move(line.clientId(), line.alertId(), true))
                .toList());
        return work.changed;
    }

    /** Ends those of them that are open. */
    List<AlertChanged> end(List<Ended> ended, Instant now) {
        Set<UUID> closed = table.close(ended, now);
        List<Ended> over =
                ended.stream().filter(one -> closed.contains(one.alertId())).toList();
        if (over.isEmpty()) {
            return List.of();
        }
        table.insertEvents(over.stream()
                .map(one -> new Line(one.clientId(), one.alertId(), ids.next(), now, "closed", one.byAgent()))
                .toList());
        news.moved(over.stream()
                .map(one -> new AlertsMoved.Move(one.clientId(), one.alertId(), false))
                .toList());
        return over.stream()
                .map(one -> new AlertChanged(one.clientId(), one.alertId(), one.assetId()))
                .toList();
    }

    /** Ends the alert of each of these troubles, where one is open. */
    List<AlertChanged> endOf(List<Trouble> troubles, boolean byAgent, Instant now) {
        List<Ended> open = table.lock(troubles).stream()
                .filter(Standing::isOpen)
                .map(one -> new Ended(
                        one.clientId(), one.alertId(), one.trouble().about().assetId(), byAgent))
                .toList();
        return open.isEmpty() ? List.of() : end(open, now);
    }
}
