package mx.lanet.helpdesk.web.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an error page says: what happened, what was not saved, what to do next.
 *
 * @param reference stands in the log beside the cause; null when there is nothing to look up
 * @param written what the person had written in the form that was refused
 */
public record ErrorPage(int status, @Nullable String reference, List<String> written) {
    private static final Set<Integer> TOLD = Set.of(400, 403, 404, 405, 409, 413, 429, 500, 503);

    public ErrorPage {
        written = List.copyOf(written);
    }

    public String titleKey() {
        return key() + ".title";
    }

    public String bodyKey() {
        return key() + ".body";
    }

    /** Trying the same again makes sense. */
    public boolean passing() {
        return status >= 500 || status == 429;
    }

    private String key() {
        if (TOLD.contains(status)) {
            return "web.error." + status;
        }
        return status >= 500 ? "web.error.500" : "web.error.400";
    }
}
