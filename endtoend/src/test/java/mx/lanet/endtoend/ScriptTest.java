package mx.lanet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import mx.lanet.endtoend.Checkout.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void help_is_in_the_language_of_the_person() throws Exception {
        Run english = Checkout.real().with("LANG", "en_US.UTF-8").lanet();
        Run spanish = Checkout.real().with("LANG", "es_MX.UTF-8").lanet("help");

        assertThat(english.exitCode()).isZero();
        assertThat(english.output()).contains("help desk and monitoring", "./lanet demo", "./lanet simulate");
        assertThat(spanish.exitCode()).isZero();
        assertThat(spanish.output()).contains("mesa de ayuda y monitoreo", "./lanet demo", "./lanet simulate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "server", "agent", "tray", "simulate", "admin", "check", "test", "format", "help"})
    void every_command_explains_itself_without_building_anything(String command) throws Exception {
        Checkout checkout = Checkout.copy(folder).with("LANET_JDK_PLACES", "");

        Run asked = checkout.lanet(command, "--help");
        Run looked = checkout.lanet("help", command);

        assertThat(asked.exitCode()).isZero();
        assertThat(asked.output()).contains("./lanet " + command).doesNotContain("help_");
        assertThat(looked).isEqualTo(command.equals("help") ? checkout.lanet() : asked);
    }

    @Test
    void an_unknown_command_is_refused_with_the_one_that_was_probably_meant() throws Exception {
        Run run = Checkout.real().lanet("sever", "--port", "80");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("\"sever\"", "./lanet server", "./lanet help");
    }

    @Test
    void a_data_folder_that_cannot_be_one_is_refused_before_anything_is_built() throws Exception {
        Checkout checkout = Checkout.copy(folder).with("LANET_JDK_PLACES", "").with("LANG", "en_US.UTF-8");
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

        Run inFile = checkout.lanet(
                "demo", "--port", "0", "--data", file.resolve("demo").toString());
        Run readOnly = checkout.lanet("server", "--port", "0", "--data", "/proc/lanet");

        assertThat(inFile.exitCode()).isEqualTo(1);
        assertThat(inFile.output()).contains("notes.txt is no folder", "--data");
        assertThat(file).hasContent("mine");
        if (Files.isDirectory(Path.of("/proc"))) {
            assertThat(readOnly.exitCode()).isEqualTo(1);
            assertThat(readOnly.output()).contains("/proc", "--data");
        }
    }

    @Test
    void wrong_options_are_refused_before_anything_is_built() throws Exception {
        Checkout checkout = Checkout.copy(folder).with("LANET_JDK_PLACES", "");

        assertThat(checkout.lanet("demo", "--prot", "80").output()).contains("--prot", "./lanet demo --help");
        assertThat(checkout.lanet("demo", "--port", "eighty").output()).contains("not \"eighty\"");
        assertThat(checkout.lanet("demo", "--port", "65536").output()).contains("not \"65536\"");
        assertThat(checkout.lanet("demo", "--data").output()).contains("--data needs a value");
        assertThat(checkout.lanet("server", "--no-agent").exitCode()).isEqualTo(2);
        assertThat(checkout.lanet("test", "fast").exitCode()).isEqualTo(2);
    }

    @Test
    void without_a_jdk_25_it_says_what_to_install_even_in_an_empty_environment() throws Exception {
        var empty = new Checkout(Checkout.real().top(), Map.of("LANET_JDK_PLACES", "/nonexistent"));

        Run run = empty.lanet("format");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("A JDK 25 is needed", "LANET_JAVA_HOME=", "/nonexistent");
        assertThat(empty.with("LANG", "es_MX.UTF-8")
                        .lanet("demo", "--port", "0")
                        .output())
                .contains("Hace falta un JDK 25");
    }

    @Test
    void a_jdk_25_is_found_among_others_and_handed_to_maven() throws Exception {
        Path java17 = Checkout.jdk(folder.resolve("jvm/java-17"), "17.0.12");
        Path java25 = Checkout.jdk(folder.resolve("jvm/a jdk 25"), "25.0.1");
        Checkout.program(folder.resolve("maven/bin/mvn"), "echo \"maven with $JAVA_HOME\"");
        Checkout checkout = Checkout.real()
                .with("JAVA_HOME", java17.toString())
                .with("MAVEN_HOME", folder.resolve("maven").toString());

        assertThat(checkout.with("LANET_JDK_PLACES", folder.resolve("jvm").toString())
                        .lanet("format"))
                .isEqualTo(new Run(0, "maven with " + java25 + "\n"));
        assertThat(checkout.with("LANET_JDK_PLACES", "")
                        .with("PATH", java25.resolve("bin") + ":/usr/bin:/bin")
                        .lanet("format"))
                .isEqualTo(new Run(0, "maven with " + java25 + "\n"));
        assertThat(checkout.with("LANET_JAVA_HOME", java17.toString())
                        .lanet("format")
                        .output())
                .contains("LANET_JAVA_HOME is " + java17);
    }

    @Test
    void it_builds_when_a_source_is_newer_than_the_jar_and_only_then() throws Exception {
        Checkout checkout = buildable("mkdir -p \"$top/agent/target\"; touch \"$top/agent/target/agent.jar\"");
        Path source = folder.resolve("agent/src/main/java/Main.java");

        assertThat(checkout.lanet("agent", "run", "a b").output())
                .contains("Building (agent)")
                .contains("agent/target/agent.jar run a b");
        assertThat(checkout.lanet("agent", "run").output()).doesNotContain("Building");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(checkout.lanet("agent", "run").output()).contains("Building (agent)");
    }

    @Test
    void a_terminal_without_accents_keeps_its_language_and_reads_names_of_files_all_the_same() throws Exception {
        Checkout checkout = buildable("mkdir -p \"$top/agent/target\"; touch \"$top/agent/target/agent.jar\"");
        Checkout.program(folder.resolve("jdk/bin/java"), "echo \"all=$LC_ALL letters=$LC_CTYPE words=$LC_MESSAGES\"");

        assertThat(checkout.with("LC_ALL", "C").lanet("agent", "run").output())
                .contains("all= letters=C.UTF-8 words=C\n");
        assertThat(checkout.with("LANG", "es_MX").lanet("agent", "run").output())
                .contains("all= letters=C.UTF-8 words=es_MX\n");
        assertThat(checkout.with("LC_ALL", "es_MX.UTF-8").lanet("agent", "run").output())
                .contains("all=es_MX.UTF-8 letters= words=\n");
    }

    @Test
    void a_failed_build_shows_the_end_of_its_log() throws Exception {
        Run run = buildable("echo 'the wall fell down'; exit 1").lanet("agent", "run");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("The build failed", "build.log", "the wall fell down");
    }

    @Test
    void tests_are_counted_over_all_modules_and_a_failure_decides_the_exit_code() throws Exception {
        String good = report("agent", "tests=\"4\" errors=\"0\" skipped=\"1\" failures=\"0\"");
        String bad = report("server", "tests=\"7\" errors=\"1\" skipped=\"0\" failures=\"2\"");

        assertThat(buildable(good).lanet("check").output()).endsWith("3 passed, 0 failed, 1 skipped\n");
        assertThat(withMaven(good).lanet("check").exitCode()).isZero();
        Run failed = withMaven(good + bad).lanet("check");
        assertThat(failed.output()).endsWith("7 passed, 3 failed, 1 skipped\n");
        assertThat(failed.exitCode()).isEqualTo(1);
        Run broken = withMaven(good + "exit 1").lanet("check");
        assertThat(broken.output()).endsWith("3 passed, 0 failed, 1 skipped\n");
        assertThat(broken.exitCode()).isEqualTo(1);
    }

    @Test
    void the_scripts_are_clean() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
        Process process = new ProcessBuilder("/bin/sh", "-c", "shellcheck -x lanet .ci/run && shellcheck script/*.sh")
                .directory(Checkout.real().top().toFile())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
    }

    /** A checkout with one module and a Maven that does what the test says. */
    private Checkout buildable(String maven) throws Exception {
        Checkout.copy(folder);
        Files.createDirectories(folder.resolve("agent/src/main/java"));
        Files.createDirectories(folder.resolve("protocol/src/main"));
        for (String file :
                new String[] {"pom.xml", "protocol/pom.xml", "agent/pom.xml", "agent/src/main/java/Main.java"}) {
            Files.writeString(folder.resolve(file), "");
        }
        Checkout.jdk(folder.resolve("jdk"), "25");
        return withMaven(maven);
    }

    private Checkout withMaven(String maven) throws Exception {
        Checkout.program(folder.resolve("maven/bin/mvn"), "top='" + folder + "'\n" + maven);
        return new Checkout(folder, Checkout.real().environment())
                .with("LANET_JAVA_HOME", folder.resolve("jdk").toString())
                .with("MAVEN_HOME", folder.resolve("maven").toString());
    }

    private static String report(String module, String counts) {
        return """
        mkdir -p "$top/%s/target/surefire-reports"
        echo '<testsuite xmlns:xsi="x" name="Cafe" time="0.1" %s>' > "$top/%s/target/surefire-reports/TEST-Cafe.xml"
        """
                .formatted(module, counts, module);
    }
}
