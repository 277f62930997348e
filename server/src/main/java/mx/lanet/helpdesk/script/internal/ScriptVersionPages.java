package mx.lanet.helpdesk.script.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.script.Script;
import mx.lanet.helpdesk.script.ScriptVersion;
import mx.lanet.helpdesk.script.Scripts;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.TextDifference;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A script's versions: what changed between two of them, and an older one made to count again. */
@Controller
@RequestMapping("/scripts/{script}/versions")
class ScriptVersionPages {
    private static final int SHOWN = 25;

    private final Scripts scripts;

    ScriptVersionPages(Scripts scripts) {
        this.scripts = scripts;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping
    Answer list(
            Person person,
            @PathVariable UUID script,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String page) {
        Script found = scripts.get(person, script);
        Slice<ScriptVersion> slice =
                scripts.versions(person, found, new Slice.Request(ScriptPages.number(page), SHOWN));
        ScriptVersion newer = version(person, found, to == null ? String.valueOf(found.version()) : to);
        ScriptVersion older =
                version(person, found, from == null ? String.valueOf(newer == null ? 0 : newer.version() - 1) : from);
        String path = "/scripts/" + script + "/versions";
        return Answer.page(
                "script/versions",
                new ScriptPage.Versions(
                        found,
                        slice.items(),
                        Pager.of(slice, number -> path + "?page=" + number),
                        older,
                        newer,
                        older == null || newer == null
                                ? List.of()
                                : TextDifference.between(
                                        older.text().body(), newer.text().body()),
                        scripts.mayWrite(person, found.clientId()) && !found.archived()));
    }

    private @Nullable ScriptVersion version(Person person, Script script, String number) {
        try {
            return number.matches("[0-9]{1,6}") ? scripts.version(person, script, Integer.parseInt(number)) : null;
        } catch (Refusal none) {
            return null;
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping("/restore")
    Answer restore(
            Person person,
            @PathVariable UUID script,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") int seen) {
        try {
            Script saved = scripts.restore(person, script, seen, version);
            return Answer.seeOther("/scripts/" + script)
                    .with(Flash.ok("script.flash.restored", version, saved.version()));
        } catch (Refusal refusal) {
            if (!refusal.problem().code().equals(Problem.conflict().code())) {
                throw refusal;
            }
            return Answer.seeOther("/scripts/" + script + "/versions").with(Flash.warn("script.flash.overtaken"));
        }
    }
}
