package mx.lanet.agent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import mx.lanet.agent.collect.MachineEvents;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.LinkOptions;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.service.AgentService;
import mx.lanet.agent.service.ComputerName;
import mx.lanet.agent.service.Delivery;
import mx.lanet.agent.service.TicketDesk;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.FolderLock;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.Kind;

/** Puts a ticket into the queue while no service runs, and sends what waits when the server can be reached. */
final class DirectTicket {
    private final Workplace place;

    DirectTicket(Workplace place) {
        this.place = place;
    }

    /** The ticket's state, as the service would tell it. */
    Help.State open(UUID identity, Help.Request request, List<Path> files) throws IOException {
        var clock = AgentClock.system();
        try (var database = Database.open(place.folder())) {
            var outbox = new Outbox(database, AgentService.limits(place.settings()));
            var desk = new TicketDesk(place.folder(), outbox, clock);
            for (var file : files) {
                desk.keepFile(identity, file.getFileName().toString(), Files.newInputStream(file));
            }
            desk.open(
                    identity,
                    request,
                    request.currentUser(),
                    new TicketDesk.Facts(ComputerName.read(), List.of(), null, new MachineEvents().recent()));
            send(outbox, clock);
            return TicketDesk.stateOf(outbox, identity);
        }
    }

    // A service that is just starting holds the lock: then it is the one that sends.
    private void send(Outbox outbox, AgentClock clock) throws IOException {
        try (var lock = FolderLock.tryTake(place.folder()).orElse(null)) {
            if (lock == null) {
                return;
            }
            var identity = Identity.read(place.folder()).orElseThrow();
            var delivery = Delivery.withoutInventories(outbox, session(place, identity, clock), clock);
            if (delivery.deliver(Kind.TICKET) == null) {
                delivery.deliver(Kind.ATTACHMENT);
            }
        }
    }

    /** A session for a command that talks to the server by itself. */
    static Session session(Workplace place, Identity identity, AgentClock clock) throws IOException {
        var wanted = place.settings().text(Setting.SERVER_URL);
        var server = URI.create(wanted.isEmpty() ? identity.serverUrl() : wanted);
        return new Session(
                place.folder(), identity, LinkOptions.link(server, place.settings(), place.environment()), clock);
    }
}
