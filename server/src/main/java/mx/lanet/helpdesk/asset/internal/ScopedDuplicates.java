package mx.lanet.helpdesk.asset.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.Duplicates;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

@Service
class ScopedDuplicates implements Duplicates {
    private final Tenancy tenancy;
    private final DuplicateTable table;
    private final Audit audit;
    private final Clock clock;

    ScopedDuplicates(Tenancy tenancy, DuplicateTable table, Audit audit, Clock clock) {
        this.tenancy = tenancy;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Pair> find(Person person) {
        mustBeTeam(person);
        Reach reach = Reach.ofLists(person);
        return tenancy.call(reach.scope(), () -> table.find(reach));
    }

    @Override
    public Optional<Pair> find(Person person, UUID one, UUID other) {
        mustBeTeam(person);
        Reach reach = Reach.of(person);
        List<Side> sides = tenancy.call(reach.scope(), () -> table.sides(reach, List.of(one, other)));
        boolean two = sides.size() == 2
                && sides.getFirst().clientId().equals(sides.getLast().clientId());
        return two ? Optional.of(DuplicateTable.pair(sides.getFirst(), sides.getLast())) : Optional.empty();
    }

    @Override
    public Holdings holdings(Person person, Side side) {
        return tenancy.call(person.scope(), () -> table.holdings(side));
    }

    @Override
    public void keepApart(Person person, Pair pair) {
        mustBeTeam(person);
        Side one = pair.one();
        tenancy.run(person.scope(), () -> {
            table.keepApart(
                    one.clientId(),
                    one.assetId(),
                    pair.other().assetId(),
                    person.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            audit.record(
                    person,
                    "asset.kept_apart",
                    one.clientId(),
                    Subject.of("asset", one.assetId(), one.name()),
                    Map.of("from", pair.other().name()));
        });
    }

    private static void mustBeTeam(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }
}
