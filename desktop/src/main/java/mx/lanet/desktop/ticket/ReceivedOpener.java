package mx.lanet.desktop.ticket;

import java.io.IOException;
import java.io.OutputStream;
import mx.lanet.agent.run.ReceivedFiles.Received;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;

/** Opens a file that was sent to this machine: a copy of the person's own, since where it lies they do not get to. */
public final class ReceivedOpener {
    private ReceivedOpener() {}

    /** Calls {@code failed} on Swing's thread when it is here no more, or the service is away. */
    public static void open(Service service, String file, Runnable failed) {
        Errand.run(
                () -> {
                    var found = Service.list(service.get("/files"), "files", Received.class).stream()
                            .filter(one -> one.id().equals(file))
                            .findFirst()
                            .orElseThrow(() -> new IOException("the file is here no more"));
                    var path = Downloads.ofThisPerson()
                            .fetch(found.name(), found.size(), null, out -> content(service, file, out));
                    Downloads.show(path);
                    return path;
                },
                path -> {},
                away -> failed.run());
    }

    private static void content(Service service, String file, OutputStream out) throws IOException {
        if (!service.download("/files/" + file + "/content", out).isDone()) {
            throw new IOException("the service does not give the file");
        }
    }
}
