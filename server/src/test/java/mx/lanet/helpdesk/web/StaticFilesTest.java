package mx.lanet.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class StaticFilesTest {
    private static final List<String> OF_A_PAGE_WITH_A_CHART = List.of(
            "vendor/tabler.min.css",
            "vendor/htmx.min.js",
            "vendor/chart.umd.min.js",
            "css/lanet.css",
            "icons.svg",
            "js/lanet.js",
            "js/texts.js",
            "js/frame.js",
            "js/keys.js",
            "js/time.js",
            "js/charts.js",
            "js/session.js",
            "js/live.js",
            "fonts/inter-latin-variable.woff2");
    private static final Pattern ICON = Pattern.compile(
            "(?:\\bicon\\((?:name = )?|\\bicon = |Place\\(\"[\\w-]+\", \"[^\"]+\", |Mark\\(\"[\\w-]*\", |Hit\\(\\s*)\"([a-z0-9-]+)\"");

    @Test
    void a_page_with_a_chart_loads_less_than_300_kilobytes() throws IOException {
        int weight = 0;
        for (String file : OF_A_PAGE_WITH_A_CHART) {
            weight += compressed(read(file)).length;
        }

        assertThat(weight).isLessThan(300 * 1024);
    }

    @Test
    void every_icon_that_is_named_is_in_the_sprite() throws IOException {
        String sprite = new String(read("icons.svg"), StandardCharsets.UTF_8);
        Set<String> missing = new TreeSet<>();
        for (Path folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher use = ICON.matcher(Files.readString(file));
                    while (use.find()) {
                        if (!sprite.contains("id=\"" + use.group(1) + "\"")) {
                            missing.add(use.group(1) + " in " + file);
                        }
                    }
                }
            }
        }

        assertThat(missing).as("add them to src/build/icons.txt").isEmpty();
    }

    @Test
    void no_template_holds_an_inline_style_or_script() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as("%s", file)
                        .doesNotContainPattern("\\sstyle=|<style|<script(?![^>]*\\ssrc=)|\\son[a-z]+=\"|javascript:");
            }
        }
    }

    @Test
    void the_address_of_a_file_changes_with_the_files() {
        assertThat(StaticFiles.url("css/lanet.css")).matches("/static/[0-9a-f]{12}/css/lanet\\.css");
        assertThat(StaticFiles.icon("sun")).endsWith("/icons.svg#sun");
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = StaticFilesTest.class.getResourceAsStream("/static/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
