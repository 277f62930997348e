package mx.lanet.helpdesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house's rules that a reader would otherwise have to remember. Exceptions carry their reason. */
@AnalyzeClasses(packages = "mx.lanet.helpdesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/mx/lanet/helpdesk");

    private static final DescribedPredicate<JavaClass> OURS = DescribedPredicate.describe(
            "written by hand", type -> !type.getPackageName().startsWith("mx.lanet.templates"));

    @Test
    void features_use_each_other_only_along_the_declared_arrows() {
        ApplicationModules.of(HelpdeskServer.class).verify();
    }

    @ArchTest
    static final ArchRule names_say_something = noClasses()
            .that(OURS)
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto)")
            .because("a name is one of the product's words");

    @ArchTest
    static final ArchRule no_java_serialisation = noClasses()
            .that(OURS)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(In|Out)putStream")
            .because("what is read back could run code");

    @ArchTest
    static final ArchRule no_connections_of_their_own = noClasses()
            .that(OURS)
            .and()
            .resideOutsideOfPackage("..database..")
            .and()
            .doNotHaveSimpleName("TokenCall")
            .and()
            .doNotHaveSimpleName("WebhookCall")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(Socket|HttpURLConnection|http\\.HttpClient)|.*\\.(RestClient|RestTemplate|WebClient)")
            .because("whoever can make the server connect somewhere is inside the network");

    @ArchTest
    static final ArchRule mail_servers_are_spoken_to_by_mail_alone = noClasses()
            .that(OURS)
            .and()
            .resideOutsideOfPackage("..mail..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
            .because("what it connects to is decided in one place");

    @ArchTest
    static final ArchRule one_class_speaks_s3 = noClasses()
            .that(OURS)
            .and()
            .doNotHaveSimpleName("S3Store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .because("what it connects to is decided in one place");

    @ArchTest
    static final ArchRule processes_only_where_they_must_be = noClasses()
            .that(OURS)
            .and()
            .resideOutsideOfPackages("..database..", "..demo..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(ProcessBuilder|Runtime\\$.*)")
            .because("only PostgreSQL, and the demonstration's agent, are processes of ours");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .that(OURS)
            .and()
            .resideOutsideOfPackage("..database..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("what waits is woken, or scheduled");

    @ArchTest
    static final ArchRule raw_jdbc_stays_in_tables = classes()
            .that(OURS)
            .and()
            .haveSimpleNameEndingWith("Pages")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.describe(
                    "know no SQL", type -> !type.getName().contains(".jdbc.")))
            .because("a page asks its feature");

    /** Which feature owns which tables; a table that is missing here is found by the test. */
    private static final Map<String, List<String>> TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("audit", List.of("audit_record", "audit_chain")),
            Map.entry("client", List.of("client", "site")),
            Map.entry(
                    "identity",
                    List.of(
                            "app_user",
                            "user_credential",
                            "login_name",
                            "technician_client",
                            "setting",
                            "user_photo",
                            "invitation",
                            "user_import",
                            "api_session",
                            "spring_session",
                            "spring_session_attributes")),
            Map.entry(
                    "enrolment",
                    List.of(
                            "enrolment_token",
                            "enrolment_use",
                            "agent_credential",
                            "agent_nonce",
                            "registration_nonce")),
            Map.entry(
                    "asset",
                    List.of(
                            "asset",
                            "asset_event",
                            "inventory",
                            "asset_software",
                            "inventory_change",
                            "machine_software",
                            "software_title",
                            "software_version",
                            "software_news",
                            "software_total",
                            "asset_tag",
                            "asset_distinct",
                            "asset_twin",
                            "machine_filter",
                            "asset_life")),
            Map.entry(
                    "monitoring",
                    List.of(
                            "asset_status",
                            "metric_point",
                            "metric_rollup",
                            "metric_late",
                            "asset_boot",
                            "asset_volume",
                            "agent_log")),
            Map.entry(
                    "alert",
                    List.of(
                            "alert",
                            "alert_event",
                            "alert_heard",
                            "alert_policy",
                            "alert_rule",
                            "maintenance_window",
                            "watched_job")),
            Map.entry("script", List.of("script", "script_version", "script_run", "script_run_machine")),
            Map.entry("command", List.of("agent_command", "command_progress")),
            Map.entry(
                    "ticket",
                    List.of(
                            "ticket",
                            "ticket_comment",
                            "ticket_event",
                            "ticket_attachment",
                            "ticket_request",
                            "ticket_read",
                            "ticket_words",
                            "ticket_view",
                            "ticket_queue",
                            "ticket_queue_client",
                            "ticket_queue_member",
                            "ticket_absence",
                            "ticket_category",
                            "ticket_category_wish",
                            "ticket_draft",
                            "sent_sheet",
                            "held_file",
                            "asset_file",
                            "asset_field_value",
                            "new_ticket_draft",
                            "canned_reply",
                            "ticket_macro",
                            "ticket_relation",
                            "ticket_child",
                            "sla_terms",
                            "sla_work",
                            "ticket_mailed")),
            Map.entry("inventory", List.of("software_watch", "inventory_finding"))));

    static {
        TABLES.put(
                "knowledge",
                List.of(
                        "article",
                        "article_text",
                        "article_version",
                        "article_count",
                        "article_rating",
                        "article_draft",
                        "article_file"));
        TABLES.put("chat", List.of("chat", "chat_member", "chat_message"));
        TABLES.put("apikey", List.of("api_key"));
        TABLES.put("file", List.of("file_entry", "file_version", "file_upload"));
        TABLES.put("forecast", List.of("forecast", "forecast_pass"));
        TABLES.put(
                "mail",
                List.of(
                        "mailbox",
                        "client_domain",
                        "received_mail",
                        "mail_undeliverable",
                        "mail",
                        "mail_server",
                        "mail_sender",
                        "mail_news",
                        "mail_preference",
                        "mail_template",
                        "mail_digest_line"));
        TABLES.put("schedule", List.of("report_schedule", "report_recipient", "report_delivery"));
        TABLES.put("rule", List.of("ticket_rule", "rule_trigger", "rule_due", "rule_run"));
        TABLES.put("webhook", List.of("webhook", "webhook_wanted", "webhook_due", "webhook_delivery"));
        TABLES.put("setting", List.of("agent_setting", "agent_setting_work"));
    }

    /** Statements that cross a border, each for a reason. */
    private static final Map<String, String> CROSSINGS = Map.ofEntries(
            Map.entry("demo → metric_rollup", "a year that never was is made up in one statement"),
            Map.entry("demo → metric_point", "and so are its last two days"),
            Map.entry("asset → asset_status", "the list of 100,000 machines is sorted by their readings"),
            Map.entry("asset → asset_volume", "machines are found by the room that is left on them"),
            Map.entry("asset → agent_command", "work that waits for a record that goes is ended with its merge"),
            Map.entry("rule → ticket", "what rules ask is asked of thousands of tickets at once"),
            Map.entry("rule → ticket_category", "a rule's category means those below it, too"),
            Map.entry("rule → app_user", "rules ask for the requester's address"),
            Map.entry("rule → asset", "and for the kind of machine"),
            Map.entry("rule → ticket_event", "time counts from what somebody did"),
            Map.entry("rule → ticket_comment", "or said"),
            Map.entry("inventory → asset", "what is found names its machine, and is of machines in use"),
            Map.entry("inventory → client", "what is found names its client"),
            Map.entry("inventory → site", "what is found names its site"),
            Map.entry(
                    "inventory → machine_software", "lists of software are held against thousands of machines at once"),
            Map.entry("inventory → software_title", "lists of software mean programs by their names"),
            Map.entry("inventory → software_version", "lists of software mean versions"),
            Map.entry("inventory → asset_tag", "a list of software may be for machines with a tag"),
            Map.entry("inventory → asset_life", "warranties that end are looked for once a day"),
            Map.entry("asset → client", "the list of machines is sorted by client, and shows its name"),
            Map.entry("asset → site", "the list of machines shows the site"),
            Map.entry("asset → app_user", "machines are found by the name of their person"),
            Map.entry("monitoring → asset", "who is online and was not heard is one statement every few seconds"),
            Map.entry(
                    "forecast → asset",
                    "the list of what will fail next names the machine, and leaves out retired ones"),
            Map.entry("forecast → client", "the list of what will fail next names the client"),
            Map.entry("alert → asset", "alerts name the machine, and know where it stood"),
            Map.entry("alert → client", "alerts of all machines name the client"),
            Map.entry("alert → site", "alerts name the site"),
            Map.entry("ticket → received_mail", "a file in the store may be a mail as it came"),
            Map.entry("apikey → client", "the list of keys names the client"),
            Map.entry("apikey → site", "the list of keys names the site"),
            Map.entry("webhook → client", "the list of webhooks names the client"),
            Map.entry("enrolment → client", "the list of tokens names the client"),
            Map.entry("enrolment → site", "the list of tokens names the site"),
            Map.entry("ticket → client", "what the house promises is carried to the tickets of each client"),
            Map.entry("ticket → asset", "the check of files names the machine whose file is lost"),
            Map.entry(
                    "ticket → article_file", "whether bytes are whole, and anybody's, is asked for all files at once"),
            Map.entry("ticket → article_text", "the check of files names the article whose file is lost"),
            Map.entry("script → asset", "a run is of machines in use, and names them"),
            Map.entry("setting → client", "what the house says is carried to the machines of each client"),
            Map.entry("script → site", "a run's machines say where they stand"),
            Map.entry(
                    "script → agent_command",
                    "how a run stands on a machine is what became of its command, in one statement for thousands"),
            Map.entry("script → command_progress", "what runs says so before its result"));

    private static final Pattern NAMED = Pattern.compile("\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(?:ONLY\\s+)?([a-z_]+)\\b");

    @Test
    void a_feature_names_only_its_own_tables_in_sql() throws IOException {
        List<String> trespasses = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> tablesNamed(file)
                    .filter(table -> !ownerOf(table).equals(featureOf(file)))
                    .map(table -> featureOf(file) + " → " + table)
                    .filter(crossing -> !CROSSINGS.containsKey(crossing))
                    .forEach(crossing -> trespasses.add(crossing + " in " + file.getFileName())));
        }

        assertThat(trespasses).isEmpty();
    }

    private static Stream<String> tablesNamed(Path file) {
        try {
            return NAMED.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !ownerOf(name).isEmpty())
                    .distinct();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ownerOf(String table) {
        return TABLES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(table))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String featureOf(Path file) {
        return SOURCES.relativize(file).getName(0).toString();
    }
}
