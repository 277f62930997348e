package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.bulk.Wish;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.ticket.reply.Macro;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.stereotype.Component;

/** What may be chosen for many tickets: whatever at least one of their clients has. */
@Component
class BulkChoices {
    /** Of more clients than that, nobody needs to see whatever each has of its own. */
    private static final int CLIENTS = 20;

    private final Users users;
    private final Queues queues;
    private final PlaceChoices places;
    private final Macros macros;

    BulkChoices(Users users, Queues queues, PlaceChoices places, Macros macros) {
        this.users = users;
        this.queues = queues;
        this.places = places;
        this.macros = macros;
    }

    List<Choice> of(Person person, Wish.Kind kind, List<Chosen> tickets, Texts texts) {
        List<UUID> clients =
                tickets.stream().map(Chosen::clientId).distinct().limit(CLIENTS).toList();
        return switch (kind) {
            case ASSIGN -> assignees(person, clients, texts);
            case QUEUE -> queues(person, clients);
            case CATEGORY -> places.categories(person, clients.size() == 1 ? clients.getFirst() : null, texts.locale());
            case TAG ->
                List.of(
                        new Choice("", texts.t("bulk.tag.on"), true),
                        new Choice(Wish.OFF, texts.t("bulk.tag.off"), false));
            case MACRO -> macros(person);
            case STATE ->
                Arrays.stream(State.values())
                        .filter(Wish.STATES::contains)
                        .map(state -> new Choice(
                                state.word(), texts.t("web.ticket-state." + state.word()), state == State.RESUELTO))
                        .toList();
            case PRIORITY ->
                Arrays.stream(Priority.values())
                        .map(one -> new Choice(one.word(), texts.t("web.priority." + one.word()), false))
                        .toList();
        };
    }

    private List<Choice> assignees(Person person, List<UUID> clients, Texts texts) {
        Map<UUID, String> names = new LinkedHashMap<>();
        names.put(person.userId(), texts.t("bulk.me", person.name()));
        clients.forEach(client -> users.staffServing(person, client)
                .forEach(colleague -> names.putIfAbsent(colleague.id(), colleague.name())));
        List<Choice> choices = new ArrayList<>();
        names.forEach((id, name) -> choices.add(new Choice(id.toString(), name, id.equals(person.userId()))));
        choices.add(new Choice("", texts.t("ticket.nobody"), false));
        return choices;
    }

    private List<Choice> queues(Person person, List<UUID> clients) {
        Map<UUID, String> names = new LinkedHashMap<>();
        clients.forEach(client ->
                queues.serving(person, client, null).forEach(queue -> names.putIfAbsent(queue.id(), queue.name())));
        return names.entrySet().stream()
                .map(queue -> new Choice(queue.getKey().toString(), queue.getValue(), false))
                .toList();
    }

    private List<Choice> macros(Person person) {
        return macros.list(person, "", new Slice.Request(1, Slice.MAX_SIZE)).items().stream()
                .map((Macro macro) -> new Choice(macro.macroId().toString(), macro.name(), false))
                .toList();
    }
}
