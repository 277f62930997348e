package mx.lanet.desktop.log;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lines of a log, narrowed to a level and to words. */
final class Lines {
    private static final List<String> LEVELS = List.of("DEBUG", "INFO", "WARN", "ERROR");
    private static final Pattern LINE = Pattern.compile("^\\S+ (DEBUG|INFO|WARN|ERROR)\\s.*");

    private Lines() {}

    /** Lines of this level and graver ones that hold the words; what belongs to no line of its own goes with the last. */
    static List<String> narrowed(List<String> lines, String level, String words) {
        int least = LEVELS.indexOf(level);
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        var grave = new boolean[] {true};
        return lines.stream()
                .filter(line -> {
                    var found = LINE.matcher(line);
                    if (found.matches()) {
                        grave[0] = LEVELS.indexOf(found.group(1)) >= least;
                    }
                    return grave[0];
                })
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }
}
