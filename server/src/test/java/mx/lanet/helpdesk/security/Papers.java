package mx.lanet.helpdesk.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Files as texts, so that what stands in a workbook or a document is looked for like what stands on a page. */
final class Papers {
    private Papers() {}

    static String read(String contentType, byte[] body) throws IOException {
        if (contentType.contains("spreadsheetml")) {
            return workbook(body);
        }
        return contentType.startsWith("application/pdf") ? document(body) : text(body);
    }

    private static String workbook(byte[] body) throws IOException {
        StringBuilder parts = new StringBuilder();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(body))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.append(text(zip.getInputStream(entry).readAllBytes())).append('\n');
            }
        }
        return parts.toString();
    }

    private static String document(byte[] body) throws IOException {
        StringBuilder pages = new StringBuilder();
        PdfReader reader = new PdfReader(body);
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            pages.append(extractor.getTextFromPage(page)).append('\n');
        }
        return pages.toString();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
