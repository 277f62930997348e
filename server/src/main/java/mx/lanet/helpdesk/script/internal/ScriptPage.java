package mx.lanet.helpdesk.script.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.script.Language;
import mx.lanet.helpdesk.script.Parameter;
import mx.lanet.helpdesk.script.Script;
import mx.lanet.helpdesk.script.ScriptDraft;
import mx.lanet.helpdesk.script.ScriptVersion;
import mx.lanet.helpdesk.shared.TextDifference;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/** What the pages of the library show. */
public sealed interface ScriptPage {
    /**
     * The list.
     *
     * @param owners names of the scripts' clients
     * @param target what a script is to be chosen for; null when the library is just read
     */
    record Library(
            List<Script> rows,
            Pager pager,
            String search,
            String tag,
            @Nullable Language language,
            List<Tab> tags,
            List<Tab> languages,
            Map<UUID, String> owners,
            @Nullable Target target,
            boolean mayWrite,
            Map<String, String> kept)
            implements ScriptPage {
        public String path(Script script) {
            String path = "/scripts/" + script.scriptId();
            return target == null ? path : target.address(path + "/run");
        }

        public String owner(Script script) {
            return owners.getOrDefault(script.clientId(), "");
        }

        public String withoutLanguage() {
            return new Address("/scripts", kept)
                    .without("language")
                    .with("q", search)
                    .toString();
        }

        public String withoutTag() {
            return new Address("/scripts", kept)
                    .without("tag")
                    .with("q", search)
                    .toString();
        }

        public boolean isNarrowed() {
            return !search.isEmpty() || !tag.isEmpty() || language != null;
        }
    }

    /**
     * Machines that somebody has in mind, as parameters of an address.
     *
     * @param name what the page calls them
     */
    record Target(String name, Map<String, String> parameters) {
        public String address(String path) {
            return new Address(path, parameters).toString();
        }
    }

    /** One script: its text, what it asks for, what ran of it. */
    record One(Script script, ScriptVersion version, String owner, boolean mayWrite, boolean mayRun)
            implements ScriptPage {
        public ScriptDraft text() {
            return version.text();
        }

        public boolean isCurrent() {
            return version.version() == script.version();
        }

        public String path() {
            return "/scripts/" + script.scriptId();
        }

        public String reads(int place) {
            return text().language().reads(place);
        }
    }

    /**
     * The editor.
     *
     * @param script null when it is new
     * @param seen the version that the person began with; a save of another one is refused
     * @param conflict somebody else has saved meanwhile
     */
    record Edit(Form form, @Nullable Script script, int seen, boolean conflict, List<Choice> owners)
            implements ScriptPage {
        public String action() {
            return script == null ? "/scripts/new" : "/scripts/" + script.scriptId() + "/edit";
        }

        public String back() {
            return script == null ? "/scripts" : "/scripts/" + script.scriptId();
        }

        public int rows() {
            return ScriptForm.rows(form);
        }

        public String prefix(int place) {
            return ScriptForm.prefix(place);
        }

        public Parameter.Kind kind(int place) {
            return Parameter.Kind.find(form.value(prefix(place) + "kind")).orElse(Parameter.Kind.TEXT);
        }

        public Language language() {
            return Language.find(form.value("language")).orElse(Language.POWERSHELL);
        }
    }

    /** The versions, and what lies between two of them. */
    record Versions(
            Script script,
            List<ScriptVersion> rows,
            Pager pager,
            @Nullable ScriptVersion from,
            @Nullable ScriptVersion to,
            List<TextDifference.Line> difference,
            boolean mayWrite)
            implements ScriptPage {
        public String path() {
            return "/scripts/" + script.scriptId();
        }

        public String compare(ScriptVersion row) {
            return path() + "/versions?from=" + (row.version() - 1) + "&to=" + row.version() + "#cambios";
        }

        public long came() {
            return count(TextDifference.Kind.NEW);
        }

        public long went() {
            return count(TextDifference.Kind.GONE);
        }

        private long count(TextDifference.Kind kind) {
            return difference.stream().filter(line -> line.kind() == kind).count();
        }
    }
}
