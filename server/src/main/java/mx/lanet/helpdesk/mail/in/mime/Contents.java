package mx.lanet.helpdesk.mail.in.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a mail's text from its files, walking its parts. */
final class Contents {
    static final Contents NONE = new Contents();

    private static final Pattern ENRICHED = Pattern.compile("<[^<>]{1,100}>");

    private final List<Piece> pieces = new ArrayList<>();
    private final List<ReadMail.Part> files = new ArrayList<>();
    private int left = MailReader.TEXT_MAX;
    private boolean cut;

    /** A stretch of the text, in one form or both. */
    private record Piece(@Nullable String plain, @Nullable String html) {}

    private Contents() {}

    static Contents of(Entity mail) {
        Contents contents = new Contents();
        contents.walk(mail);
        return contents;
    }

    List<ReadMail.Part> files() {
        return files;
    }

    boolean isCut() {
        return cut;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String plain = piece.plain();
            if (plain != null && !plain.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(plain.stripTrailing());
            }
        }
        return text.toString();
    }

    @Nullable
    String html() {
        if (pieces.stream().allMatch(piece -> piece.html() == null)) {
            return null;
        }
        StringBuilder html = new StringBuilder();
        for (Piece piece : pieces) {
            String form = piece.html();
            String plain = piece.plain();
            html.append(form != null ? form : plain == null ? "" : asHtml(plain));
        }
        return html.toString();
    }

    private static String asHtml(String plain) {
        String escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p>" + escaped.strip().replaceAll("\\n\\s*\\n", "</p><p>").replace("\n", "<br>") + "</p>";
    }

    private void walk(Entity entity) {
        if (entity.isMultipart()) {
            if (entity.is("multipart/alternative")) {
                alternative(entity);
            } else {
                entity.children().forEach(this::walk);
            }
        } else if (isBody(entity)) {
            pieces.add(piece(entity));
        } else {
            addFile(entity);
        }
    }

    /** Of several forms of one text the last of each kind, which is the best; whatever is no text is a file. */
    private void alternative(Entity entity) {
        int before = pieces.size();
        entity.children().forEach(this::walk);
        List<Piece> forms = new ArrayList<>(pieces.subList(before, pieces.size()));
        pieces.subList(before, pieces.size()).clear();
        String plain = null;
        String html = null;
        for (Piece form : forms) {
            plain = better(form.plain(), plain);
            html = better(form.html(), html);
        }
        if (plain != null || html != null) {
            pieces.add(new Piece(plain, html));
        }
    }

    private static @Nullable String better(@Nullable String next, @Nullable String known) {
        return next == null || next.isBlank() && known != null ? known : next;
    }

    private static boolean isBody(Entity entity) {
        if (entity.type().value().startsWith("multipart/")) {
            return true;
        }
        boolean named = !entity.fileName().isEmpty();
        boolean readable = entity.isText()
                && !entity.is("text/calendar")
                && !entity.is("text/rtf")
                && !entity.is("text/vcard")
                && !entity.is("text/x-vcard")
                && !entity.is("text/rfc822-headers");
        return readable
                && !entity.isAttachment()
                && !(named && entity.disposition().value().equals("inline"));
    }

    private Piece piece(Entity entity) {
        String text = entity.text();
        if (text.length() > left) {
            cut = true;
            text = Text.cut(text, Math.max(left, 1));
        }
        left = Math.max(0, left - text.length());
        return switch (entity.type().value()) {
            case "text/html", "text/xhtml" -> new Piece(null, text);
            case "text/x-amp-html", "text/watch-html" -> new Piece(null, null);
            case "text/enriched", "text/richtext" ->
                new Piece(
                        ENRICHED.matcher(text.replace("<<", "\u0001"))
                                .replaceAll("")
                                .replace("\u0001", "<"),
                        null);
            case "text/plain" -> new Piece(isFlowed(entity) ? flowed(text) : text, null);
            default -> new Piece(text, null);
        };
    }

    private static boolean isFlowed(Entity entity) {
        return entity.type().get("format").equalsIgnoreCase("flowed");
    }

    /** RFC 3676: a line that ends with a space goes on in the next one. */
    private static String flowed(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (String line : text.split("\n", -1)) {
            String plain = line.startsWith(" ") ? line.substring(1) : line;
            boolean more = plain.endsWith(" ") && !plain.equals("-- ") && !plain.startsWith(">");
            joined.append(plain).append(more ? "" : "\n");
        }
        return joined.toString();
    }

    private void addFile(Entity entity) {
        byte[] content = entity.content();
        if (content.length == 0 && entity.fileName().isEmpty()) {
            return;
        }
        files.add(new ReadMail.Part(name(entity, content), entity.type().value(), entity.contentId(), content));
    }

    private String name(Entity entity, byte[] content) {
        String told = entity.fileName();
        if (!told.isEmpty()) {
            return told;
        }
        int number = files.size() + 1;
        String type = entity.type().value();
        return switch (type) {
            case "message/rfc822" -> subjectOf(content, number) + ".eml";
            case "message/delivery-status", "text/rfc822-headers" -> "aviso-" + number + ".txt";
            case "text/calendar" -> "invitacion-" + number + ".ics";
            case "application/ms-tnef", "application/vnd.ms-tnef" -> "winmail.dat";
            case "application/pdf" -> "archivo-" + number + ".pdf";
            default -> "archivo-" + number + "." + ending(type);
        };
    }

    private static String subjectOf(byte[] content, int number) {
        String subject =
                EncodedWords.decoded(Headers.read(content, 0, content.length).first("Subject"));
        String name = Text.cut(
                Text.oneLine(subject).replaceAll("[\\\\/:*?\"<>|]", " ").strip(), 80);
        return name.isEmpty() ? "correo-" + number : name;
    }

    private static String ending(String type) {
        String last = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (last) {
            case "jpeg", "pjpeg" -> "jpg";
            case "plain" -> "txt";
            default -> last.matches("[a-z0-9]{1,6}") ? last : "bin";
        };
    }
}
