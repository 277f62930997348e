package mx.lanet.helpdesk.ticket.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.figure.ReportTable.Asked;
import mx.lanet.helpdesk.ticket.figure.ReportTable.Line;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.stereotype.Service;

/** Counts tickets for the team's own reports, within the reader's clients as {@link Figures}. */
@Service
class Reports {
    private final Tenancy tenancy;
    private final ReportTable table;
    private final FrameMaker frames;
    private final Categories categories;
    private final Users users;

    Reports(Tenancy tenancy, ReportTable table, FrameMaker frames, Categories categories, Users users) {
        this.tenancy = tenancy;
        this.table = table;
        this.frames = frames;
        this.categories = categories;
        this.users = users;
    }

    List<Line> lines(Person person, FigureAddress address, Period period, Asked asked, int most) {
        if (!person.isStaff()) {
            throw Problem.notFound().refusal();
        }
        Scope scope = Figures.scope(person, address.client());
        Narrowing narrowing = frames.narrowing(person, address);
        return tenancy.call(scope, () -> table.lines(Reach.of(scope), narrowing, period, asked, most));
    }

    /** What can be narrowed to: the categories of the client, or of the house, and the team. */
    record Offered(List<String> categories, List<Colleague> team) {}

    Offered offered(Person person, FigureAddress address) {
        UUID client = address.client();
        return new Offered(
                categories.of(person, client).all().stream()
                        .map(branch -> branch.node().spanish().name())
                        .distinct()
                        .toList(),
                users.team(person));
    }

    /** What their keys are called. */
    KeyNames names(Person person, List<Line> lines, Asked asked, Texts texts) {
        Set<UUID> clients = new HashSet<>();
        if (asked.one() == GroupKey.CLIENT) {
            lines.forEach(line -> clients.add(UUID.fromString(line.one())));
        } else if (asked.two() == GroupKey.CLIENT) {
            lines.forEach(line -> clients.add(UUID.fromString(line.two())));
        }
        return new KeyNames(clients.isEmpty() ? Map.of() : frames.names(person, clients), texts);
    }
}
