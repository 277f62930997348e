package mx.lanet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import mx.lanet.simulator.Texts;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TextsTest {
    private final Texts spanish = Texts.of("bench", Locale.of("es", "MX"));
    private final Texts english = Texts.of("bench", Locale.US);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(english.bundle().keySet()).isEqualTo(spanish.bundle().keySet());
    }

    @Test
    void everyOptionIsExplained() {
        for (CommandLine command : Main.commandLine(spanish).getSubcommands().values()) {
            command.getCommandSpec().options().forEach(option -> assertThat(option.description())
                    .as(option.longestName())
                    .isNotEmpty());
        }
    }
}
