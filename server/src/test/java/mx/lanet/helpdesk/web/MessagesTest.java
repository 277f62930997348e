package mx.lanet.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern IN_TEMPLATE = Pattern.compile("shell\\.t\\(\"([^\"]+)\"\\s*([,)])");
    private static final Pattern IN_JAVA = Pattern.compile(
            "(?:\\.t\\(|Flash\\.\\w+\\(|\\.action\\(|\\.problem\\(\\s*\"[^\"]+\",)\\s*\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        for (Path spanish : files(MESSAGES, "_es.properties")) {
            Path english =
                    spanish.resolveSibling(spanish.getFileName().toString().replace("_es.", "_en."));

            assertThat(keys(english)).as("keys of %s", english).isEqualTo(keys(spanish));
        }
        assertThat(files(MESSAGES, "_en.properties")).hasSameSizeAs(files(MESSAGES, "_es.properties"));
    }

    @Test
    void every_message_can_be_formatted_in_its_language() throws IOException {
        for (Path file : files(MESSAGES, ".properties")) {
            Locale locale = file.toString().endsWith("_es.properties") ? Locale.of("es", "MX") : Locale.US;
            Properties messages = load(file);
            for (String key : messages.stringPropertyNames()) {
                String text = messages.getProperty(key);
                assertThat(new MessageFormat(text, locale).format(new Object[] {1, 2, 3}))
                        .as("%s in %s", key, file)
                        .isNotBlank();
                assertThat(text.replace("''", ""))
                        .as("%s in %s: a straight apostrophe is MessageFormat's quote, write ’", key, file)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void every_key_that_a_template_or_a_class_uses_exists() throws IOException {
        Set<String> known = allKeys();
        Set<String> missing = new TreeSet<>();
        for (Path template : files(Path.of("src/main/jte"), ".jte")) {
            collect(IN_TEMPLATE, template, known, missing);
        }
        for (Path source : files(Path.of("src/main/java"), ".java")) {
            collect(IN_JAVA, source, known, missing);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void every_key_of_the_shell_is_used() throws IOException {
        StringBuilder everything = new StringBuilder();
        for (Path folder : new Path[] {Path.of("src/main/jte"), Path.of("src/main/java")}) {
            for (Path file : files(folder, "")) {
                everything.append(Files.readString(file));
            }
        }
        String used = everything.toString();

        // Keys that are put together end in a part that is not written out: those count by what stands before it.
        assertThat(keys(MESSAGES.resolve("web_es.properties")))
                .allMatch(key -> used.contains("\"" + key + "\"")
                        || used.contains("\"" + key.substring(0, key.lastIndexOf('.') + 1) + "\"")
                        || key.startsWith("web.error."));
    }

    private static void collect(Pattern pattern, Path file, Set<String> known, Set<String> missing) throws IOException {
        Matcher use = pattern.matcher(withoutComments(Files.readString(file)));
        while (use.find()) {
            if (!known.contains(use.group(1))) {
                missing.add(use.group(1) + " in " + file);
            }
        }
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?m)^\\s*(/\\*\\*|\\*|//).*$", "");
    }

    private static Set<String> allKeys() throws IOException {
        Set<String> all = new TreeSet<>();
        for (Path file : files(MESSAGES, "_es.properties")) {
            all.addAll(keys(file));
        }
        return all;
    }

    private static Set<String> keys(Path file) throws IOException {
        return new TreeSet<>(load(file).stringPropertyNames());
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static Set<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return new TreeSet<>(all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList());
        }
    }
}
