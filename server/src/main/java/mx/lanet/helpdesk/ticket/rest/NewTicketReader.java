package mx.lanet.helpdesk.ticket.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.internal.Machines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a new ticket is to be: what it names must be there for whoever sends it, as on the page. */
@Component
class NewTicketReader {
    private final Users users;
    private final Machines machines;
    private final Categories categories;

    NewTicketReader(Users users, Machines machines, Categories categories) {
        this.users = users;
        this.machines = machines;
        this.categories = categories;
    }

    Opening opening(Person person, NewTicketBody body) {
        List<FieldError> errors = new ArrayList<>();
        UUID client =
                person.isStaff() ? body.clientId() : Objects.requireNonNullElse(body.clientId(), person.clientId());
        if (client == null || !person.mayReach(client)) {
            throw Problem.invalid(List.of(new FieldError("client_id", client == null ? "required" : "not_known")))
                    .refusal();
        }
        String category = Category.of(Words.line(Objects.requireNonNullElse(body.category(), "")));
        if (categories.of(person, client).meant(category).isEmpty()) {
            errors.add(new FieldError("category", "not_known"));
        }
        Optional<User> asks = asks(person, client, body.requesterId(), errors);
        AssetDetail machine = machine(person, client, body.assetId(), errors);
        String subject = Words.line(body.subject());
        String description = Words.clean(body.description());
        if (subject.isEmpty()) {
            errors.add(new FieldError("subject", "required"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
        String named = person.isStaff() ? Words.line(Objects.requireNonNullElse(body.requesterName(), "")) : "";
        boolean oneself = !person.isStaff() && asks.isEmpty();
        return new Opening(
                client,
                subject,
                description,
                category,
                body.priority() == null ? null : Priority.of(body.priority()),
                Channel.API,
                oneself ? person.userId() : asks.map(User::id).orElse(null),
                asks.map(User::name).orElse(named.isEmpty() ? person.name() : named),
                machine == null ? null : machine.assetId(),
                machine == null ? "" : machine.name(),
                machine == null ? asks.map(User::siteId).orElse(null) : machine.siteId(),
                machine == null ? "{}" : machines.facts(person, machine));
    }

    /** A requester asks for nobody else. */
    private Optional<User> asks(Person person, UUID client, @Nullable UUID named, List<FieldError> errors) {
        if (named == null || person.role() == Role.REQUESTER) {
            return Optional.empty();
        }
        try {
            User user = users.get(person, named);
            if (user.clientId().equals(client) && !user.role().isStaff()) {
                return Optional.of(user);
            }
        } catch (Refusal _) {
            // As one that does not exist.
        }
        errors.add(new FieldError("requester_id", "not_known"));
        return Optional.empty();
    }

    private @Nullable AssetDetail machine(Person person, UUID client, @Nullable UUID named, List<FieldError> errors) {
        if (named == null) {
            return null;
        }
        Optional<AssetDetail> machine = machines.chosen(person, named.toString())
                .filter(found -> found.clientId().equals(client));
        if (machine.isEmpty()) {
            errors.add(new FieldError("asset_id", "not_known"));
        }
        return machine.orElse(null);
    }
}
