package mx.lanet.agent.local;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;

/** How a person's browser comes into the service's own page: by an address with a pass that is good once and for a minute. */
public final class WayIn {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private WayIn() {}

    /** Of a service's answer to {@code POST /dashboard}; empty when it refused. */
    public static Optional<String> address(LocalClient.Reply pass) {
        return pass.isDone()
                ? Optional.of(Json.WIRE.readTree(pass.body()).path("address").asString())
                : Optional.empty();
    }

    /**
     * Opens it in the person's browser.
     *
     * @throws IOException when there is no program that opens pages
     */
    // On Linux everybody sees the arguments of everybody's programs: the pass goes through a file of this person's,
    // which
    // is left to the system's own tidying, since nobody knows when the browser has read it. By then the pass is over.
    public static void open(String address) throws IOException {
        if (WINDOWS) {
            start("rundll32", "url.dll,FileProtocolHandler", address);
        } else {
            start("xdg-open", page(address).toString());
        }
    }

    private static Path page(String address) throws IOException {
        var file = Files.createTempFile("lanet-", ".html", PrivateFiles.ownersAlone());
        Files.writeString(
                file,
                "<!doctype html><meta charset=utf-8><title>LANET</title><meta http-equiv=refresh content=\"0;url="
                        + address + "\"><a href=\"" + address + "\">LANET</a>\n");
        return file;
    }

    private static void start(String... command) throws IOException {
        new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
