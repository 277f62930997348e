package mx.lanet.helpdesk.ticket.watch;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
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

    /** Where a name stands in a text, with its sign. */
    public record Span(int start, int end) {}

    /** Whether it is worth while to look who is in the team. */
    public static boolean mayBeIn(String text) {
        return SIGN.matcher(text).find();
    }

    /** By the whole name or the login; by the first name alone, if only one of those who may see the ticket has it. */
    public static Found in(String text, List<TeamMate> team) {
        Set<TeamMate> called = new LinkedHashSet<>();
        Set<TeamMate> strangers = new LinkedHashSet<>();
        each(plain(text), team, (meant, _) -> (meant.who().serves() ? called : strangers).add(meant.who()));
        return new Found(called, strangers);
    }

    /** Where those stand who are called and may see the ticket, in their order. */
    public static List<Span> spans(String text, List<TeamMate> team) {
        if (!mayBeIn(text)) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        Located located = Located.of(text);
        each(located.plain(), team, (meant, sign) -> {
            if (meant.who().serves()) {
                spans.add(new Span(located.places()[sign], located.places()[sign + meant.length()] + 1));
            }
        });
        return spans;
    }

    private record Meant(TeamMate who, int length) {}

    /** A text without accents, in small letters and with single spaces, and where each of its signs stands in the text. */
    private record Located(String plain, int[] places) {
        static Located of(String text) {
            StringBuilder plain = new StringBuilder();
            int[] places = new int[2 * text.length() + 1];
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                String sign = Mentions.plain(Character.toString(text.codePointAt(i)));
                boolean again = sign.equals(" ") && !plain.isEmpty() && plain.charAt(plain.length() - 1) == ' ';
                for (int j = 0; j < sign.length() && !again && plain.length() < places.length; j++) {
                    places[plain.length()] = i + Character.charCount(text.codePointAt(i)) - 1;
                    plain.append(sign.charAt(j));
                }
            }
            return new Located(plain.toString(), places);
        }
    }

    private static void each(String plain, List<TeamMate> team, ObjIntConsumer<Meant> then) {
        Matcher sign = SIGN.matcher(plain);
        for (int i = 0; i < MOST && sign.find(); i++) {
            int at = sign.start();
            meant(plain.substring(sign.end()), team).ifPresent(meant -> then.accept(meant, at));
        }
    }

    /** The one with the longest name that stands there: "Ana María" is not "Ana". Who may see the ticket goes first. */
    private static Optional<Meant> meant(String behind, List<TeamMate> team) {
        Optional<TeamMate> whole = team.stream()
                .filter(one -> length(behind, one) > 0)
                .max(Comparator.comparingInt((TeamMate one) -> length(behind, one))
                        .thenComparing(TeamMate::serves));
        if (whole.isPresent()) {
            return whole.map(one -> new Meant(one, length(behind, one)));
        }
        List<TeamMate> first = team.stream()
                .filter(one -> one.serves() && begins(behind, firstName(one)))
                .limit(2)
                .toList();
        return first.size() == 1
                ? Optional.of(
                        new Meant(first.getFirst(), firstName(first.getFirst()).length()))
                : Optional.empty();
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
