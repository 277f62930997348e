package mx.lanet.helpdesk.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
    @Test
    void lines_in_common_keep_both_numbers_and_the_others_say_where_they_were() {
        List<TextDifference.Line> lines = TextDifference.between("a\nb\nc\nd", "a\nx\nc\nd\ne");

        assertThat(lines.stream().map(TextDifferenceTest::said).collect(Collectors.joining(" ")))
                .isEqualTo("=1:1a -2:0b +0:2x =3:3c =4:4d +0:5e");
    }

    @Test
    void an_empty_text_and_equal_texts_have_nothing_in_the_middle() {
        assertThat(TextDifference.between("", "a")).hasSize(1);
        assertThat(TextDifference.between("a\na", "a\na"))
                .allMatch(line -> line.kind() == TextDifference.Kind.SAME)
                .hasSize(2);
    }

    private static String said(TextDifference.Line line) {
        String sign =
                switch (line.kind()) {
                    case SAME -> "=";
                    case GONE -> "-";
                    case NEW -> "+";
                };
        return sign + line.before() + ":" + line.after() + line.text();
    }
}
