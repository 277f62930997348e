package mx.lanet.helpdesk.ticket.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** What can be chosen of a report: keys, filters and columns. */
record ReportChoices(FigureAddress address, Texts texts) {
    static final List<String> FILTERS = List.of("category", "technician", "priority", "state", "channel");

    /** By the parameter's name, in the form's order. */
    Map<String, List<Choice>> selects(
            Person person, Reports.Offered offered, GroupKey one, @Nullable GroupKey two, String technician) {
        Map<String, List<Choice>> selects = new LinkedHashMap<>();
        selects.put("by", keys(one));
        List<Choice> second = new ArrayList<>(List.of(new Choice("", texts.t("figure.report.alone"), two == null)));
        second.addAll(keys(two));
        selects.put("then", second);
        selects.put("category", filter("category", offered.categories(), Function.identity(), Function.identity()));
        selects.put("technician", technicians(person, offered.team(), technician));
        selects.put("priority", filter("priority", List.of(Priority.values()), Priority::word, this::priority));
        selects.put("state", filter("state", List.of(State.values()), State::word, this::state));
        selects.put("channel", filter("channel", List.of(Channel.values()), Channel::word, this::channel));
        return selects;
    }

    /** Each turns a column on or off. */
    List<Tab> columns(List<Measure> shown) {
        return Arrays.stream(Measure.values())
                .map(one -> Tab.of(
                        texts.t("figure.measure." + one.word()),
                        address.with("show", Measure.turned(shown, one)),
                        shown.contains(one)))
                .toList();
    }

    private String priority(Priority priority) {
        return texts.t("web.priority." + priority.word());
    }

    private String state(State state) {
        return texts.t("web.ticket-state." + state.word());
    }

    private String channel(Channel channel) {
        return texts.t("web.channel." + channel.word());
    }

    private List<Choice> keys(@Nullable GroupKey chosen) {
        return Arrays.stream(GroupKey.values())
                .map(key -> new Choice(key.word(), texts.t("figure.key." + key.word()), key == chosen))
                .toList();
    }

    /** @param named what the chosen one is called who is in the team no more */
    private List<Choice> technicians(Person person, List<Colleague> team, String named) {
        List<Choice> all = new ArrayList<>();
        String chosen = address.value("technician");
        all.add(new Choice("", texts.t("figure.report.any"), chosen.isEmpty()));
        all.add(new Choice(FigureAddress.NOBODY, texts.t("figure.nobody"), chosen.equals(FigureAddress.NOBODY)));
        team.forEach(one -> all.add(
                new Choice(one.id().toString(), one.name(), one.id().toString().equals(chosen))));
        return withChosen(all, chosen, chosen.equals(person.userId().toString()) ? person.name() : named);
    }

    private <T> List<Choice> filter(String name, List<T> all, Function<T, String> word, Function<T, String> label) {
        String chosen = address.value(name);
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", texts.t("figure.report.any"), chosen.isEmpty())));
        all.forEach(one -> choices.add(
                new Choice(word.apply(one), label.apply(one), word.apply(one).equals(chosen))));
        return name.equals("category") ? withChosen(choices, chosen, chosen) : choices;
    }

    /** What holds can be seen, also where nothing of the period is so. */
    private static List<Choice> withChosen(List<Choice> choices, String chosen, String label) {
        if (!chosen.isEmpty() && choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(chosen, label, true));
        }
        return choices;
    }
}
