package mx.lanet.helpdesk.rule.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.lanet.helpdesk.alert.AlertKind;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.rule.Fact;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Texts;

/**
 * What the form of a rule offers, in the reader's language.
 *
 * @param team who may be given a ticket
 * @param macros those that the whole team shares
 * @param webhooks destinations that can be told
 */
public record RuleChoices(
        List<Choice> categories,
        List<Choice> queues,
        List<Choice> clients,
        List<Choice> team,
        List<Choice> macros,
        List<Choice> webhooks,
        Texts texts) {
    private static final List<String> KINDS = List.of("workstation", "laptop", "server");
    private static final List<String> SIDES = List.of("client", "team", "server");
    private static final List<Fact> CHANGES =
            List.of(Fact.STATE, Fact.PRIORITY, Fact.CATEGORY, Fact.QUEUE, Fact.ASSIGNEE);

    public RuleChoices {
        categories = List.copyOf(categories);
        queues = List.copyOf(queues);
        clients = List.copyOf(clients);
        team = List.copyOf(team);
        macros = List.copyOf(macros);
        webhooks = List.copyOf(webhooks);
    }

    /** Of what a fact may be; empty for one that is asked by words. */
    public List<Choice> of(Fact fact) {
        return switch (fact) {
            case STATE -> words(Arrays.stream(State.values()).map(State::word), "web.ticket-state.");
            case PRIORITY -> words(Arrays.stream(Priority.values()).map(Priority::word), "web.priority.");
            case CHANNEL -> words(Arrays.stream(Channel.values()).map(Channel::word), "web.channel.");
            case CATEGORY -> categories;
            case QUEUE -> queues;
            case CLIENT -> clients;
            case ASSIGNEE -> {
                List<Choice> all = new ArrayList<>();
                all.add(new Choice(Fact.NOBODY, texts.t("rule.nobody"), false));
                all.addAll(team);
                yield all;
            }
            case MACHINE_KIND -> words(KINDS.stream(), "asset.kind.");
            case CHANGE -> words(CHANGES.stream().map(Fact::word), "rule.fact.");
            case AUTHOR -> words(SIDES.stream(), "rule.side.");
            case SEVERITY -> words(Arrays.stream(Severity.values()).map(Severity::word), "alert.severity.");
            case ALERT_KIND -> words(AlertKind.NAMED.stream(), "alert.kind.");
            case TAG, WORDS, PERSON, MACHINE -> List.of();
        };
    }

    private List<Choice> words(Stream<String> words, String prefix) {
        return words.map(word -> new Choice(word, texts.t(prefix + word), false))
                .toList();
    }

    /** What a value of this fact is called; words as they are, and what is gone by a word for that. */
    String name(Fact fact, String value) {
        return fact.isText() ? "«" + value + "»" : name(of(fact), value);
    }

    String name(List<Choice> choices, String value) {
        Map<String, String> names = new HashMap<>();
        choices.forEach(choice -> names.put(choice.value(), choice.label()));
        return names.getOrDefault(value, texts.t("reply.step.gone"));
    }
}
