package mx.lanet.agent.local;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Which verb answers which address. */
final class LocalRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRoutes.class);
    private static final int MAX_BODY_BYTES = 256 << 10;
    private static final Duration WAIT_FOR_TICKET = Duration.ofSeconds(8);

    private final LocalVerbs verbs;

    LocalRoutes(LocalVerbs verbs) {
        this.verbs = verbs;
    }

    void serve(LocalCall call, Caller caller) throws IOException, InterruptedException {
        var path = call.path();
        if (path.getFirst().equals("tickets") && path.size() > 1) {
            ofTickets(call, caller);
            return;
        }
        if (path.getFirst().equals("files")) {
            ofFiles(call, caller);
            return;
        }
        if (path.getFirst().equals("visits")) {
            ofVisits(call, caller);
            return;
        }
        switch (call.method() + " " + String.join("/", path)) {
            case "GET status" -> call.answer(200, verbs.status());
            case "GET tickets" -> call.pass(verbs.tickets(caller, call.query()));
            case "POST tickets" -> open(call, caller);
            case "POST attachments" -> attachment(call);
            case "GET categories" -> call.pass(verbs.categories());
            case "GET logo" -> logo(call);
            case "GET facts" -> call.answer(200, verbs.facts());
            case "GET settings" -> call.answer(200, Map.of("success", true, "settings", verbs.settings()));
            case "GET events" -> call.answer(200, Map.of("success", true, "events", verbs.events()));
            case "GET heartbeats" -> call.answer(200, Map.of("success", true, "heartbeats", verbs.heartbeats()));
            case "GET samples" -> call.answer(200, Map.of("success", true, "samples", verbs.samples()));
            case "GET log" -> call.answer(200, Map.of("success", true, "lines", verbs.log()));
            case "POST diagnosis" ->
                call.answer(200, Map.of("success", true, "checks", verbs.diagnose(call.language())));
            case "POST sync" -> {
                verbs.sync();
                call.answer(202, Map.of("success", true));
            }
            default -> call.refuse(404, "no such verb");
        }
    }

    private void ofTickets(LocalCall call, Caller caller) throws IOException {
        var path = call.path();
        if (call.is("GET", "/tickets/waiting")) {
            call.answer(200, Map.of("success", true, "waiting", verbs.waiting(caller)));
            return;
        }
        var ticket = LocalCall.uuid(path.get(1));
        if (ticket != null && path.size() == 2 && call.method().equals("GET")) {
            call.pass(verbs.ticket(caller, ticket));
            return;
        }
        var file = path.size() == 4 && path.get(2).equals("attachments") ? LocalCall.uuid(path.get(3)) : null;
        if (ticket != null && file != null && call.method().equals("GET")) {
            call.passFile(sink -> verbs.file(caller, ticket, file, sink));
            return;
        }
        var act = path.size() == 3 ? act(path.get(2)) : null;
        if (ticket == null || act == null || !call.method().equals("POST")) {
            call.refuse(404, "no such verb");
            return;
        }
        var identity = call.header(LocalApi.IDENTITY);
        call.pass(verbs.act(caller, ticket, act, identity, call.body(MAX_BODY_BYTES)));
    }

    // Whoever looks after the agent is not who sits before it: only a person answers for the persons.
    private void ofVisits(LocalCall call, Caller caller) throws IOException {
        var path = call.path();
        if (call.is("GET", "/visits")) {
            boolean may = caller.user() != null;
            call.answer(200, Map.of("success", true, "may_answer", may, "visits", verbs.visits(caller)));
            return;
        }
        var word = path.size() == 3 && call.method().equals("POST") ? word(path.get(2)) : null;
        if (word == null) {
            call.refuse(404, "no such verb");
        } else if (caller.user() == null) {
            call.refuse(403, "only a person of this machine answers");
        } else if (verbs.answer(caller.user(), path.get(1), word)) {
            call.answer(200, Map.of("success", true));
        } else {
            call.refuse(404, "nothing waits for this");
        }
    }

    private static LocalVerbs.@Nullable Word word(String text) {
        return Arrays.stream(LocalVerbs.Word.values())
                .filter(word -> word.word().equals(text))
                .findFirst()
                .orElse(null);
    }

    // They lie where only the agent's own people get to; only these delete them.
    private void ofFiles(LocalCall call, Caller caller) throws IOException {
        var path = call.path();
        var files = verbs.files();
        boolean own = caller.user() == null;
        if (call.is("GET", "/files")) {
            var folder = files.folder().toString();
            var told = new LinkedHashMap<String, @Nullable Object>();
            told.put("success", true);
            told.put("folder", folder);
            told.put("may_delete", own);
            told.put("files", files.list());
            told.put("fetched", files.fetched());
            call.answer(200, told);
        } else if (path.size() == 2 && call.method().equals("DELETE")) {
            if (!own) {
                call.refuse(403, "only the agent's owner deletes files");
            } else if (files.delete(path.get(1))) {
                call.answer(200, Map.of("success", true));
            } else {
                call.refuse(404, "no such file");
            }
        } else if (path.size() == 3
                && path.get(2).equals("content")
                && call.method().equals("GET")) {
            content(call, own, path.get(1));
        } else if (path.size() == 3
                && path.get(2).equals("again")
                && call.method().equals("POST")) {
            again(call, path.get(1));
        } else if (path.size() == 3
                && path.get(2).equals("sha256")
                && call.method().equals("GET")) {
            digest(call, path.get(1));
        } else {
            call.refuse(404, "no such verb");
        }
    }

    // Only what was sent in their sight is the people's; its folder is closed to them, and open to the agent's owner.
    private void content(LocalCall call, boolean own, String file) throws IOException {
        var found = own ? verbs.files().find(file) : verbs.files().shown(file);
        if (found.isPresent()) {
            call.file(found.get());
        } else {
            call.refuse(404, "no such file");
        }
    }

    private void again(LocalCall call, String file) throws IOException {
        switch (verbs.files().again(file)) {
            case BEGUN -> call.answer(202, Map.of("success", true));
            case BUSY -> call.refuse(409, "another file is being fetched");
            case UNKNOWN -> call.refuse(404, "no such file");
        }
    }

    private void digest(LocalCall call, String file) throws IOException {
        try {
            var sha256 = verbs.files().sha256(file);
            if (sha256.isPresent()) {
                call.answer(200, Map.of("success", true, "sha256", sha256.get()));
            } else {
                call.refuse(404, "no such file");
            }
        } catch (IOException e) {
            call.refuse(503, String.valueOf(e.getMessage()));
        }
    }

    private static LocalVerbs.@Nullable Act act(String word) {
        return Arrays.stream(LocalVerbs.Act.values())
                .filter(act -> act.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private void attachment(LocalCall call) throws IOException {
        var ticket = LocalCall.uuid(call.header("X-LANET-Ticket"));
        var name = call.header("X-LANET-File-Name");
        if (ticket == null || name == null) {
            call.refuse(400, "X-LANET-Ticket, X-LANET-File-Name");
            return;
        }
        try {
            verbs.keepFile(ticket, URLDecoder.decode(name, StandardCharsets.UTF_8), call.content());
            call.answer(201, Map.of("success", true));
        } catch (IOException | IllegalArgumentException e) {
            call.refuse(400, String.valueOf(e.getMessage()));
        }
    }

    private void logo(LocalCall call) throws IOException {
        var picture = verbs.logo();
        if (picture.isEmpty()) {
            call.refuse(404, "no logo");
        } else {
            call.file("image/png", picture.get());
        }
    }

    private void open(LocalCall call, Caller caller) throws IOException, InterruptedException {
        try {
            var request = Json.WIRE.readValue(call.body(MAX_BODY_BYTES), Help.Request.class);
            if (request != null && request.description() != null) {
                var identity = Objects.requireNonNullElseGet(request.identity(), UUID::randomUUID);
                call.answer(200, verbs.openTicket(caller, identity, request, WAIT_FOR_TICKET));
                return;
            }
        } catch (Outbox.Full e) {
            notKept(call, "full_queue", e);
            return;
        } catch (StoreException e) {
            notKept(call, e.trouble().name().toLowerCase(Locale.ROOT), e);
            return;
        } catch (FileSystemException e) {
            notKept(call, "broken", e);
            return;
        } catch (JacksonException e) {
            LOG.atDebug().log("a local ticket that is no JSON of ours: {}", e.getOriginalMessage());
        }
        call.refuse(400, "not a ticket");
    }

    // Whoever asks for help must know at once that nothing was kept, and can telephone.
    private static void notKept(LocalCall call, String why, Exception fault) throws IOException {
        LOG.atError().log("a ticket was not kept: {}", fault.getMessage());
        var error = String.valueOf(fault.getMessage());
        call.answer(507, Map.of("success", false, "state", "not_kept", "reason", why, "error", error));
    }
}
