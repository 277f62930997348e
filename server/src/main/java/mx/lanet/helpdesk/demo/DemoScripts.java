package mx.lanet.helpdesk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import mx.lanet.helpdesk.script.Language;
import mx.lanet.helpdesk.script.Parameter;
import mx.lanet.helpdesk.script.ScriptDraft;
import mx.lanet.helpdesk.script.Scripts;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A few harmless scripts of the house, whose texts lie beside the migrations as files. */
@Component
@Profile("demo")
class DemoScripts {
    private static final int TIMEOUT_SECONDS = 120;

    private final Scripts scripts;
    private final Clock clock;

    DemoScripts(Scripts scripts, Clock clock) {
        this.scripts = scripts;
        this.clock = clock;
    }

    /** Nobody sits there who could show a code: the server itself writes these. */
    void write(Person administrator) {
        Person superadmin = administrator.proven(clock.instant());
        add(
                superadmin,
                "Probar con acentos",
                "Repite un texto. Sirve para ver que un equipo contesta y que nada se pierde en el camino.",
                "saludo.sh",
                List.of("prueba"),
                List.of(
                        text("Texto", "¿Qué tal, señor Núñez?", "Lo que el equipo va a repetir"),
                        yesNo("Con muestra de letras", "true")));
        add(
                superadmin,
                "Espacio en disco",
                "Cuánto espacio queda y qué carpetas pesan más. No borra nada.",
                "espacio.sh",
                List.of("disco", "diagnóstico"),
                List.of(
                        text("Carpeta", "/var", "Desde dónde se mide"),
                        new Parameter("Cuántas", Parameter.Kind.CHOICE, true, "10", "", List.of("5", "10", "20"))));
        add(
                superadmin,
                "Revisar la red",
                "Direcciones, rutas y nombres del equipo, y si un destino se resuelve.",
                "red.sh",
                List.of("red", "diagnóstico"),
                List.of(text("Destino", "localhost", "Un nombre de equipo")));
        add(
                superadmin,
                "Archivos temporales viejos",
                "Dice cuánto ocupan; los borra solo si se pide.",
                "temporales.ps1",
                List.of("disco", "limpieza"),
                List.of(
                        new Parameter(
                                "Días", Parameter.Kind.NUMBER, true, "14", "De cuántos días en adelante", List.of()),
                        yesNo("Borrarlos", "")));
        add(
                superadmin,
                "Reiniciar la cola de impresión",
                "Para cuando los documentos se quedan atorados. Lo que estaba en la cola se conserva.",
                "impresion.ps1",
                List.of("impresoras"),
                List.of());
    }

    private void add(
            Person superadmin,
            String name,
            String description,
            String file,
            List<String> tags,
            List<Parameter> parameters) {
        Language language = file.endsWith(".ps1") ? Language.POWERSHELL : Language.SHELL;
        scripts.create(
                superadmin,
                Person.HOUSE,
                new ScriptDraft(name, description, language, tags, read(file), parameters, TIMEOUT_SECONDS));
    }

    private static Parameter text(String name, String initial, String help) {
        return new Parameter(name, Parameter.Kind.TEXT, true, initial, help, List.of());
    }

    private static Parameter yesNo(String name, String initial) {
        return new Parameter(name, Parameter.Kind.YES_NO, false, initial, "", List.of());
    }

    private static String read(String file) {
        try (InputStream stream = DemoScripts.class.getResourceAsStream("/demo/scripts/" + file)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
