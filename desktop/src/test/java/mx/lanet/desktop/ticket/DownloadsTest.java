package mx.lanet.desktop.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DownloadsTest {
    @Test
    void a_name_stays_in_its_folder_and_hides_nothing() {
        assertThat(Downloads.plain("../../.bashrc")).isEqualTo("bashrc");
        assertThat(Downloads.plain("C:\\Users\\ana\\año.png")).isEqualTo("año.png");
        assertThat(Downloads.plain("foto\u202egnp.exe")).isEqualTo("foto_gnp.exe");
        assertThat(Downloads.plain("..")).isEqualTo("archivo");
        assertThat(Downloads.plain("ñ".repeat(300) + ".png").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(180);
    }

    @Test
    void only_what_runs_nothing_is_opened() {
        assertThat(Downloads.isHarmless(Path.of("captura.PNG"))).isTrue();
        assertThat(Downloads.isHarmless(Path.of("factura.pdf"))).isTrue();
        for (var name : new String[] {"a.exe", "a.pdf.lnk", "a.desktop", "a.html", "a.svg", "a.docm", "a", "png"}) {
            assertThat(Downloads.isHarmless(Path.of(name + (name.equals("png") ? ".sh" : ""))))
                    .as(name)
                    .isFalse();
        }
    }
}
