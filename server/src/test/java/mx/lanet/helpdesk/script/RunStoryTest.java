package mx.lanet.helpdesk.script;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestAgents;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TestPhones;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A script is written, and run on machines whose answers arrive while somebody looks. */
@ServerTest
@Tag("browser")
class RunStoryTest {
    private static final String ACCENTS = "ñ á é í ó ú ¿ ¡";

    @Autowired
    private Scripts scripts;

    @Autowired
    private Runs runs;

    @Autowired
    private EnrolmentTokens tokens;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestPhones phones;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private TwoClients clients;
    private Person lucia;
    private TestAgents agents;

    @BeforeEach
    void twoClients() {
        clients = people.twoClients();
        lucia = clients.superadmin().proven(clock.instant());
        agents = new TestAgents(tokens, port);
    }

    @Test
    void a_script_is_written_with_the_tab_key_and_whoever_saves_second_is_told() {
        try (Browser browser = Browser.desktop("http://localhost:" + port)) {
            browser.signIn(lucia, phones.giveTo(lucia), "/scripts/new");
            Page page = browser.page();
            String name = "Limpiar " + UUID.randomUUID();
            page.locator("#f-name").fill(name);
            page.locator("#f-language").selectOption("shell");
            page.locator("#f-body").click();
            page.keyboard().type("if true; then\n");
            page.keyboard().press("Tab");
            page.keyboard().type("echo \"$1\"\nfi");
            assertThat(page.locator("#f-body")).hasValue("if true; then\n    echo \"$1\"\nfi");
            page.locator("[name='p0-name']").fill("Qué dice");
            page.locator("[name='p0-initial']").fill(ACCENTS);
            browser.checkAccessibility().checkWidth().screenshot("script-editor");
            browser.dark().screenshot("script-editor-oscuro").light();
            page.locator(".form-foot .btn-primary").click();
            assertThat(page.locator("h1")).hasText(name);
            browser.checkAccessibility().checkWidth().screenshot("script");

            Script made = found(name);
            browser.open("/scripts/" + made.scriptId() + "/edit");
            ScriptDraft text = scripts.version(lucia, made, 1).text();
            scripts.change(lucia, made.scriptId(), 1, withBody(text, "echo otra cosa\nfi"));
            browser.expectComplaint("409");
            page.locator("#f-body").fill("echo lo mío");
            page.locator(".form-foot .btn-primary").click();
            assertThat(page.locator("main .flash.bad")).containsText("guardó la versión 2");
            assertThat(page.locator("#f-body")).hasValue("echo lo mío");
            browser.screenshot("script-conflicto");
            browser.open("/scripts/" + made.scriptId() + "/versions");
            assertThat(page.locator(".diff")).containsText("echo otra cosa");
            browser.checkAccessibility().checkWidth().screenshot("script-versiones");
            browser.open("/scripts");
            browser.checkAccessibility().checkWidth().screenshot("scripts");
        }
    }

