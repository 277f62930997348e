package mx.lanet.helpdesk.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Texts;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What stands in the files, in each format. */
class PapersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T16:30:00Z");
    private static final Pattern NUMBERED = Pattern.compile("&#x([0-9a-f]+);");
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

    private record Machine(
            String name, long tickets, double load, Instant seen, LocalDate bought, Duration worked, boolean online) {
        private static Machine called(String name) {
            return new Machine(
                    name,
                    -3,
                    12.5,
                    Instant.parse("2026-11-01T05:30:00Z"),
                    LocalDate.of(2024, 2, 29),
                    Duration.ofMinutes(1865),
                    true);
        }
    }

    private static final List<Cells<Machine>> COLUMNS = List.of(
            Cells.text("Equipo", Machine::name),
            Cells.whole("Tickets", Machine::tickets),
            Cells.percent("Carga", Machine::load),
            Cells.moment("Visto", Machine::seen),
            Cells.day("Compra", Machine::bought),
            Cells.length("Trabajo", Machine::worked),
            Cells.yes("En línea", Machine::online));

    @Test
    void a_workbook_has_typed_cells_a_frozen_head_and_a_filter() throws IOException {
        Map<String, String> parts = unzip(write(list(List.of(Machine.called("Recepción"))), Format.XLSX));
        String sheet = parts.getOrDefault("xl/worksheets/sheet1.xml", "");

        assertThat(sheet)
                .contains("ySplit=\"1\"", "state=\"frozen\"")
                .contains("<autoFilter ref=\"A1:G2\"")
                .contains("<t>Recepción</t>", "<v>-3</v>", "<v>0.125</v>")
                // 31 October 2026, 23:30 in Mexico; 29 February 2024; 31 hours and 5 minutes
                .contains("<v>46326.979", "<v>45351", "<v>1.295138")
                .contains("<t>Sí</t>");
        assertThat(parts.getOrDefault("xl/styles.xml", "")).contains("yyyy-mm-dd hh:mm", "[h]:mm");
        assertThat(parts.getOrDefault("xl/worksheets/sheet2.xml", ""))
                .contains("Por cliente", "Cliente Café", "1 fila");
    }

    @Test
    void nothing_is_a_formula() throws IOException {
        List<Machine> dangerous =
                List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "=HYPERLINK(\"http://x\")").stream()
                        .map(Machine::called)
                        .toList();

        String csv = text(write(list(dangerous), Format.CSV_PLAIN));
        String sheet = unzip(write(list(dangerous), Format.XLSX)).getOrDefault("xl/worksheets/sheet1.xml", "");

        assertThat(csv.lines().skip(1)).hasSize(7).allMatch(line -> line.startsWith("\"'"));
        assertThat(csv).contains("\"-3\"").contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(sheet).doesNotContain("<f>").contains("t=\"inlineStr\"><is><t>=1+1</t>");
    }

    @Test
    void csv_is_utf_8_with_a_mark_by_choice() throws IOException {
        Export list = list(List.of(Machine.called("Peña \"A\",\nplanta baja")));

        String marked = text(write(list, Format.CSV));
        String plain = text(write(list, Format.CSV_PLAIN));

        assertThat(marked).isEqualTo("\ufeff" + plain);
        assertThat(plain)
                .isEqualTo(
                        """
                        "Equipo","Tickets","Carga","Visto","Compra","Trabajo","En línea"\r
                        "Peña ""A"",
                        planta baja","-3","12.5","2026-10-31 23:30","2024-02-29","31:05","Sí"\r
                        """);
    }

    @Test
    void a_document_says_what_it_is_on_numbered_pages() throws IOException {
        List<Machine> many = IntStream.range(0, 100)
                .mapToObj(i -> Machine.called("Equipo núm. " + i))
                .toList();
        Chart chart = Chart.bars(
                "Por día",
                List.of("lun", "mar"),
                List.of(new Chart.Series("Creados", Chart.Look.FIRST, Arrays.asList(3.0, null))));
        Sheet<Machine> sheet = Sheet.of("Equipos", COLUMNS, many).with(chart);
        Export export = new Export("Por cliente", List.of("Cliente Café"), null, List.of(sheet, sheet));

        PdfReader reader = new PdfReader(write(export, Format.PDF));
        PdfTextExtractor text = new PdfTextExtractor(reader);

        int pages = reader.getNumberOfPages();
        assertThat(text.getTextFromPage(1))
                .contains("Por cliente", "Cliente Café", "Ana Peña", "Creados", "Equipo núm. 0", "Página 1 de");
        assertThat(text.getTextFromPage(pages)).contains("Equipo núm. 99", "Página " + pages + " de", "100 filas");
    }

    @Test
    void signs_that_no_typeface_and_no_xml_has_break_nothing() throws IOException {
        Export odd = list(List.of(Machine.called("a\u0001b\ud83d\ude00c\ud83dd\uffffe 日本 ñ " + "x".repeat(40_000))));

        assertThat(new PdfReader(write(odd, Format.PDF)).getNumberOfPages()).isEqualTo(1);
        assertThat(unzip(write(odd, Format.XLSX)).getOrDefault("xl/worksheets/sheet1.xml", ""))
                .contains("<t>a b\ud83d\ude00cde 日本 ñ ")
                .doesNotContain("\u0001", "\uffff");
        for (Format format : Format.values()) {
            assertThat(write(list(List.of()), format)).as(format.word()).isNotEmpty();
        }
    }

    @Test
    void what_is_too_long_says_that_it_was_cut() throws IOException {
        Sheet<Integer> endless =
                new Sheet<>("Todo", List.of(Cells.whole("n", n -> n)), (most, row) -> IntStream.range(0, most)
                        .forEach(row::accept));

        String csv = text(write(Export.of("Todo", List.of(), null, endless), Format.CSV));

        assertThat(csv.lines()).hasSize(Export.MOST_ROWS + 2).last().asString().contains("100,000");
    }

    @Test
    void a_file_is_named_after_its_page_and_day() {
        assertThat(ExportHandler.fileName("Tickets · Míos & más", LocalDate.of(2026, 11, 22)))
                .isEqualTo("tickets-mios-mas-2026-11-22");
        assertThat(ExportHandler.fileName("日本", LocalDate.of(2026, 11, 22))).isEqualTo("2026-11-22");
    }

    private static Export list(List<Machine> machines) {
        return Export.of("Por cliente", List.of("Cliente Café"), null, Sheet.of("Equipos", COLUMNS, machines));
    }

    private static byte[] write(Export export, Format format) throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/report", "messages/web");
        messages.setDefaultEncoding("UTF-8");
        Texts texts = new Texts(messages, Locale.of("es", "MX"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exports(Clock.fixed(NOW, ZoneOffset.UTC))
                .write(export, format, new Occasion("Ana Peña", NOW, MEXICO, texts, null), out);
        return out.toByteArray();
    }

    private static String sign(MatchResult numbered) {
        return Character.toString(Integer.parseInt(numbered.group(1), 16));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, String> unzip(byte[] book) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(book))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String written = text(zip.getInputStream(entry).readAllBytes());
                parts.put(entry.getName(), NUMBERED.matcher(written).replaceAll(PapersTest::sign));
            }
        }
        return parts;
    }
}
