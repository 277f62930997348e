package mx.lanet.helpdesk.ticket.text;

import java.util.List;

/** What stands under one another. There is nothing else in a text, so nothing else can reach a page. */
sealed interface Block {
    record Paragraph(List<Inline> content) implements Block {
        public Paragraph {
            content = List.copyOf(content);
        }
    }

    record Heading(List<Inline> content) implements Block {
        public Heading {
            content = List.copyOf(content);
        }
    }

    record Listing(boolean ordered, List<Item> items) implements Block {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** @param nested lists below it */
    record Item(List<Inline> content, List<Listing> nested) {
        public Item {
            content = List.copyOf(content);
            nested = List.copyOf(nested);
        }
    }

    record Quote(List<Block> content) implements Block {
        public Quote {
            content = List.copyOf(content);
        }
    }

    record Code(String text) implements Block {}
}
