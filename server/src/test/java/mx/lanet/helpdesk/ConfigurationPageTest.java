package mx.lanet.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Pattern VALUE = Pattern.compile("\\$\\{(lanet\\.[a-z.-]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(LANET_[A-Z_]+)");
    private static final Pattern PREFIX = Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
    private static final Pattern COMPONENT = Pattern.compile("@DefaultValue\\([^)]*\\)\\s+[\\w.]+\\s+(\\w+)");

    @Test
    void every_setting_of_the_server_stands_on_the_page() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        Set<String> settings = new TreeSet<>();
        for (Path file : files("src/main/java", "src/main/resources/application.yaml", "../script")) {
            String text = Files.readString(file);
            settings.addAll(found(VALUE, text));
            settings.addAll(found(VARIABLE, text));
            for (String prefix : found(PREFIX, text)) {
                found(COMPONENT, text).forEach(name -> settings.add(prefix + "." + kebab(name)));
            }
        }

        assertThat(settings).hasSizeGreaterThan(25).allSatisfy(setting -> assertThat(page)
                .contains("`" + setting + "`"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Set<Path> files(String... places) throws IOException {
        Set<Path> files = new TreeSet<>();
        for (String place : places) {
            try (Stream<Path> all = Files.walk(Path.of(place))) {
                files.addAll(all.filter(Files::isRegularFile).toList());
            }
        }
        return files;
    }
}
