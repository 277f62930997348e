package mx.lanet.helpdesk.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The list of what will fail next, as its address says it.
 *
 * @param clientName of the client that the list is narrowed to
 * @param clientShown whether each line says whose machine it is
 */
public record ForecastListPage(
        Slice<ForecastRow> slice,
        @Nullable ForecastKind kind,
        @Nullable UUID clientId,
        @Nullable String clientName,
        int within,
        boolean clientShown) {
    private static final List<Integer> DAYS = List.of(7, 30, 90);

    static int within(String asked) {
        return DAYS.stream()
                .filter(days -> String.valueOf(days).equals(asked))
                .findFirst()
                .orElse(DAYS.getLast());
    }

    public boolean isFiltered() {
        return kind != null || clientId != null || within != DAYS.getLast();
    }

    public List<Tab> kinds(Shell shell) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.of(shell.t("forecast.all"), path(null, clientId, within), kind == null));
        for (ForecastKind one : ForecastKind.values()) {
            tabs.add(Tab.of(shell.t("forecast.kind." + one.word()), path(one, clientId, within), one == kind));
        }
        return tabs;
    }

    public List<Tab> spans(Shell shell) {
        return DAYS.stream()
                .map(days -> Tab.of(shell.t("forecast.within", days), path(kind, clientId, days), days == within))
                .toList();
    }

    public String withoutClient() {
        return path(kind, null, within);
    }

    public Pager pager() {
        String path = path(kind, clientId, within);
        return Pager.of(slice, number -> path + (path.contains("?") ? "&" : "?") + "page=" + number);
    }

    private static String path(@Nullable ForecastKind kind, @Nullable UUID client, int within) {
        List<String> parts = new ArrayList<>();
        if (kind != null) {
            parts.add("kind=" + kind.word());
        }
        if (client != null) {
            parts.add("client=" + client);
        }
        if (within != DAYS.getLast()) {
            parts.add("within=" + within);
        }
        return "/forecasts" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }
}
