package mx.lanet.helpdesk.mail.in.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * A message or one of its parts, as a place in the bytes that came.
 *
 * @param from where its body begins
 * @param to where it ends
 * @param children of a multipart; empty for all others, and for one in which none were found
 */
record Entity(
        Headers headers, Parameters type, Parameters disposition, byte[] raw, int from, int to, List<Entity> children) {
    Entity {
        children = List.copyOf(children);
    }

    boolean isMultipart() {
        return !children.isEmpty();
    }

    boolean is(String mediaType) {
        return type.value().equals(mediaType);
    }

    boolean isText() {
        return type.value().startsWith("text/")
                || type.value().isEmpty()
                || type.value().equals("text");
    }

    /** Its bytes as they were before the way. */
    byte[] content() {
        String coding = headers.first("Content-Transfer-Encoding");
        return TransferCoding.decoded(raw, from, to, isMultipart() ? "" : coding.replaceAll("[;\\s].*", ""));
    }

    String text() {
        return Text.lines(Charsets.text(content(), type.get("charset")));
    }

    /** As the sender calls it; empty when it has no name. */
    String fileName() {
        String name = disposition.get("filename");
        return Text.cut(Text.oneLine(name.isEmpty() ? type.get("name") : name), 200);
    }

    boolean isAttachment() {
        return disposition.value().equals("attachment");
    }

    String contentId() {
        return headers.first("Content-ID").replaceAll("[<>\\s]", "");
    }

    /** Itself and all below it, in their order. */
    List<Entity> all() {
        List<Entity> all = new ArrayList<>();
        collect(all);
        return all;
    }

    private void collect(List<Entity> all) {
        all.add(this);
        children.forEach(child -> child.collect(all));
    }
}
