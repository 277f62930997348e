package mx.lanet.helpdesk.apikey.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.apikey.KeySummary;
import mx.lanet.helpdesk.apikey.KeyWish;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about a key.
 *
 * @param wish null while something is to be mended
 */
record KeyForm(Form form, @Nullable KeyWish wish) {
    private static final String LABELS = "apikey.field";
    private static final int LONGEST_YEARS = 5;

    /** The fields of the scopes of machines or of the REST API, in their order. */
    static List<String> scopes(boolean ofRestApi) {
        return Arrays.stream(KeyScope.values())
                .filter(scope -> scope.isOfRestApi() == ofRestApi)
                .map(KeyForm::field)
                .toList();
    }

    /** None, and a year. */
    static Form ofHouse(ZoneId zone, Instant now) {
        return Form.of(
                LABELS,
                Map.of(
                        "expires",
                        LocalDate.ofInstant(now, zone).plusYears(1).toString(),
                        "machines",
                        String.valueOf(KeyWish.USUAL_MACHINES)));
    }

    /** What machines need, and a year. */
    static Form fresh(ZoneId zone, Instant now) {
        Map<String, String> values = new HashMap<>();
        Arrays.stream(KeyScope.values())
                .filter(scope -> !scope.isOfRestApi())
                .forEach(scope -> values.put(field(scope), "true"));
        values.put("expires", LocalDate.ofInstant(now, zone).plusYears(1).toString());
        values.put("machines", String.valueOf(KeyWish.USUAL_MACHINES));
        return Form.of(LABELS, values);
    }

    /** Its end and its number of machines, to be changed. */
    static Form of(KeySummary key, ZoneId zone) {
        // The last moment of a day belongs to it.
        return Form.of(
                LABELS,
                Map.of(
                        "expires",
                        LocalDate.ofInstant(key.expiresAt().minusMillis(1), zone)
                                .toString(),
                        "machines",
                        String.valueOf(key.machinesMost())));
    }

    static KeyForm read(Map<String, String> typed, UUID client, @Nullable UUID site, ZoneId zone, Instant now) {
        Form form = Form.of(LABELS, typed);
        String name = form.value("name");
        if (name.isEmpty()) {
            form = form.problem("name", "field.required");
        } else if (name.length() > KeyWish.LONGEST_NAME) {
            form = form.problem("name", "field.too_long", KeyWish.LONGEST_NAME);
        }
        Set<KeyScope> scopes = ticked(form);
        boolean ofMachines = !scopes.stream().allMatch(KeyScope::isOfRestApi);
        if ((site == null || site.equals(Person.HOUSE)) && ofMachines) {
            form = form.problem("site", client.equals(Person.HOUSE) ? "apikey.problem.house" : "field.required");
        }
        if (scopes.isEmpty()) {
            form = form.problem(field(KeyScope.TICKETS_READ), "apikey.problem.scopes");
        }
        Instant expires = end(form.value("expires"), zone, now);
        if (expires == null) {
            form = form.problem("expires", "apikey.problem.expires", LONGEST_YEARS);
        }
        int machines = machines(form.value("machines"));
        if (machines == 0) {
            form = form.problem("machines", "apikey.problem.machines", KeyWish.MOST_MACHINES);
        }
        return form.ok() && expires != null
                ? new KeyForm(
                        form, new KeyWish(client, site == null ? Person.HOUSE : site, name, scopes, expires, machines))
                : new KeyForm(form, null);
    }

    /** The end of the last day, where the client is; null for a day that has gone or is too far. */
    static @Nullable Instant end(String day, ZoneId zone, Instant now) {
        try {
            LocalDate last = LocalDate.parse(day);
            LocalDate today = LocalDate.ofInstant(now, zone);
            boolean fits = !last.isBefore(today) && !last.isAfter(today.plusYears(LONGEST_YEARS));
            return fits ? last.plusDays(1).atStartOfDay(zone).toInstant() : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** 0 for what is no number of machines. */
    static int machines(String typed) {
        boolean fits = typed.matches("[1-9][0-9]{0,5}") && Integer.parseInt(typed) <= KeyWish.MOST_MACHINES;
        return fits ? Integer.parseInt(typed) : 0;
    }

    static Form wrong(Map<String, String> typed, boolean end, boolean machines) {
        Form form = Form.of(LABELS, typed);
        form = end ? form.problem("expires", "apikey.problem.expires", LONGEST_YEARS) : form;
        return machines ? form.problem("machines", "apikey.problem.machines", KeyWish.MOST_MACHINES) : form;
    }

    private static Set<KeyScope> ticked(Form form) {
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        for (KeyScope scope : KeyScope.values()) {
            if (form.ticked(field(scope))) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private static String field(KeyScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
