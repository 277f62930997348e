package mx.lanet.helpdesk.identity;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Codes for the day on which the telephone is lost: twelve digits, since a telephone's number pad types those, too. */
final class RecoveryCodes {
    static final int COUNT = 10;
    private static final int GROUPS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    /** Ten new ones, as people read them: {@code 4829-1307-7264}. */
    static List<String> make() {
        return Stream.generate(RecoveryCodes::one).distinct().limit(COUNT).toList();
    }

    private static String one() {
        return String.join(
                "-",
                IntStream.range(0, GROUPS)
                        .mapToObj(_ -> String.format(Locale.ROOT, "%04d", RANDOM.nextInt(10_000)))
                        .toList());
    }

    /** Without what people put between digits. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }
}
