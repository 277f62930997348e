package mx.lanet.helpdesk.forecast;

import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list of what will fail next asks for, and what else could be asked there.
 *
 * @param clientName of the client that the list is narrowed to
 * @param filter the saved list of machines that it is narrowed to, one of {@code filters}
 * @param clientShown whether each line says whose machine it is
 */
public record ForecastAsked(
        ForecastQuery query,
        Address here,
        @Nullable String clientName,
        @Nullable MachineFilter filter,
        List<MachineFilter> filters,
        boolean clientShown) {
    private static final List<Integer> DAYS = List.of(7, 30, 90);

    public ForecastAsked {
        filters = List.copyOf(filters);
    }

    static int within(String asked) {
        return DAYS.stream()
                .filter(days -> String.valueOf(days).equals(asked))
                .findFirst()
                .orElse(DAYS.getLast());
    }

    /** As it stands in the address: the usual days do not. */
    static @Nullable Integer unusual(int days) {
        return days == DAYS.getLast() ? null : days;
    }

    public boolean isFiltered() {
        return !here.filters().isEmpty();
    }

    public List<Tab> kinds(Shell shell) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.of(shell.t("forecast.all"), without("kind"), query.kind() == null));
        for (ForecastKind one : ForecastKind.values()) {
            tabs.add(Tab.of(
                    shell.t("forecast.kind." + one.word()),
                    here.with("kind", one.word()).toString(),
                    one == query.kind()));
        }
        return tabs;
    }

    public List<Tab> spans(Shell shell) {
        return DAYS.stream()
                .map(days -> Tab.of(
                        shell.t("forecast.within", days),
                        here.with("within", unusual(days)).toString(),
                        days == query.withinDays()))
                .toList();
    }

    /** The saved lists; empty where there are none. */
    public List<Tab> lists() {
        return filters.stream()
                .map(one ->
                        Tab.of(one.name(), here.with("filter", one.filterId()).toString(), one.equals(filter)))
                .toList();
    }

    public String without(String name) {
        return here.without(name).toString();
    }

    /** Where the list is taken along. */
    public String export() {
        return new Address("/forecasts/export", here.filters()).toString();
    }

    /** What was asked for, as a line above what is taken along. */
    List<String> words(Texts texts) {
        List<String> words = new ArrayList<>();
        if (query.kind() != null) {
            words.add(texts.t("forecast.kind." + query.kind().word()));
        }
        words.add(texts.t("forecast.within", query.withinDays()));
        if (clientName != null) {
            words.add(clientName);
        }
        if (filter != null) {
            words.add(filter.name());
        }
        return List.of(String.join(" · ", words));
    }
}
