package mx.lanet.helpdesk;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import mx.lanet.helpdesk.shared.DataFolder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the terminal where the first passwords stand and, in one line that scripts may wait for, that the server serves. */
@Component
class ReadyLine {
    private final Environment environment;
    private final Path firstLogin;
    private final MessageSource messages;

    ReadyLine(Environment environment, DataFolder data, MessageSource messages) {
        this.environment = environment;
        this.firstLogin = data.root().resolve("first-login.txt");
        this.messages = messages;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            PrintWriter terminal =
                    new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            if (Files.exists(firstLogin)) {
                terminal.println(
                        messages.getMessage("shared.first_login", new Object[] {firstLogin}, Locale.getDefault()));
            }
            terminal.println("LANET Helpdesk is ready at http://localhost:" + port);
        }
    }
}
