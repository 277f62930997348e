package mx.lanet.helpdesk.web;

import static mx.lanet.helpdesk.web.Navigation.Area.CONSOLE;
import static mx.lanet.helpdesk.web.Navigation.Area.PORTAL;

import java.util.List;
import java.util.Set;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/** The places of the console and of the portal, and who is shown them. Only what exists stands here. */
public final class Navigation {
    private static final Set<Role> STAFF = Set.of(Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN);
    private static final Set<Role> TEAM = Set.of(Role.SUPERADMIN, Role.TECHNICIAN);
    private static final Set<Role> REQUESTER = Set.of(Role.REQUESTER);

    private static final List<Place> PLACES = List.of(
            new Place("day", "/", "sun", "d", CONSOLE, STAFF, true),
            new Place("tickets", "/tickets", "inbox", "t", CONSOLE, STAFF, true),
            new Place("assets", "/assets", "device-desktop", "e", CONSOLE, STAFF, true),
            new Place("inventory", "/inventory", "clipboard-list", "v", CONSOLE, STAFF, false),
            new Place("alerts", "/alerts", "bell", "a", CONSOLE, STAFF, false),
            new Place("scripts", "/scripts", "terminal-2", "x", CONSOLE, TEAM, false),
            new Place("clients", "/clients", "building", "l", CONSOLE, STAFF, true),
            new Place("figures", "/figures", "chart-bar", "n", CONSOLE, STAFF, false),
            new Place("forecasts", "/forecasts", "trending-up", "f", CONSOLE, STAFF, false),
            new Place("enrolment-tokens", "/enrolment-tokens", "key", "i", CONSOLE, STAFF, false),
            new Place("replies", "/replies", "messages", "r", CONSOLE, TEAM, false),
            new Place("users", "/users", "users", "u", CONSOLE, STAFF, false),
            new Place("queues", "/queues", "stack-2", "o", CONSOLE, Set.of(Role.SUPERADMIN, Role.TECHNICIAN), false),
            new Place("categories", "/categories", "category", "c", CONSOLE, Set.of(Role.SUPERADMIN), false),
            new Place("fields", "/fields", "forms", "p", CONSOLE, Set.of(Role.SUPERADMIN), false),
            new Place("audit", "/audit", "history", "h", CONSOLE, Set.of(Role.SUPERADMIN, Role.CLIENT_ADMIN), false),
            new Place("session-settings", "/settings/sessions", "clock", "s", CONSOLE, Set.of(Role.SUPERADMIN), false),
            new Place("portal", "/portal", "home", "d", PORTAL, REQUESTER, true),
            new Place("portal-tickets", "/portal/tickets", "inbox", "t", PORTAL, REQUESTER, true),
            new Place("portal-asset", "/portal/asset", "device-desktop", "e", PORTAL, REQUESTER, true));

    private Navigation() {}

    /** Two shells: staff's and requesters'. */
    public enum Area {
        CONSOLE,
        PORTAL
    }

    /**
     * @param key pressed after G
     * @param main in the upper list and on the phone's bar; the others stand under a heading
     */
    public record Place(String id, String path, String icon, String key, Area area, Set<Role> roles, boolean main) {

        public String labelKey() {
            return "web.place." + id;
        }

        /** Is the page at this path in this place? The start page only when it is exactly that. */
        public boolean holds(String currentPath) {
            boolean start = path.equals("/") || path.equals("/portal");
            return currentPath.equals(path) || (!start && currentPath.startsWith(path + "/"));
        }
    }

    /** A place as this person sees it. */
    public record Item(Place place, boolean here, PlaceCounter.@Nullable Count count) {}

    public static List<Place> places(Role role) {
        return PLACES.stream().filter(place -> place.roles().contains(role)).toList();
    }
}
