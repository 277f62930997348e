package mx.lanet.helpdesk.ticket.text;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.ticket.watch.Mentions;
import org.jspecify.annotations.Nullable;

/**
 * Stored HTML as one reader's page shows it: ticket numbers are links, and a picture leads to itself. It reads only what {@link
 * Written} has written.
 */
public final class Shown implements Content {
    private static final Pattern PIECE = Pattern.compile("<[^>]*>|[^<]+");
    private static final Pattern TAG = Pattern.compile("<(p|h3|ul|ol|li|blockquote|strong|em|u|s|code|pre)>");
    private static final Pattern LINK = Pattern.compile(
            "<a href=\"(?:https?://|mailto:)[^\"<>\\s]+\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE =
            Pattern.compile("<img src=\"(/files/([0-9a-f-]{36})/picture)\" alt=\"([^\"<>]*)\" />");
    private static final Pattern TICKET = Pattern.compile("\\bTKT-[0-9]{6,12}\\b");

    private final StringBuilder html = new StringBuilder();
    private final Set<UUID> pictures = new HashSet<>();
    private final String tickets;
    private final Function<UUID, Optional<String>> files;
    private final Function<String, List<Mentions.Span>> called;
    private final Deque<String> open = new ArrayDeque<>();

    private Shown(
            String tickets, Function<UUID, Optional<String>> files, Function<String, List<Mentions.Span>> called) {
        this.tickets = tickets;
        this.files = files;
        this.called = called;
    }

    /** As below, where nobody is called. */
    public static Optional<Shown> of(@Nullable String stored, String tickets, Function<UUID, Optional<String>> files) {
        return of(stored, tickets, files, _ -> List.of());
    }

    /**
     * For a page; empty when the HTML is not of our shapes, whoever put it there: then the plain text is shown.
     *
     * @param tickets the path before a ticket's number, such as {@code /tickets/}
     * @param files where a file is downloaded that this reader may see
     * @param called where colleagues are called by name in a text
     */
    public static Optional<Shown> of(
            @Nullable String stored,
            String tickets,
            Function<UUID, Optional<String>> files,
            Function<String, List<Mentions.Span>> called) {
        if (stored == null) {
            return Optional.empty();
        }
        Shown shown = new Shown(tickets, files, called);
        Matcher pieces = PIECE.matcher(stored);
        int end = 0;
        while (pieces.find()) {
            if (pieces.start() != end || !shown.add(pieces.group())) {
                return Optional.empty();
            }
            end = pieces.end();
        }
        return end == stored.length() && shown.open.isEmpty() ? Optional.of(shown) : Optional.empty();
    }

    private boolean add(String piece) {
        if (!piece.startsWith("<")) {
            html.append(isStill() ? piece : linked(piece));
            return piece.indexOf('>') < 0;
        }
        Matcher picture = PICTURE.matcher(piece);
        if (picture.matches()) {
            addPicture(picture.group(1), UUID.fromString(picture.group(2)), picture.group(3));
            return true;
        }
        html.append(piece);
        if (piece.equals("<br />") || piece.equals("<!-- -->")) {
            return true;
        }
        if (piece.startsWith("</")) {
            return ("</" + open.pollLast() + ">").equals(piece);
        }
        Matcher tag = TAG.matcher(piece);
        open.addLast(tag.matches() ? tag.group(1) : "a");
        return tag.matches() || LINK.matcher(piece).matches();
    }

    /** What the reader may not see, or nobody any more, is told by its name; that is encoded already. */
    private void addPicture(String address, UUID id, String name) {
        Optional<String> file = files.apply(id);
        if (file.isEmpty()) {
            html.append("<span class=\"t3\">[").append(name).append("]</span>");
            return;
        }
        pictures.add(id);
        html.append("<a class=\"pic\" href=\"%s\" data-view data-name=\"%s\" data-note=\"\" data-file=\"%s\">"
                .formatted(address, name, file.get()));
        html.append("<img src=\"%s\" alt=\"%s\" loading=\"lazy\"></a>".formatted(address, name));
    }

    /** In links and code ticket numbers stay words. */
    private boolean isStill() {
        return open.contains("a") || open.contains("code") || open.contains("pre");
    }

    /** The two signs that names have and {@link HtmlTwin} encodes are read while names are looked for. */
    private String linked(String words) {
        String read = words.replace("&#64;", "@").replace("&#39;", "'");
        List<Mentions.Span> names = called.apply(read);
        if (names.isEmpty()) {
            return numbered(words);
        }
        StringBuilder shown = new StringBuilder();
        int end = 0;
        for (Mentions.Span name : names) {
            shown.append(numbered(encoded(read.substring(end, name.start()))));
            shown.append("<span class=\"ment\">")
                    .append(encoded(read.substring(name.start(), name.end())))
                    .append("</span>");
            end = name.end();
        }
        return shown.append(numbered(encoded(read.substring(end)))).toString();
    }

    private static String encoded(String read) {
        return read.replace("@", "&#64;").replace("'", "&#39;");
    }

    private String numbered(String words) {
        return TICKET.matcher(words).replaceAll("<a href=\"" + tickets + "$0\">$0</a>");
    }

    /** The files that stand in it as pictures. */
    public Set<UUID> pictures() {
        return Set.copyOf(pictures);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html.toString());
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
