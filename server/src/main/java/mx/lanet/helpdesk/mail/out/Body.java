package mx.lanet.helpdesk.mail.out;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail shows, before it is written as HTML and as plain text.
 *
 * @param house who sends it
 * @param logo whether the client has one
 * @param colour of the button, as {@code #rrggbb}
 * @param title the line under the head: a ticket's number and subject; empty for none
 * @param words paragraphs, lines of plain text
 * @param said what somebody said; null when it tells of something else
 * @param button null where there is nothing to open
 * @param rates links to a score of 1 to 5; empty when nobody is asked
 * @param signature lines of plain text, perhaps empty
 * @param foot small print
 */
record Body(
        String language,
        String house,
        boolean logo,
        String colour,
        String title,
        String words,
        @Nullable Said said,
        List<Link> files,
        @Nullable Link button,
        String rating,
        List<Link> rates,
        String signature,
        List<Link> foot) {

    /** @param html in the shapes of {@code ticket.text}, with absolute addresses; empty when the plain text says all */
    record Said(String by, String text, String html) {}

    /** @param address empty for words that lead nowhere */
    record Link(String words, String address) {}
}
