package mx.lanet.helpdesk.ticket.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileKindTest {
    @Test
    void a_file_is_what_its_first_bytes_say() throws IOException {
        assertThat(FileKind.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0}))
                .contains(FileKind.PNG);
        assertThat(FileKind.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}))
                .contains(FileKind.JPEG);
        assertThat(FileKind.of(text("%PDF-1.7\n"))).contains(FileKind.PDF);
        assertThat(FileKind.of(text("2026-11-20 09:22 error: sin espacio\n"))).contains(FileKind.TEXT);
        assertThat(FileKind.of("años\n".getBytes(StandardCharsets.ISO_8859_1))).contains(FileKind.TEXT);
        assertThat(FileKind.of("RIFF0000WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)))
                .contains(FileKind.WEBP);
        assertThat(FileKind.of(zip("[Content_Types].xml", "xl/workbook.xml"))).contains(FileKind.EXCEL);
        assertThat(FileKind.of(zip("bitácora.txt"))).contains(FileKind.ZIP);
    }

    @Test
    void programs_and_the_unknown_are_not_taken() throws IOException {
        assertThat(FileKind.of(new byte[] {'M', 'Z', (byte) 0x90, 0})).isEmpty();
        assertThat(FileKind.of(new byte[] {0x7F, 'E', 'L', 'F', 2, 1})).isEmpty();
        assertThat(FileKind.of(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0}))
                .isEmpty();
        assertThat(FileKind.of(zip("META-INF/MANIFEST.MF", "App.class"))).isEmpty();
        assertThat(FileKind.of(new byte[] {0, 0, 0, 0})).isEmpty();
        assertThat(FileKind.of(new byte[0])).isEmpty();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
