package mx.lanet.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The command line as it was typed. Where the system's locale is the plain C one, or one that is not installed, Java
 * reads every letter outside ASCII as a replacement character: "Señal" would reach the help desk as "Se��al".
 */
final class Arguments {
    private static final Path RAW = Path.of("/proc/self/cmdline");

    private Arguments() {}

    static String[] asTyped(String[] given) {
        boolean damaged = Arrays.stream(given).anyMatch(argument -> argument.indexOf('\ufffd') >= 0);
        if (!damaged || !Files.isReadable(RAW)) {
            return given;
        }
        try {
            return last(Files.readAllBytes(RAW), given);
        } catch (IOException e) {
            return given;
        }
    }

    /** The last of the texts that each end with a NUL, as many as were given. */
    static String[] last(byte[] raw, String[] given) {
        var all = new String(raw, StandardCharsets.UTF_8).split("\0", -1);
        int end = all.length - 1;
        return end < given.length ? given : Arrays.copyOfRange(all, end - given.length, end);
    }
}
