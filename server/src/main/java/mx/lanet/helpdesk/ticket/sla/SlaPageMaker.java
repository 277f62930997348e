package mx.lanet.helpdesk.ticket.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.queue.Queues;
import mx.lanet.helpdesk.ticket.sla.Agreements.Stated;
import mx.lanet.helpdesk.ticket.sla.Counting.Rules;
import mx.lanet.helpdesk.ticket.sla.Counting.Standing;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the page of an agreement and its calendar. */
@Component
class SlaPageMaker {
    private static final int YEARS_AROUND = 20;

    private final Agreements agreements;
    private final Categories categories;
    private final Queues queues;
    private final Clients clients;
    private final Clock clock;

    SlaPageMaker(Agreements agreements, Categories categories, Queues queues, Clients clients, Clock clock) {
        this.agreements = agreements;
        this.categories = categories;
        this.queues = queues;
        this.clients = clients;
        this.clock = clock;
    }

    SlaPage make(Person person, Stated stated, String year, Locale locale) {
        return page(person, stated, null, null, null, year, locale);
    }

    SlaPage agreement(Person person, Stated stated, Form typed, Locale locale) {
        return page(person, stated, typed, null, null, "", locale);
    }

    SlaPage steps(Person person, Stated stated, Form typed, Locale locale) {
        return page(person, stated, null, typed, null, "", locale);
    }

    SlaPage calendar(Person person, Stated stated, Form typed, Locale locale) {
        return page(person, stated, null, null, typed, "", locale);
    }

    private SlaPage page(
            Person person,
            Stated stated,
            @Nullable Form promises,
            @Nullable Form steps,
            @Nullable Form hours,
            String year,
            Locale locale) {
        CategoryTree tree = categories.of(person, stated.ofHouse() ? null : stated.owner());
        Form agreement = promises == null || promises.values().isEmpty()
                ? Form.of(TermsForm.LABELS, TermsForm.values(shown(stated)))
                : promises;
        List<SlaPage.Block> blocks = TermsForm.categories(agreement).stream()
                .map(id -> new SlaPage.Block(id, id == null ? "" : tree.fullName(id, locale)))
                .toList();
        int of = year(year, stated);
        Terms terms = stated.terms();
        Set<UUID> speaking = agreements.speaking(person);
        List<Client> reachable = clients.reachable(person);
        return new SlaPage(
                stated,
                Agreements.mayDecide(person),
                agreement,
                steps == null ? Form.of(TermsForm.LABELS, TermsForm.stepValues(terms.steps())) : steps,
                hours == null
                        ? Form.of(
                                TermsForm.LABELS,
                                TermsForm.values(terms.office().calendar()))
                        : hours,
                blocks,
                free(tree, blocks, locale),
                queues.choices(person).stream()
                        .map(queue -> new Choice(queue.id().toString(), queue.name(), false))
                        .toList(),
                of,
                terms.office().calendar().freeDays(of),
                examples(terms),
                reachable.stream()
                        .filter(client -> speaking.contains(client.id()))
                        .map(client -> new SlaPage.Other(client.id(), client.name()))
                        .toList(),
                reachable.stream()
                        .map(client -> new Choice(
                                client.id().toString(),
                                client.name(),
                                client.id().equals(stated.owner())))
                        .toList(),
                false);
    }

    /** What the house says until it says otherwise; of a client only what is its own. */
    private static Agreement shown(Stated stated) {
        return stated.ofHouse() ? stated.terms().house() : stated.terms().own();
    }

    private static List<Choice> free(CategoryTree tree, List<SlaPage.Block> blocks, Locale locale) {
        List<Choice> free = new ArrayList<>();
        tree.offered().forEach(branch -> {
            UUID id = branch.node().id();
            if (blocks.stream().noneMatch(block -> id.equals(block.category()))) {
                free.add(new Choice(id.toString(), tree.fullName(id, locale), false));
            }
        });
        return free;
    }

    private int year(String asked, Stated stated) {
        int now = LocalDate.ofInstant(clock.instant(), stated.terms().office().zone())
                .getYear();
        int year = asked.matches("\\d{4}") ? Integer.parseInt(asked) : now;
        return Math.abs(year - now) > YEARS_AROUND ? now : year;
    }

    private List<SlaPage.Example> examples(Terms terms) {
        Instant now = clock.instant();
        return List.of(Priority.values()).reversed().stream()
                .map(priority -> {
                    Terms.Held held = terms.held(List.of(), priority);
                    Rules rules = new Rules(held.promise(), terms.office(), List.of());
                    TicketClock begun = Counting.begin(rules, now, new Standing(true, false, false), now);
                    return new SlaPage.Example(
                            priority,
                            Counting.dueAt(begun, rules, Target.FIRST).orElse(null),
                            Counting.dueAt(begun, rules, Target.RESOLUTION).orElse(null),
                            held.owner().equals(Person.HOUSE));
                })
                .toList();
    }
}
