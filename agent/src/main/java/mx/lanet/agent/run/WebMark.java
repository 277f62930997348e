package mx.lanet.agent.run;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Windows' mark of what came over a network: whoever opens the file is asked first. A volume without streams has none. */
final class WebMark {
    static final String TEXT = "[ZoneTransfer]\r\nZoneId=3\r\n";

    private static final Logger LOG = LoggerFactory.getLogger(WebMark.class);
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private WebMark() {}

    /** It goes along when the file is renamed. */
    static void put(Path file) {
        if (!WINDOWS) {
            return;
        }
        // A path of java.nio takes no colon.
        try (var stream = new FileOutputStream(file + ":Zone.Identifier")) {
            stream.write(TEXT.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.atWarn().log("a file was not marked as one of the network: {}", e.getMessage());
        }
    }
}