    @Test
    void what_machines_answer_arrives_in_the_run_with_its_accents_while_one_looks() {
        TestAgents.Joined on = agents.join(clients.cafe(), "PC-RECEPCION-PLANTA-BAJA-01");
        TestAgents.Joined off = agents.join(clients.cafe(), "PC-APAGADA");
        beat(on);
        Script script = scripts.create(
                lucia,
                clients.cafe().clientId(),
                new ScriptDraft(
                        "Saludo con acentos",
                        "Repite lo que se le dice",
                        Language.SHELL,
                        List.of("prueba"),
                        "echo \"$1\"",
                        List.of(new Parameter("Qué", Parameter.Kind.TEXT, true, ACCENTS, "Con ñ", List.of())),
                        60));
        try (Browser browser = Browser.desktop("http://localhost:" + port)) {
            browser.signIn(lucia, "/assets/" + on.assetId());
            Page page = browser.page();
            page.locator("a[href^='/scripts?asset=']").first().click();
            assertThat(page.locator("h1")).containsText("PC-RECEPCION-PLANTA-BAJA-01");
            page.locator("tbody a", new Page.LocatorOptions().setHasText("Saludo con acentos"))
                    .click();
            assertThat(page.locator("#f-v0")).hasValue(ACCENTS);
            browser.checkAccessibility().checkWidth().screenshot("ejecutar");
            browser.dark().screenshot("ejecutar-oscuro").light();
            browser.open("/scripts/" + script.scriptId() + "/run");
            browser.checkAccessibility().checkWidth().screenshot("ejecutar-donde");

            Run run = start(script, on, off);
            browser.open("/runs/" + run.runId() + "?asset=" + on.assetId());
            assertThat(page.locator(".run-l")).containsText("apagado, espera");
            assertThat(page.locator(".run-l li").first()).containsText("espera");
            beat(on);
            assertThat(page.locator(".run-l")).containsText("entregado");
            answer(on, run);
            assertThat(page.locator("#salida-t")).hasText(ACCENTS + "\nsegunda línea");
            assertThat(page.locator(".run-l")).containsText("terminó");
            browser.checkAccessibility().checkWidth().screenshot("ejecucion");
            browser.dark().checkAccessibility().screenshot("ejecucion-oscuro").light();
            browser.open("/runs/" + run.runId() + "?q=segunda");
            assertThat(page.locator(".run-l li")).hasCount(1);
            browser.open("/runs");
            browser.checkAccessibility().checkWidth().screenshot("ejecuciones");
        }
    }

    @Test
    void a_file_goes_up_and_out_to_a_machine_while_one_looks() {
        TestAgents.Joined machine = agents.join(clients.cafe(), "PC-RECEPCION-PLANTA-BAJA-01");
        beat(machine);
        try (Browser browser = Browser.desktop("http://localhost:" + port)) {
            browser.signIn(lucia, phones.giveTo(lucia), "/library/new");
            Page page = browser.page();
            page.locator("#f-owner").selectOption(clients.cafe().clientId().toString());
            assertThat(page.locator("#f-site")).isVisible();
            page.locator("#f-folder").fill("Manuales/Impresoras");
            page.locator("#f-description").fill("Cómo cambiar el tóner");
            page.locator("#f-files").setInputFiles(new FilePayload[] {
                payload("Manual de la impresora ñ.txt", ACCENTS), payload("ruido.bin", "\u0001\u0002")
            });
            assertThat(page.locator(".held[data-state=done]")).containsText("versión 1");
            assertThat(page.locator(".held[data-state=bad]")).containsText("No se admite");
            browser.checkAccessibility().checkWidth().screenshot("archivos-subir");
            page.locator(".held[data-state=done] a").click();
            assertThat(page.locator("h1")).hasText("Manual de la impresora ñ.txt");
            browser.checkAccessibility().checkWidth().screenshot("archivo");
            browser.dark().screenshot("archivo-oscuro").light();
            String file = page.url().replaceAll("^http://[^/]+", "");
            browser.open(file + "/send");
            browser.checkAccessibility().checkWidth().screenshot("archivo-donde");
            browser.open(file + "/send?asset=" + machine.assetId());
            browser.checkAccessibility().checkWidth().screenshot("archivo-enviar");
            assertThat(page.locator("#h-visible"))
                    .containsText("La persona verá quién eres y por qué, y puede negarse.");
            page.locator("#f-reason").fill("Lo pidió recepción");
            page.locator(".form-foot .btn-primary").click();
            assertThat(page.locator(".run-l")).containsText("PC-RECEPCION");
            Run run = runs.list(lucia, UUID.fromString(file.replace("/library/", "")), new Slice.Request(1, 5))
                    .items()
                    .getFirst();
            beat(machine);
            assertThat(page.locator(".run-l")).containsText("se le pregunta a la persona");
            agents.post(
                    machine,
                    "/api/agents/commands/" + command(machine, run) + "/progress",
                    "{\"started_at\":\"%s\",\"stdout\":\"45 / 100\"}".formatted(clock.instant()));
            assertThat(page.locator(".run-l")).containsText("descargando 45 %");
            browser.checkAccessibility().checkWidth().screenshot("envio");
            answer(machine, run);
            assertThat(page.locator(".run-l")).containsText("terminó");
            browser.open("/library?folder=Manuales/Impresoras");
            assertThat(page.locator("tbody")).containsText("Manual de la impresora ñ.txt");
            browser.checkAccessibility().checkWidth().screenshot("archivos");
            browser.inEnglish().open("/library").screenshot("archivos-ingles");
        }
        try (Browser browser = Browser.phone("http://localhost:" + port)) {
            browser.signIn(clients.cafe().requester(), "/portal/files");
            assertThat(browser.page().locator("main")).containsText("Manual de la impresora ñ.txt");
            browser.checkAccessibility().checkWidth().screenshot("portal-archivos-telefono");
        }
    }

