package mx.lanet.helpdesk.ticket.watch;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is called by {@code @name} in a text. Pure: the team is given. */
public final class Mentions {
    /** Of a text no more are looked at. */
    private static final int MOST = 50;

    /** The sign before a name, and not within an e-mail address. */
    private static final Pattern SIGN = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@(?=[\\p{L}\\p{N}])");

    private Mentions() {}

    /** @param called who may see the ticket; {@code strangers} are meant, but may not */
    public record Found(Set<TeamMate> called, Set<TeamMate> strangers) {}

    /** Whether it is worth while to look who is in the team. */
    public static boolean mayBeIn(String text) {
        return SIGN.matcher(text).find();
    }

    /** By the whole name or the login; by the first name alone, if only one of those who may see the ticket has it. */
    public static Found in(String text, List<TeamMate> team) {
        Set<TeamMate> called = new LinkedHashSet<>();
        Set<TeamMate> strangers = new LinkedHashSet<>();
        String plain = plain(text);
        Matcher sign = SIGN.matcher(plain);
        for (int i = 0; i < MOST && sign.find(); i++) {
            meant(plain.substring(sign.end()), team).ifPresent(one -> (one.serves() ? called : strangers).add(one));
        }
        return new Found(called, strangers);
    }

    /** The one with the longest name that stands there: "Ana María" is not "Ana". Who may see the ticket goes first. */
    private static Optional<TeamMate> meant(String behind, List<TeamMate> team) {
        Optional<TeamMate> whole = team.stream()
                .filter(one -> length(behind, one) > 0)
                .max(Comparator.comparingInt((TeamMate one) -> length(behind, one))
                        .thenComparing(TeamMate::serves));
        if (whole.isPresent()) {
            return whole;
        }
        List<TeamMate> first = team.stream()
                .filter(one -> one.serves() && begins(behind, firstName(one)))
                .limit(2)
                .toList();
        return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
    }

    private static int length(String behind, TeamMate one) {
        return Stream.of(plain(one.name()), plain(one.login()))
                .filter(name -> begins(behind, name))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static String firstName(TeamMate one) {
        return plain(one.name()).split(" ", 2)[0];
    }

    /** The name, and then no other letter. */
    private static boolean begins(String text, String name) {
        return !name.isEmpty()
                && text.startsWith(name)
                && (text.length() == name.length() || !Character.isLetterOrDigit(text.codePointAt(name.length())));
    }

    private static String plain(String text) {
        String spaced = text.toLowerCase(Locale.ROOT).replaceAll("[\\h\\v]+", " ");
        return Normalizer.normalize(spaced, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }
}
