package mx.lanet.helpdesk.web;

import static mx.lanet.helpdesk.web.Navigation.Area.CONSOLE;
import static mx.lanet.helpdesk.web.Navigation.Area.PORTAL;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;

/** The places of the console and of the portal, and who is shown them. Only what exists stands here. */
public final class Navigation {
    private static final Set<Role> STAFF = Set.of(Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN);
    private static final Set<Role> TEAM = Set.of(Role.SUPERADMIN, Role.TECHNICIAN);
    private static final Set<Role> REQUESTER = Set.of(Role.REQUESTER);

    private static final List<Place> PLACES = List.of(
            new Place("day", "/", "sun", "d", CONSOLE, STAFF, Group.MAIN),
            new Place("tickets", "/tickets", "inbox", "t", CONSOLE, STAFF, Group.MAIN),
            new Place("assets", "/assets", "device-desktop", "e", CONSOLE, STAFF, Group.MAIN),
            new Place("chat", "/chat", "message-circle", "q", CONSOLE, STAFF, Group.WATCH),
            new Place("alerts", "/alerts", "bell", "a", CONSOLE, STAFF, Group.WATCH),
            new Place("inventory", "/inventory", "clipboard-list", "v", CONSOLE, STAFF, Group.WATCH),
            new Place("forecasts", "/forecasts", "trending-up", "f", CONSOLE, STAFF, Group.WATCH),
            new Place("scripts", "/scripts", "terminal-2", "x", CONSOLE, TEAM, Group.WATCH),
            new Place("library", "/library", "folder", "j", CONSOLE, STAFF, Group.WATCH),
            new Place("clients", "/clients", "building", "l", CONSOLE, STAFF, Group.MAIN),
            new Place("figures", "/figures", "chart-bar", "n", CONSOLE, STAFF, Group.MANAGE),
            new Place("enrolment-tokens", "/enrolment-tokens", "key", "i", CONSOLE, STAFF, Group.MANAGE),
            new Place("api-keys", "/api-keys", "api", "k", CONSOLE, STAFF, Group.MANAGE),
            new Place("replies", "/replies", "messages", "r", CONSOLE, TEAM, Group.MANAGE),
            new Place("knowledge", "/knowledge", "book", "b", CONSOLE, STAFF, Group.MANAGE),
            new Place("users", "/users", "users", "u", CONSOLE, STAFF, Group.MANAGE),
            new Place(
                    "queues",
                    "/queues",
                    "stack-2",
                    "o",
                    CONSOLE,
                    Set.of(Role.SUPERADMIN, Role.TECHNICIAN),
                    Group.MANAGE),
            new Place("sla", "/sla", "clock-hour-4", "y", CONSOLE, TEAM, Group.MANAGE),
            new Place("rules", "/rules", "bolt", "g", CONSOLE, Set.of(Role.SUPERADMIN), Group.MANAGE),
            new Place("webhooks", "/webhooks", "webhook", "z", CONSOLE, Set.of(Role.SUPERADMIN), Group.MANAGE),
            new Place("categories", "/categories", "category", "c", CONSOLE, Set.of(Role.SUPERADMIN), Group.MANAGE),
            new Place("fields", "/fields", "forms", "p", CONSOLE, Set.of(Role.SUPERADMIN), Group.MANAGE),
            new Place(
                    "audit",
                    "/audit",
                    "history",
                    "h",
                    CONSOLE,
                    Set.of(Role.SUPERADMIN, Role.CLIENT_ADMIN),
                    Group.MANAGE),
            new Place("mail", "/settings/mail", "mail", "m", CONSOLE, Set.of(Role.SUPERADMIN), Group.MANAGE),
            new Place(
                    "received-mail",
                    "/received-mail",
                    "mail-opened",
                    "w",
                    CONSOLE,
                    Set.of(Role.SUPERADMIN),
                    Group.MANAGE),
            new Place(
                    "session-settings",
                    "/settings/sessions",
                    "clock",
                    "s",
                    CONSOLE,
                    Set.of(Role.SUPERADMIN),
                    Group.MANAGE),
            new Place("portal", "/portal", "home", "d", PORTAL, REQUESTER, Group.MAIN),
            new Place("portal-tickets", "/portal/tickets", "inbox", "t", PORTAL, REQUESTER, Group.MAIN),
            new Place("chat", "/chat", "message-circle", "q", PORTAL, REQUESTER, Group.MAIN),
            new Place("portal-asset", "/portal/asset", "device-desktop", "e", PORTAL, REQUESTER, Group.MAIN),
            new Place("portal-help", "/portal/help", "help-circle", "a", PORTAL, REQUESTER, Group.MAIN),
            new Place("portal-files", "/portal/files", "folder", "j", PORTAL, REQUESTER, Group.MAIN));

    private Navigation() {}

    /** Two shells: staff's and requesters'. */
    public enum Area {
        CONSOLE,
        PORTAL
    }

    /** The first has no heading and stands on the phone's bar. */
    public enum Group {
        MAIN,
        WATCH,
        MANAGE;

        public String labelKey() {
            return "web.nav." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param key pressed after G */
    public record Place(String id, String path, String icon, String key, Area area, Set<Role> roles, Group group) {

        public String labelKey() {
            return "web.place." + id;
        }

        /** Is the page at this path in this place? The start page only when it is exactly that. */
        public boolean holds(String currentPath) {
            boolean start = path.equals("/") || path.equals("/portal");
            return currentPath.equals(path) || (!start && currentPath.startsWith(path + "/"));
        }
    }

    /**
     * A place as this person sees it.
     *
     * @param topics with which the figure changes on the open page; empty when it does not
     */
    public record Item(Place place, boolean here, PlaceCounter.@Nullable Count count, String topics) {}

    /** The place of this name, for somebody who has it. */
    public static Optional<Place> place(Role role, String id) {
        return places(role).stream().filter(place -> place.id().equals(id)).findFirst();
    }

    /** The places of a group; never empty. */
    public record Section(Group group, List<Item> items) {
        public Section {
            items = List.copyOf(items);
        }
    }

    public static List<Place> places(Role role) {
        return PLACES.stream().filter(place -> place.roles().contains(role)).toList();
    }
}