    private static FilePayload payload(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void on_a_telephone_a_run_and_its_form_have_room() {
        TestAgents.Joined off = agents.join(clients.cafe(), "PC-APAGADA");
        Script script = scripts.create(
                lucia,
                clients.cafe().clientId(),
                new ScriptDraft("Saludo", "", Language.SHELL, List.of(), "echo 1", List.of(), 60));
        Run run = start(script, off);
        try (Browser browser = Browser.phone("http://localhost:" + port)) {
            browser.signIn(lucia, "/runs/" + run.runId());
            browser.checkAccessibility().checkWidth().screenshot("ejecucion-telefono");
            browser.open("/scripts/" + script.scriptId() + "/run?asset=" + off.assetId());
            browser.checkAccessibility().checkWidth().screenshot("ejecutar-telefono");
            browser.open("/scripts/" + script.scriptId() + "/edit");
            browser.checkAccessibility().checkWidth().screenshot("script-editor-telefono");
        }
    }

    private Script found(String name) {
        return scripts.list(lucia, new ScriptQuery(name, "", null, null), new Slice.Request(1, 5))
                .items()
                .getFirst();
    }

    private static ScriptDraft withBody(ScriptDraft text, String body) {
        return new ScriptDraft(
                text.name(),
                text.description(),
                text.language(),
                text.tags(),
                body,
                text.parameters(),
                text.timeoutSeconds());
    }

    private Run start(Script script, TestAgents.Joined... machines) {
        return runs.start(
                        lucia.proven(clock.instant()),
                        new RunWish(
                                script.scriptId(),
                                1,
                                script.name().equals("Saludo") ? List.of() : List.of(ACCENTS),
                                List.of(machines).stream()
                                        .map(machine -> new RunWish.Target(
                                                clients.cafe().clientId(), machine.assetId()))
                                        .toList(),
                                "PC",
                                "Nadie puede imprimir en recepción desde ayer en la tarde",
                                Run.Start.NOW,
                                null,
                                1,
                                null,
                                null,
                                false))
                .getFirst();
    }

    private void beat(TestAgents.Joined machine) {
        agents.post(
                machine,
                "/api/agents/heartbeat",
                "{\"asset_id\":\"%s\",\"status\":{\"cpu_usage\":5}}".formatted(machine.assetId()));
    }

    private UUID command(TestAgents.Joined machine, Run run) {
        return Objects.requireNonNull(
                runs.output(lucia, run, machine.assetId()).machine().commandId());
    }

    private void answer(TestAgents.Joined machine, Run run) {
        agents.post(
                machine,
                "/api/agents/commands/" + command(machine, run) + "/result",
                "{\"status\":\"succeeded\",\"exit_code\":0,\"stdout\":\"%s\\nsegunda línea\",\"stderr\":\"\"}"
                        .formatted(ACCENTS));
    }
}
