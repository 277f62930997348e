package mx.lanet.helpdesk.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.PeopleTable.Standing;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/**
 * Who is signed in where. A session holds only who it is, since when, and how recently something was done; rights are
 * those of this very request, so that whatever is withdrawn is gone with the next one.
 */
@Service
public class Sessions {
    private static final String USER = "user";
    private static final String CLIENT = "client";
    private static final String SINCE = "since";
    private static final String ACTIVE = "active";
    private static final String PASSWORD = "password";
    private static final String CHOSEN = "chosen";
    private static final String ADDRESS = "address";
    private static final String BROWSER = "browser";
    private static final String PROVEN = "proven";
    /** Read with the session, see {@link Memory}. */
    private static final String STAMP = "stamp";

    /** What is done within so short a time need not all be written down. */
    public static final Duration PRECISION = Duration.ofSeconds(2);

    private final FindByIndexNameSessionRepository<? extends Session> store;
    private final ApiSessionTable programs;
    private final PeopleTable people;
    private final Clients clients;
    private final SessionLimits limits;
    private final FactorRule rule;
    private final Memory memory;
    private final Tenancy tenancy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            FindByIndexNameSessionRepository<? extends Session> store,
            ApiSessionTable programs,
            PeopleTable people,
            Clients clients,
            SessionLimits limits,
            FactorRule rule,
            Memory memory,
            Tenancy tenancy,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.programs = programs;
        this.people = people;
        this.clients = clients;
        this.limits = limits;
        this.rule = rule;
        this.memory = memory;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Signs the person in: under a new session id, so that one known from before is worth nothing. */
    public void begin(HttpServletRequest request, User user, Instant passwordChangedAt) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        long now = clock.millis();
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                user.id().toString());
        session.setAttribute(CLIENT, user.clientId().toString());
        session.setAttribute(USER, user.id().toString());
        session.setAttribute(SINCE, now);
        session.setAttribute(ACTIVE, now);
        session.setAttribute(PASSWORD, micros(passwordChangedAt));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(BROWSER, shortened(request.getHeader("User-Agent")));
        session.setMaxInactiveInterval((int) limits.idle(user.role()).toSeconds());
    }

    /**
     * Who sends this request; empty when nobody is signed in. A session that has run out, or whose user may not come in
     * any more, ends here. A request that {@code counts} as activity keeps the session alive.
     */
    public Optional<Person> person(HttpServletRequest request, boolean counts) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Function<String, @Nullable Object> read = session::getAttribute;
        Optional<Person> person = person(read);
        if (person.isEmpty()) {
            if (session.getAttribute(SecondStep.WAITING) == null) {
                session.invalidate();
            }
            return person;
        }
        int idle = (int) limits.idle(person.get().role()).toSeconds();
        if (session.getMaxInactiveInterval() != idle) {
            session.setMaxInactiveInterval(idle);
        }
        // What a request changes itself, it must see changed.
        if (request.getMethod().equals("GET")) {
            request.setAttribute(Memory.STAMP, read.apply(STAMP));
        }
        long now = clock.millis();
        if (counts && now - number(read, ACTIVE) >= PRECISION.toMillis()) {
            session.setAttribute(ACTIVE, now);
        }
        return person;
    }

    /** The person of a session by its id, without counting as activity: for connections that outlive a request. */
    public Optional<Person> person(String sessionId) {
        Session session = store.findById(sessionId);
        return session == null ? Optional.empty() : person(session::getAttribute);
    }

    /** The person of a program's session, by the same rules; a program that asks is never quiet. */
    Optional<Person> ofProgram(ApiSessionTable.Row session) {
        Instant proven = session.provenAt();
        Map<String, Object> values = Map.of(
                USER, session.userId().toString(),
                CLIENT, session.clientId().toString(),
                SINCE, session.since().toEpochMilli(),
                ACTIVE, clock.millis(),
                PASSWORD, micros(session.passwordAt()),
                PROVEN, proven == null ? 0L : proven.toEpochMilli());
        return person(values::get);
    }

    private Optional<Person> person(Function<String, @Nullable Object> read) {
        if (!(read.apply(USER) instanceof String user) || !(read.apply(CLIENT) instanceof String client)) {
            return Optional.empty();
        }
        Supplier<Optional<Admitted>> find = () ->
                tenancy.call(new Scope.Everything(), () -> people.find(UUID.fromString(client), UUID.fromString(user))
                        .flatMap(this::admitted));
        return (read.apply(STAMP) instanceof Long stamp
                        ? memory.recall(stamp, new Known(client, user), find)
                        : find.get())
                .filter(admitted -> holds(admitted.standing(), read))
                .map(admitted -> asPerson(admitted, read));
    }

    /** Whose rights these are, in the memory. */
    private record Known(String client, String user) {}

    /**
     * Somebody who may be here.
     *
     * @param zone the person's own time zone, else the client's; null for staff without one
     */
    private record Admitted(Standing standing, @Nullable ZoneId zone) {}

    /** Nobody who is switched off; and nobody of a client that is. */
    private Optional<Admitted> admitted(Standing standing) {
        User user = standing.user();
        if (!user.active() || user.role().isStaff()) {
            return user.active() ? Optional.of(new Admitted(standing, user.zone())) : Optional.empty();
        }
        return clients.find(user.clientId())
                .filter(Client::active)
                .map(client -> new Admitted(
                        standing, Objects.requireNonNullElseGet(user.zone(), () -> ZoneId.of(client.timeZone()))));
    }

    private boolean holds(Standing standing, Function<String, @Nullable Object> read) {
        long now = clock.millis();
        Duration quiet = Duration.ofMillis(now - number(read, ACTIVE));
        Duration life = Duration.ofMillis(now - number(read, SINCE));
        return quiet.compareTo(limits.idle(standing.user().role())) < 0
                && life.compareTo(SessionLimits.LONGEST_LIFE) < 0
                && number(read, PASSWORD) == micros(standing.passwordChangedAt());
    }

    private Person asPerson(Admitted admitted, Function<String, @Nullable Object> read) {
        Standing standing = admitted.standing();
        User user = standing.user();
        UUID chosen = read.apply(CHOSEN) instanceof String id ? UUID.fromString(id) : null;
        return new Person(
                user.id(),
                user.clientId(),
                user.role(),
                user.name(),
                user.login(),
                standing.clients(),
                chosen,
                user.locale(),
                user.theme(),
                standing.mustChangePassword(),
                admitted.zone(),
                user.photo(),
                factor(standing, read));
    }

    /** A proof ends with the factor that it was given with: one that was set up later has not been shown yet. */
    private Person.Factor factor(Standing standing, Function<String, @Nullable Object> read) {
        boolean demanded = rule.demandedOf(standing.user().role());
        Instant since = standing.factorSince();
        if (since == null) {
            return new Person.Factor(false, demanded, null);
        }
        Instant proven = Instant.ofEpochMilli(number(read, PROVEN));
        return new Person.Factor(true, demanded, proven.isBefore(since) ? null : proven);
    }

    /** How long the session has been quiet; zero without one. */
    public Duration quiet(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Duration.ZERO
                : Duration.ofMillis(clock.millis() - number(session::getAttribute, ACTIVE));
    }

    /** Signs out. */
    public void end(HttpServletRequest request, Person person) {
        tenancy.run(
                Profiles.own(person),
                () -> audit.record(
                        person,
                        "user.signed_out",
                        person.clientId(),
                        Subject.of("user", person.userId(), person.name()),
                        Map.of()));
        discard(request);
        events.publishEvent(new SessionEnded(person.userId()));
    }

    /** Ends the request's session without a word, as when it has run out. */
    public void discard(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Narrows lists to one client, or to none when null, for the rest of the session. */
    public void choose(HttpSession session, @Nullable UUID clientId) {
        if (clientId == null) {
            session.removeAttribute(CHOSEN);
        } else {
            session.setAttribute(CHOSEN, clientId.toString());
        }
    }

    /** The second factor was shown in this session just now. */
    void prove(HttpSession session, Instant at) {
        session.setAttribute(PROVEN, at.toEpochMilli());
    }

    /** Ties this session to a password that was just changed: all others of the person are over, and so is a proof. */
    void keepAfterPasswordChange(HttpSession session, Instant passwordChangedAt) {
        session.removeAttribute(PROVEN);
        session.setAttribute(PASSWORD, micros(passwordChangedAt));
    }

    /** Where the person is signed in, the latest first; programs among them. */
    public List<OpenSession> of(UUID userId, @Nullable String currentId) {
        Stream<OpenSession> browsers = store.findByPrincipalName(userId.toString()).values().stream()
                .map(session -> new OpenSession(
                        Instant.ofEpochMilli(number(session::getAttribute, SINCE)),
                        Instant.ofEpochMilli(number(session::getAttribute, ACTIVE)),
                        text(session, ADDRESS),
                        text(session, BROWSER),
                        session.getId().equals(currentId)));
        Stream<OpenSession> others = ofPrograms(userId).stream()
                .map(session -> new OpenSession(
                        session.since(), session.renewedAt(), session.address(), session.program(), false));
        return Stream.concat(browsers, others)
                .sorted(Comparator.comparing(OpenSession::lastActive).reversed())
                .toList();
    }

    public int count(UUID userId) {
        return store.findByPrincipalName(userId.toString()).size()
                + ofPrograms(userId).size();
    }

    private List<ApiSessionTable.Row> ofPrograms(UUID userId) {
        return tenancy.call(new Scope.Everything(), () -> programs.ofUser(userId));
    }

    /** Ends the user's sessions but the one with this id (null: all of them), and says how many they were. */
    public int endOthers(UUID userId, @Nullable String keptId) {
        List<String> ended = store.findByPrincipalName(userId.toString()).keySet().stream()
                .filter(id -> !id.equals(keptId))
                .toList();
        ended.forEach(store::deleteById);
        int programsEnded = tenancy.call(new Scope.Everything(), () -> programs.deleteOf(userId));
        events.publishEvent(new SessionEnded(userId));
        return ended.size() + programsEnded;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static long number(Function<String, @Nullable Object> read, String name) {
        return read.apply(name) instanceof Long number ? number : 0;
    }

    private static String text(Session session, String name) {
        return session.getAttribute(name) instanceof String text ? text : "";
    }

    private static String shortened(@Nullable String userAgent) {
        if (userAgent == null) {
            return "";
        }
        return userAgent.length() <= 300 ? userAgent : userAgent.substring(0, 300);
    }
}
