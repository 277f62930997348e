package mx.lanet.helpdesk.asset.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.asset.Software;
import mx.lanet.helpdesk.asset.SoftwareMachines;
import mx.lanet.helpdesk.asset.SoftwareQuery;
import mx.lanet.helpdesk.asset.SoftwareTitle;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class ScopedSoftware implements Software {
    private final Tenancy tenancy;
    private final TitleListTable titles;
    private final SoftwareMachineTable machines;

    ScopedSoftware(Tenancy tenancy, TitleListTable titles, SoftwareMachineTable machines) {
        this.tenancy = tenancy;
        this.titles = titles;
        this.machines = machines;
    }

    @Override
    public Slice<SoftwareTitle> titles(Person person, SoftwareQuery query) {
        Reach reach = reach(person);
        Slice.Request page = query.page();
        return tenancy.call(
                reach.scope(),
                () -> new Slice<>(titles.page(reach, query), page.page(), page.size(), titles.count(reach, query)));
    }

    @Override
    public void each(Person person, SoftwareQuery query, int most, Consumer<? super SoftwareTitle> title) {
        Reach reach = reach(person);
        tenancy.run(reach.scope(), () -> titles.each(reach, query, most, title));
    }

    @Override
    public Optional<SoftwareTitle.Whole> find(Person person, String name, String publisher, @Nullable UUID clientId) {
        Reach reach = reach(person);
        return tenancy.call(reach.scope(), () -> {
            List<SoftwareTitle.Version> versions = titles.versions(reach, name, publisher, clientId);
            return versions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SoftwareTitle.Whole(
                            new SoftwareTitle(name, publisher, titles.machines(reach, name, publisher, clientId)),
                            versions));
        });
    }

    @Override
    public Slice<Machine> machines(Person person, SoftwareMachines query) {
        Reach reach = reach(person);
        return tenancy.call(reach.scope(), () -> machines.page(reach, query));
    }

    private static Reach reach(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw new IllegalArgumentException("a requester sees the own machine only");
        }
        return Reach.ofLists(person);
    }
}
