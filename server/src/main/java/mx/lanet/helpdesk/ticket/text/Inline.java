package mx.lanet.helpdesk.ticket.text;

import java.util.List;
import java.util.Optional;

/** What stands in a line. */
sealed interface Inline {
    record Words(String text) implements Inline {}

    record Break() implements Inline {}

    record Marked(Mark mark, List<Inline> content) implements Inline {
        public Marked {
            content = List.copyOf(content);
        }
    }

    record Link(String address, List<Inline> content) implements Inline {
        public Link {
            content = List.copyOf(content);
        }
    }

    record Picture(String address, String name) implements Inline {}

    /** How words are marked, by the element that is written and those that are read as the same. */
    enum Mark {
        STRONG("strong", "b"),
        EMPHASIS("em", "i"),
        UNDERLINED("u", "ins"),
        STRUCK("s", "del", "strike"),
        CODE("code", "kbd", "samp", "tt");

        private final List<String> elements;

        Mark(String... elements) {
            this.elements = List.of(elements);
        }

        String element() {
            return elements.getFirst();
        }

        List<String> elements() {
            return elements;
        }

        static Optional<Mark> of(String element) {
            for (Mark mark : values()) {
                if (mark.elements.contains(element)) {
                    return Optional.of(mark);
                }
            }
            return Optional.empty();
        }
    }
}
