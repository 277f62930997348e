package mx.lanet.helpdesk.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.ClientSwitcher;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Navigation;
import mx.lanet.helpdesk.web.PlaceCounter;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Texts;
import mx.lanet.helpdesk.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Puts the shell of one answer together. */
@Component
final class Shells {
    private final ObjectProvider<ClientSwitcher> switchers;
    private final Supplier<Map<String, PlaceCounter>> counters;
    private final MessageSource messages;
    private final ZoneId zone;
    private final Clock clock;

    Shells(
            ObjectProvider<ClientSwitcher> switchers,
            ObjectProvider<PlaceCounter> counters,
            ObjectProvider<Clock> clock,
            MessageSource messages,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.switchers = switchers;
        // Which there are does not change, and to ask for them costs more than all other places of the navigation.
        this.counters = SingletonSupplier.of(
                () -> counters.stream().collect(Collectors.toMap(PlaceCounter::place, Function.identity())));
        this.clock = clock.getIfAvailable(Clock::systemUTC);
        this.messages = messages;
        this.zone = zone;
    }

    /** For a whole page: with navigation, its counters and the waiting flash. */
    Shell forPage(HttpServletRequest request, HttpServletResponse response) {
        Viewer viewer = viewer(request);
        Flash flash = FlashCookie.take(request, response);
        boolean sayable = flash != null && isKnown(flash.key()) && isKnown(flash.actionKey());
        return shell(request, viewer, navigation(request, viewer), switcher(viewer), sayable ? flash : null);
    }

    /** For a piece of a page: nothing is counted and no flash used up. */
    Shell forFragment(HttpServletRequest request) {
        return shell(request, viewer(request), List.of(), null, null);
    }

    /** For when something broke: asks neither session nor database. */
    Shell forError(HttpServletRequest request) {
        return shell(request, null, List.of(), null, null);
    }

    Locale locale(HttpServletRequest request) {
        return Preferences.locale(request, viewer(request));
    }

    /** A flash comes back from the browser, so its keys may be anything. */
    private boolean isKnown(@Nullable String key) {
        return key == null || messages.getMessage(key, null, null, Preferences.SPANISH) != null;
    }

    private static @Nullable Viewer viewer(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Person person)) {
            return null;
        }
        HttpSession session = request.getSession(false);
        int idle = session == null ? 0 : session.getMaxInactiveInterval();
        return new Viewer(person, idle <= 0 ? null : Duration.ofSeconds(idle));
    }

    private Shell.@Nullable Switcher switcher(@Nullable Viewer viewer) {
        ClientSwitcher clients = switchers.getIfAvailable();
        if (clients == null || viewer == null || !viewer.person().isStaff()) {
            return null;
        }
        UUID chosen = viewer.chosenClient();
        String name = chosen == null ? null : clients.name(viewer.person(), chosen);
        return new Shell.Switcher(chosen, name, clients.options(viewer.person()));
    }

    private Shell shell(
            HttpServletRequest request,
            @Nullable Viewer viewer,
            List<Navigation.Item> navigation,
            Shell.@Nullable Switcher switcher,
            @Nullable Flash flash) {
        Texts texts = new Texts(messages, Preferences.locale(request, viewer));
        String query = request.getQueryString();
        return new Shell(
                viewer,
                Preferences.theme(request, viewer),
                texts,
                new Formats(texts, viewer == null ? zone : viewer.person().zoneOr(zone), clock),
                navigation,
                switcher,
                csrfToken(request),
                flash,
                request.getRequestURI(),
                request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private List<Navigation.Item> navigation(HttpServletRequest request, @Nullable Viewer viewer) {
        if (viewer == null) {
            return List.of();
        }
        Map<String, PlaceCounter> byPlace = counters.get();
        return Navigation.places(viewer.person().role()).stream()
                .map(place -> item(place, request.getRequestURI(), byPlace.get(place.id()), viewer.person()))
                .toList();
    }

    private static Navigation.Item item(
            Navigation.Place place, String path, @Nullable PlaceCounter counter, Person person) {
        PlaceCounter.Count count = counter == null ? null : counter.count(person);
        return new Navigation.Item(
                place,
                place.holds(path),
                count == null || count.number() == 0 ? null : count,
                counter == null ? "" : counter.topics(person));
    }

    private static String csrfToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
