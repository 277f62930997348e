package mx.lanet.helpdesk.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever HTML arrives, what is kept is of the few shapes we know, and reading it again changes nothing. */
class EvilHtmlTest {
    /** All that may ever stand between angle brackets; the comment parts braces that a template language might read. */
    private static final Pattern TAG =
            Pattern.compile("<!-- -->|</?(?:p|strong|em|u|s|ul|ol|li|code|pre|blockquote|h3|a)>|<br />"
                    + "|<a href=\"(?:https?://|mailto:)[^\"<>\\s]+\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">"
                    + "|<img src=\"/files/[0-9a-f-]{36}/picture\" alt=\"[^\"<>]*\" />");

    @TestFactory
    List<DynamicTest> each_known_attack_leaves_only_our_own_shapes() {
        return EvilHtml.all().stream()
                .map(evil -> DynamicTest.dynamicTest(evil, () -> check(evil)))
                .toList();
    }

    @Test
    void whatever_pieces_are_put_together_only_our_own_shapes_are_left() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            check(EvilHtml.mixed(random));
        }
    }

    @Test
    void html_that_nobody_cleaned_is_not_shown_wherever_it_comes_from() {
        assertThat(EvilHtml.all())
                .filteredOn(evil ->
                        Shown.of(evil, "/tickets/", _ -> Optional.empty()).isPresent())
                .isEmpty();
    }

    private static void check(String evil) {
        String told = evil.chars()
                .mapToObj(c -> c < 0x20 || c > 0x7e ? "\\u%04x".formatted(c) : String.valueOf((char) c))
                .collect(Collectors.joining());
        Written once = Written.of(evil, "");
        String html = once.html() == null ? "" : once.html();

        assertThat(TAG.matcher(html).replaceAll("")).as(told).doesNotContain("<", ">");
        if (once.html() != null) {
            Written twice = Written.of(html, "");
            assertThat(twice.html()).as(told).isEqualTo(html);
            assertThat(twice.plain()).as(told).isEqualTo(once.plain());
        }
        assertThat(Shown.of(html, "/tickets/", id -> Optional.of("/attachments/" + id))
                        .orElseThrow()
                        .toString())
                .as(told)
                .doesNotContainPattern("(?i)<[^>]*\\s(?:on\\w+|style|class=\"(?!pic\"))");
    }
}
