package mx.lanet.agent.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.agent.check.Finding;
import mx.lanet.agent.check.SelfTest;
import mx.lanet.agent.collect.EventSource;
import mx.lanet.agent.link.AgentVersion;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.local.Caller;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.local.LocalVerbs;
import mx.lanet.agent.local.Standing;
import mx.lanet.agent.run.ReceivedFiles;
import mx.lanet.agent.run.Visit;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.QueuedTicket;
import org.jspecify.annotations.Nullable;

/** What this life of the agent does for the people who sit at the machine. */
final class DeskVerbs implements LocalVerbs {
    private static final int MOST_WAITING = 100;
    private static final Duration REFUSALS_SHOWN = Duration.ofDays(7);
    private static final int MOST_SAMPLES = 288;
    private static final int MOST_LINES = 500;
    private static final String TICKETS = "/api/tickets/";

    private final AgentLoop.World world;
    private final AgentLoop loop;
    private final TicketDesk desk;
    private final Enclosures enclosures;
    private final Whose whose;
    private final EventSource events;
    private final Map<String, String> environment;
    private final @Nullable String computerName;
    private final ReceivedFiles files;

    DeskVerbs(
            AgentLoop.World world,
            AgentLoop loop,
            EventSource events,
            Map<String, String> environment,
            @Nullable String computerName) {
        this.world = world;
        this.loop = loop;
        this.desk =
                new TicketDesk(world.folder(), world.outbox(), world.session().time());
        this.whose = new Whose(() -> loop.settings().text(Setting.DESKTOP_TICKETS));
        this.enclosures = new Enclosures(desk, world.session());
        this.events = events;
        this.environment = environment;
        this.computerName = computerName;
        this.files = ReceivedFiles.of(world.folder(), world.session(), loop.messages(), () -> loop.settings()
                .number(Setting.DOWNLOAD_LIMIT));
    }

    @Override
    public Standing status() {
        var identity = world.session().identity();
        var line = loop.line();
        var state = line.isDown() ? "offline" : line.lastContact() == null ? "starting" : "online";
        var trouble = world.database().trouble();
        return new Standing(
                identity.pending() && state.equals("online") ? "pending_approval" : state,
                identity.assetId().toString(),
                identity.clientName(),
                identity.siteName(),
                world.session().link().server().toString(),
                AgentVersion.CURRENT,
                computerName,
                line.lastContact(),
                nextContact(),
                line.latencyMillis(),
                line.lastTrouble(),
                world.session().serverAhead().toSeconds(),
                world.outbox().size(),
                world.outbox().gaps(),
                world.outbox().sizes(),
                world.outbox().bytes(),
                world.outbox().isOverfull(),
                trouble == null ? null : Notices.word(trouble),
                loop.lastStatus(),
                loop.openAlerts(),
                wanted(loop.settings()),
                files.changed());
    }

    private static Standing.Desk wanted(Settings settings) {
        return new Standing.Desk(
                settings.isOn(Setting.DESKTOP_ENABLED),
                settings.text(Setting.DESKTOP_TICKETS),
                settings.text(Setting.DESKTOP_CONSENT),
                settings.text(Setting.DESKTOP_SCREENSHOT),
                settings.text(Setting.SUPPORT_NAME),
                settings.text(Setting.SUPPORT_PHONE),
                settings.text(Setting.BRAND_NAME),
                settings.text(Setting.BRAND_GREETING),
                settings.text(Setting.BRAND_THANKS),
                settings.text(Setting.BRAND_COLOR),
                settings.text(Setting.BRAND_LOGO));
    }

    private @Nullable Instant nextContact() {
        var in = loop.untilNextBeat();
        return in == null ? null : world.session().time().now().plus(in);
    }

    @Override
    public Answer tickets(Caller caller, String query) {
        return get("my-tickets" + whose.query(caller, query));
    }

    @Override
    public Answer ticket(Caller caller, UUID ticket) {
        return get(ticket + whose.query(caller, ""));
    }

    @Override
    public Answer act(Caller caller, UUID ticket, Act act, @Nullable String identity, byte[] body) {
        var path = TICKETS + ticket + "/" + act.word() + whose.query(caller, "");
        var key = identity == null ? UUID.randomUUID().toString() : identity;
        var answer = world.session().call(token -> world.session().link().post(path, token, key, body));
        return act == Act.COMMENTS && identity != null ? enclosures.follow(ticket, identity, answer) : answer;
    }

    @Override
    public Answer file(Caller caller, UUID ticket, UUID attachment, ServerLink.Sink sink) {
        var path = TICKETS + ticket + "/attachments/" + attachment + whose.query(caller, "");
        return world.session().call(token -> world.session().link().download(path, token, 0, sink));
    }

    @Override
    public Answer categories() {
        return get("categories");
    }

    private Answer get(String path) {
        return world.session().call(token -> world.session().link().get(TICKETS + path, token));
    }

