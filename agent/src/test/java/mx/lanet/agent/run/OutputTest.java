package mx.lanet.agent.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
    @TempDir
    private Path folder = Path.of("");

    private static final String SPANISH = "ñ á é í ó ú ¿ ¡";

    @ParameterizedTest
    @ValueSource(strings = {"ñ", "€", "😀"})
    void neither_end_shows_half_a_character(String character) throws IOException {
        var captured = new Captured(folder);
        var bytes = ("x" + character.repeat(Captured.CAP / 2)).getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i += 1_000) {
            var part = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 1_000));
            captured.add(part, part.length);
        }

        assertThat(captured.isTruncated()).isTrue();
        assertThat(captured.total()).isEqualTo(bytes.length);
        assertThat(new String(captured.head(), UTF_8))
                .startsWith("x")
                .endsWith(character)
                .doesNotContain("\uFFFD");
        assertThat(new String(captured.tail(), UTF_8)).startsWith(character).doesNotContain("\uFFFD");
        assertThat(captured.tail().length).isBetween((16 << 10) - 4, 16 << 10);
    }

    @Test
    void what_is_not_cut_is_kept_byte_by_byte() throws IOException {
        var captured = new Captured(folder);
        captured.add(new byte[] {'a', (byte) 0xC3}, 2);

        assertThat(captured.head()).containsExactly('a', 0xC3);
        assertThat(captured.isTruncated()).isFalse();
    }

    @Test
    void what_is_much_lies_in_a_file_until_it_is_read() throws IOException {
        var said = new byte[300_001];
        new Random(4).nextBytes(said);
        try (var captured = new Captured(folder)) {
            for (int i = 0; i < said.length; i += 16_384) {
                var part = Arrays.copyOfRange(said, i, Math.min(said.length, i + 16_384));
                captured.add(part, part.length);
            }

            assertThat(captured.head()).isEqualTo(said);
            assertThat(captured.isTruncated()).isFalse();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void where_no_file_can_be_made_the_output_ends_early_and_says_so() throws IOException {
        var captured = new Captured(folder.resolve("is not there"));
        for (int i = 0; i < 10; i++) {
            captured.add(new byte[10_000], 10_000);
        }

        assertThat(captured.head()).hasSizeBetween(10_000, 90_000);
        assertThat(captured.isTruncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "IBM850", "UTF-16LE"})
    void spanish_is_unharmed_whatever_a_program_writes_it_in(String charset) {
        var said = "Señal débil en el segundo piso\r\n" + SPANISH + "\r\n";

        assertThat(OutputText.decoded(said.getBytes(Charset.forName(charset)), Charset.forName("IBM850")))
                .isEqualTo("Señal débil en el segundo piso\n" + SPANISH + "\n");
    }

    @Test
    void programs_that_write_differently_in_one_output_are_each_read_their_own_way() {
        var utf8 = "Operación terminada\n".getBytes(UTF_8);
        var console = "Añadiendo impresión\n".getBytes(Charset.forName("IBM850"));
        var both = Arrays.copyOf(utf8, utf8.length + console.length);
        System.arraycopy(console, 0, both, utf8.length, console.length);

        assertThat(OutputText.decoded(both, Charset.forName("IBM850")))
                .isEqualTo("Operación terminada\nAñadiendo impresión\n");
    }

    @Test
    void colours_go_and_what_no_database_stores_is_marked() {
        assertThat(OutputText.plain("\u001B[1;31mrojo\u001B[0m 10 %\r20 %\r\n\0fin\uD800"))
                .isEqualTo("rojo 10 %\n20 %\n\uFFFDfin\uFFFD");
    }

    @Test
    void a_text_that_grows_on_its_way_is_cut_so_that_its_result_is_taken() {
        assertThat(OutputText.bounded("\n".repeat(Captured.CAP)).text()).hasSize(950_000);
        assertThat(OutputText.bounded("\uFFFD".repeat(Captured.CAP)).text().getBytes(UTF_8).length)
                .isLessThanOrEqualTo(Captured.CAP);
        assertThat(OutputText.bounded("corto").truncated()).isFalse();
    }
}
