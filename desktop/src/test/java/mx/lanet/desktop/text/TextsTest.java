package mx.lanet.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void both_languages_have_the_same_texts_with_the_same_arguments() {
        var spanish = Texts.in("es").bundle();
        var english = Texts.in("en").bundle();

        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        for (var key : Collections.list(spanish.getKeys())) {
            var first = new MessageFormat(spanish.getString(key), Locale.ROOT);
            var second = new MessageFormat(english.getString(key), Locale.ROOT);
            assertThat(first.getFormatsByArgumentIndex()).as(key).hasSameSizeAs(second.getFormatsByArgumentIndex());
            assertThat(spanish.getString(key)).as(key).isNotBlank();
        }
    }
}
