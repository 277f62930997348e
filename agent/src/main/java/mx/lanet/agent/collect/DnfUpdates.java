package mx.lanet.agent.collect;

import java.util.List;
import java.util.regex.Pattern;

/** Parses what dnf says about updates. */
final class DnfUpdates {
    /** From what was fetched before; ends with 100 when there are updates. */
    static final List<String> CHECK = List.of("dnf", "-q", "--cacheonly", "check-update");

    static final int SOME = 100;

    private static final Pattern UPDATE =
            Pattern.compile("\\S+\\.(noarch|x86_64|aarch64|i686|ppc64le|s390x)\\s+\\S+\\s+\\S+");

    private DnfUpdates() {}

    /** Packages that a newer version waits for; what they make obsolete is listed after them. */
    static int pending(String output) {
        return (int) output.lines()
                .takeWhile(line -> !line.startsWith("Obsoleting"))
                .filter(line -> UPDATE.matcher(line.strip()).matches())
                .count();
    }
}
