package mx.lanet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyOptionIsExplainedInBothLanguages() {
        for (Texts texts : List.of(Texts.of("simulator", Locale.of("es", "MX")), Texts.of("simulator", Locale.US))) {
            CommandLine line = Main.commandLine(Map.of("LANG", texts.locale().toString()));
            line.getCommandSpec().options().forEach(option -> assertThat(option.description())
                    .as(option.longestName())
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).isNotBlank()));
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(Texts.of("simulator", Locale.US).bundle().keySet())
                .isEqualTo(Texts.of("simulator", Locale.of("es", "MX")).bundle().keySet());
    }

    @Test
    void theLanguageIsThatOfTheEnvironment() {
        assertThat(language(Map.of("LANG", "es_MX.UTF-8"))).isEqualTo("es");
        assertThat(language(Map.of("LANG", "es_MX.UTF-8", "LC_ALL", "en_GB.UTF-8")))
                .isEqualTo("en");
        assertThat(language(Map.of("LANG", "C.UTF-8"))).isEqualTo("en");
        assertThat(language(Map.of())).isEqualTo("en");
    }

    private static String language(Map<String, String> environment) {
        return Texts.of("simulator", environment).locale().getLanguage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--server http://192.0.2.7|192.0.2.7 is not on this machine",
                "--server https://localhost|Only http",
                "--agents 0|--agents must be between 1 and 200,000",
                "--seconds 43201|--seconds must be between 0 and 43,200",
                "--connections 4097|--connections must be",
                "--alerts 1.5|--alerts must be",
                "--alerts 0.6 --logs 0.6|--logs must be between 0 and 0.4",
                "--rate 5 --interval 60|not both",
                "--rate 0|--rate must be",
                "--shape round|cannot be used: --shape round",
                "--token LANET-550e-660E-AEB0F9|no enrolment token",
                "--agents many|cannot be used: --agents many",
                "--frog|no such option: --frog",
                "--agents|A value is missing: --agents"
            })
    void wrongArgumentsAreRefusedWithTheReason(String arguments, String reason) {
        int exitCode = run(arguments.split(" ", -1));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aTokenIsNotRepeatedInARefusal() {
        run("--token", "LANET-SECRETO");

        assertThat(err.toString()).doesNotContain("SECRETO");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        CommandLine line = Main.commandLine(Map.of("LANG", "en_US.UTF-8"));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(all.toArray(String[]::new));
    }
}
