package mx.lanet.desktop.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.local.DeskFolder;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.local.LocalClient;
import mx.lanet.agent.local.LocalClient.Reply;
import mx.lanet.agent.local.Standing;
import mx.lanet.agent.store.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's service, as the person of this session may speak to it. It may go and come back at any time: each call finds
 * it anew when it has to, and says when it is not there. Never on Swing's thread.
 */
public final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final DeskFolder folder;
    private final String user;
    private volatile @Nullable LocalClient client;

    public Service(DeskFolder folder, String user) {
        this.folder = folder;
        this.user = user;
    }

    /** The service does not run, or does not know this person. */
    public static final class Away extends IOException {
        private static final long serialVersionUID = 1;

        Away(@Nullable Throwable cause) {
            super("the service does not answer", cause);
        }
    }

    private interface Call {
        Reply on(LocalClient client) throws IOException;
    }

    /** The system's name of the person. */
    public String user() {
        return user;
    }

    public Standing standing() throws IOException {
        return ask(client -> client.get("/status")).read(Standing.class);
    }

    /** What would go with a request for help now. */
    public Help.Facts facts() throws IOException {
        return ask(client -> client.get("/facts")).read(Help.Facts.class);
    }

    /** What became of a request that was handed over: delivered, kept or refused. */
    public Reply open(Help.Request request) throws IOException {
        return ask(client -> client.post("/tickets", request));
    }

    /** Hands over a file of a request that follows. */
    public Reply attach(UUID request, String name, Path file) throws IOException {
        return ask(client -> client.attach(request, name, file));
    }

    public Reply get(String path) throws IOException {
        return ask(client -> client.get(path));
    }

    /** Writes a file's content there. */
    public Reply download(String path, OutputStream out) throws IOException {
        return ask(client -> client.download(path, out));
    }

    public Reply post(String path, Object body) throws IOException {
        return ask(client -> client.post(path, body));
    }

    /** The same, to be answered in this language. */
    public Reply post(String path, Object body, Locale language) throws IOException {
        return ask(client -> client.post(path, body, language));
    }

    /** The same, known again by its identity. */
    public Reply post(String path, Object body, UUID identity) throws IOException {
        return ask(client -> client.post(path, body, identity));
    }

    /** Requests that wait at this machine, or were refused. */
    public List<Help.Waiting> waiting() throws IOException {
        return list(get("/tickets/waiting"), "waiting", Help.Waiting.class);
    }

    /** A list in an answer. */
    public static <T> List<T> list(Reply reply, String name, Class<T> type) {
        var list = Json.WIRE.getTypeFactory().constructCollectionType(List.class, type);
        return Json.WIRE.convertValue(Json.WIRE.readTree(reply.body()).path(name), list);
    }

    /** Asks for everything at once: a heartbeat, an inventory, a delivery. */
    public void sync() throws IOException {
        post("/sync", Map.of());
    }

    // A service that was begun anew has other keys and perhaps another port. Calls run side by side: a diagnosis may
    // last half a minute, and must hold up nobody.
    private Reply ask(Call call) throws IOException {
        var known = client;
        if (known != null) {
            try {
                var reply = call.on(known);
                if (reply.status() != 401) {
                    return reply;
                }
            } catch (IOException e) {
                LOG.atDebug().log("the service is looked for anew: {}", e.getMessage());
            }
        }
        var found = findAnew(known);
        try {
            return call.on(found);
        } catch (IOException e) {
            throw new Away(e);
        }
    }

    // Whoever comes second takes what the first has found.
    private synchronized LocalClient findAnew(@Nullable LocalClient failed) throws IOException {
        var now = client;
        if (now == null || now == failed) {
            now = LocalClient.ofPerson(folder, user).orElse(null);
            client = now;
        }
        if (now == null) {
            throw new Away(null);
        }
        return now;
    }
}