    @Override
    public List<Help.Waiting> waiting(Caller caller) {
        var tickets = world.outbox().undeliveredTickets(MOST_WAITING).stream()
                .filter(item -> whose.maySee(
                        caller,
                        Json.WIRE.readValue(item.json(), QueuedTicket.class).ticket()))
                .map(DeskVerbs::waiting);
        return Stream.concat(tickets, refusedFiles(caller)).toList();
    }

    private Stream<Help.Waiting> refusedFiles(Caller caller) {
        var since = world.session().time().now().minus(REFUSALS_SHOWN);
        var files = world.outbox().refusedFiles().stream()
                .filter(item -> item.queuedAt().isAfter(since));
        return files.flatMap(item -> {
            var file = Json.WIRE.readValue(item.json(), Outbox.Attachment.class);
            var request = UUID.fromString(item.identity().substring(0, 36));
            var number = Objects.requireNonNullElse(world.outbox().ticketNumber(request), "");
            var told =
                    new Help.Waiting(request, number + " · " + file.name(), null, item.queuedAt(), 1, item.refusal());
            return whose.maySee(caller, file.user()) ? Stream.of(told) : Stream.empty();
        });
    }

    private static Help.Waiting waiting(Outbox.Item item) {
        var queued = Json.WIRE.readValue(item.json(), QueuedTicket.class);
        var ticket = queued.ticket();
        var subject = ticket.subject() == null
                ? ticket.description().lines().findFirst().orElse("")
                : ticket.subject();
        return new Help.Waiting(
                UUID.fromString(item.identity()),
                subject,
                ticket.priority(),
                item.queuedAt(),
                queued.files().size(),
                item.refusal());
    }

    @Override
    public Help.Facts facts() {
        var identity = world.session().identity();
        return new Help.Facts(
                computerName,
                identity.clientName(),
                identity.siteName(),
                addresses(),
                loop.lastStatus(),
                events.recent());
    }

    private static List<String> addresses() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .sorted((a, b) -> Boolean.compare(a instanceof Inet6Address, b instanceof Inet6Address))
                    .map(InetAddress::getHostAddress)
                    .map(address -> address.replaceFirst("%.*", ""))
                    .limit(6)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    @Override
    public Optional<byte[]> logo() throws IOException {
        var file = world.folder().brandLogo();
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    public void keepFile(UUID ticket, String name, InputStream content) throws IOException {
        desk.keepFile(ticket, name, content);
    }

    @Override
    public Help.State openTicket(Caller caller, UUID identity, Help.Request request, Duration patience)
            throws IOException, InterruptedException {
        var person = Objects.requireNonNullElse(caller.user(), Objects.requireNonNullElse(request.currentUser(), ""));
        boolean withFacts = !Boolean.FALSE.equals(request.withFacts());
        var facts = withFacts
                ? new TicketDesk.Facts(computerName, addresses(), loop.lastStatus(), events.recent())
                : TicketDesk.Facts.of(computerName);
        desk.open(identity, request, person.isEmpty() ? null : person, facts);
        world.bell().ring();
        if (!loop.line().isDown()) {
            loop.delivery().awaitTicket(identity, patience);
        }
        return TicketDesk.stateOf(world.outbox(), identity);
    }

    @Override
    public List<String> events() {
        return events.recent();
    }

    @Override
    public List<Help.Beat> heartbeats() {
        return loop.line().beats();
    }

    @Override
    public ReceivedFiles files() {
        return files;
    }

    @Override
    public List<Help.Sample> samples() {
        return world.memory().newestSamples(MOST_SAMPLES).entrySet().stream()
                .map(sample -> new Help.Sample(sample.getKey(), sample.getValue()))
                .toList();
    }

    @Override
    public List<String> log() throws IOException {
        return AgentLog.tail(world.folder(), MOST_LINES);
    }

    @Override
    public List<Help.Check> diagnose(Locale language) throws IOException {
        var messages = Messages.in(language);
        var test = new SelfTest(world.folder(), loop.settings(), environment, world.clock(), finding -> {});
        return test.run(world.session().link().server().toString()).stream()
                .map(finding -> check(finding, messages))
                .toList();
    }

    private static Help.Check check(Finding finding, Messages messages) {
        var details = finding.details().toArray();
        boolean well = finding.grade() == Finding.Grade.OK;
        return new Help.Check(
                finding.subject(),
                finding.grade().name().toLowerCase(Locale.ROOT),
                messages.text(finding.key(), details),
                well ? null : messages.text(finding.key() + ".remedy", details));
    }

    @Override
    public List<SettingSource.Shown> settings() throws IOException {
        return world.settings().shown();
    }

    @Override
    public List<Visit> visits(Caller caller) {
        return caller.user() == null ? loop.visits().list() : loop.visits().look();
    }

    @Override
    public boolean answer(String user, String visit, Word word) {
        return switch (word) {
            case ALLOW -> loop.visits().answer(visit, user, true);
            case REFUSE -> loop.visits().answer(visit, user, false);
            case END -> loop.visits().end(visit, user);
        };
    }

    @Override
    public void sync() {
        loop.soon();
    }
}
