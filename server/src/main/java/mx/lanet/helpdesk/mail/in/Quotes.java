package mx.lanet.helpdesk.mail.in;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Parts what somebody wrote from what the mail program put below it: the mail that is answered, and a signature. As programs
 * write it in Spanish and English, and Apple's, Google's and Microsoft's above all. Whoever answers between the lines of a
 * quotation keeps it, and so does whoever sends something on.
 */
final class Quotes {
    private static final int LONGEST_LINE = 400;
    /** Longer texts are no letters. */
    private static final int MOST_LINES = 5000;

    /** Above a quotation, on one line or, where the program breaks it, on two or three. */
    private static final List<Pattern> ATTRIBUTION = patterns(
            "^El .{4,300}(?:escribi[oó]|escribe)\\s*:$",
            "^On .{4,300}wrote\\s*:$",
            "^Am .{4,300}schrieb.{0,100}:$",
            "^Le .{4,300}a écrit\\s*:$",
            "^Em .{4,300}escreveu\\s*:$",
            "^.{1,200}<[^<>@\\s]{1,64}@[^<>\\s]{1,190}>\\s*(?:escribi[oó]|wrote)\\s*:$",
            "^-{2,}\\s*(?:Mensaje original|Original Message|Mensagem original|Ursprüngliche Nachricht)\\s*-{2,}$",
            "^_{20,}$");

    private static final Pattern BLOCK_FROM = Pattern.compile("^\\*{0,2}(?:De|From|Von)\\s*:\\*{0,2}\\s*\\S.*");
    private static final Pattern BLOCK_MORE = Pattern.compile(
            "^\\*{0,2}(?:Enviado(?: el)?|Enviada el|Sent|Fecha|Date|Para|To|Asunto|Subject|CC|Cc|Gesendet|An)\\s*:.*");

    private static final Pattern FORWARDED = Pattern.compile(
            "(?im)^(?:-{2,}\\s*)?(?:Forwarded message|Mensaje reenviado|Begin forwarded message|Inicio del mensaje reenviado|Mensaje remitido)\\b.{0,40}$");
    private static final Pattern FORWARD_SUBJECT = Pattern.compile("(?i)^\\s*(?:fwd?|rv|reenv|i)\\s*:.*");

    private static final List<Pattern> SIGNATURE = patterns(
            "^-- ?$",
            "^Enviado (?:desde|con) (?:mi|el|Outlook|Yahoo|un|Correo|Mail|Proton|Samsung).{0,80}$",
            "^Sent (?:from|with) (?:my|Outlook|Yahoo|Mail|a|Proton|Samsung).{0,80}$",
            "^(?:Obtener|Obtén|Get) Outlook (?:para|for) (?:iOS|Android).{0,80}$");

    private Quotes() {}

    /**
     * A text in two.
     *
     * @param said what somebody wrote
     * @param folded what stands below it; empty when there is nothing
     */
    record Parted(String said, String folded) {}

    static boolean isForward(String subject, String text) {
        return FORWARD_SUBJECT.matcher(subject).matches()
                || FORWARDED.matcher(text).find();
    }

    static Parted part(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            return new Parted(text.strip(), "");
        }
        int cut = quotation(lines);
        cut = signature(lines, cut);
        String said = String.join("\n", lines.subList(0, cut)).strip();
        if (said.isEmpty() || cut == lines.size()) {
            return new Parted(text.strip(), "");
        }
        return new Parted(
                said, String.join("\n", lines.subList(cut, lines.size())).strip());
    }

    /** The first line of the quotation that the text ends with, or the number of its lines. */
    private static int quotation(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (FORWARDED.matcher(line).find()) {
                return lines.size();
            }
            if (isBlock(lines, i)) {
                int above = i;
                while (above > 0 && lines.get(above - 1).isBlank()) {
                    above--;
                }
                boolean ruled = above > 0 && lines.get(above - 1).strip().matches("_{20,}|-{2,}.{0,60}-{2,}");
                return ruled ? above - 1 : i;
            }
            int below = attributionEnd(lines, i);
            if (below > 0 && isQuotedToTheEnd(lines, below)) {
                return i;
            }
        }
        int last = lines.size();
        while (last > 0 && (lines.get(last - 1).isBlank() || lines.get(last - 1).startsWith(">"))) {
            last--;
        }
        return last < lines.size() && lines.subList(last, lines.size()).stream().anyMatch(line -> line.startsWith(">"))
                ? last
                : lines.size();
    }

    /** Where a quotation begins below its attribution; 0 when this line is none. */
    private static int attributionEnd(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < Math.min(at + 3, lines.size()); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith(">") || joined.length() + line.length() > LONGEST_LINE) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line);
            if (matches(ATTRIBUTION, joined.toString())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether nobody wrote anything below: either all is marked as quoted, or nothing is, as Outlook does it. */
    private static boolean isQuotedToTheEnd(List<String> lines, int from) {
        List<String> rest = lines.subList(from, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .toList();
        boolean marked = rest.stream().anyMatch(line -> line.stripLeading().startsWith(">"));
        return !marked
                || rest.stream().allMatch(line -> line.stripLeading().startsWith(">"))
                || signature(rest, rest.size()) < rest.size()
                        && rest.subList(0, signature(rest, rest.size())).stream()
                                .allMatch(line -> line.stripLeading().startsWith(">"));
    }

    /** Outlook's lines of a header: who, and within three lines when or to whom. */
    private static boolean isBlock(List<String> lines, int at) {
        return BLOCK_FROM.matcher(shortened(lines.get(at))).matches()
                && lines.subList(at + 1, Math.min(at + 4, lines.size())).stream()
                                .filter(line ->
                                        BLOCK_MORE.matcher(shortened(line)).matches())
                                .count()
                        >= 2;
    }

    private static String shortened(String line) {
        String text = line.strip();
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
    }

    /** The first line of a signature above this one. It is short, and the last one there is. */
    private static int signature(List<String> lines, int until) {
        for (int i = Math.max(0, until - 25); i < until; i++) {
            if (matches(SIGNATURE, lines.get(i).stripTrailing())) {
                return i;
            }
        }
        return until;
    }

    private static boolean matches(List<Pattern> patterns, String line) {
        return line.length() <= LONGEST_LINE
                && patterns.stream().anyMatch(pattern -> pattern.matcher(line).matches());
    }

    private static List<Pattern> patterns(String... texts) {
        return java.util.Arrays.stream(texts)
                .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }
}
