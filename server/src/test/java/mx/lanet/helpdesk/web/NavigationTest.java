package mx.lanet.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mx.lanet.helpdesk.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NavigationTest {
    @Test
    void each_role_is_shown_its_own_places() {
        assertThat(ids(Role.SUPERADMIN))
                .containsExactly(
                        "day",
                        "tickets",
                        "assets",
                        "chat",
                        "alerts",
                        "inventory",
                        "forecasts",
                        "scripts",
                        "library",
                        "clients",
                        "figures",
                        "enrolment-tokens",
                        "api-keys",
                        "replies",
                        "knowledge",
                        "users",
                        "queues",
                        "sla",
                        "rules",
                        "webhooks",
                        "categories",
                        "fields",
                        "audit",
                        "mail",
                        "received-mail",
                        "session-settings");
        assertThat(ids(Role.TECHNICIAN)).doesNotContain("audit", "portal");
        assertThat(ids(Role.REQUESTER))
                .containsExactly("portal", "portal-tickets", "chat", "portal-asset", "portal-help", "portal-files");
    }

    @Test
    void a_page_below_a_place_lights_that_place_and_no_other() {
        assertThat(lit("/tickets/TKT-000456")).containsExactly("tickets");
        assertThat(lit("/")).containsExactly("day");
        assertThat(lit("/ticketsanything")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void no_two_places_of_a_role_have_one_key(Role role) {
        assertThat(Navigation.places(role).stream().map(Navigation.Place::key)).doesNotHaveDuplicates();
    }

    private static List<String> ids(Role role) {
        return Navigation.places(role).stream().map(Navigation.Place::id).toList();
    }

    private static List<String> lit(String path) {
        return Navigation.places(Role.SUPERADMIN).stream()
                .filter(place -> place.holds(path))
                .map(Navigation.Place::id)
                .toList();
    }
}
