package mx.lanet.helpdesk.console.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Shell;

/**
 * What somebody is about to do to a machine, and why: the machine's dialogs as a page of its own, for browsers without a
 * script and for whoever has something to mend.
 *
 * @param consent ask, tell or silent: what the machine's people see of what is done in their sight
 * @param form what was typed; it also holds which process or service is meant
 */
public record DeedPage(AssetDetail asset, Deed deed, String consent, Form form) {
    private static final List<String> DELAYS = List.of("0", "60", "300", "900", "3600");

    /** Of a process and of a service: which one, and what with it. */
    private static final List<String> KEPT = List.of("pid", "started", "name", "act");

    private String words() {
        return switch (deed) {
            case RESTART -> "asset.power.restart";
            case SHUT_DOWN -> "asset.power.shut-down";
            case WAKE -> "asset.wake";
            case REMOTE_SESSION -> "asset.session.ask";
            case END_PROCESS -> "asset.process.end";
            case CONTROL_SERVICE -> "asset.service." + form.value("act");
        };
    }

    public String title(Shell shell) {
        return switch (deed) {
            case RESTART, SHUT_DOWN, WAKE, REMOTE_SESSION -> shell.t(words() + ".title", asset.name());
            case END_PROCESS -> shell.t(words() + ".title", form.value("name"), form.value("pid"));
            case CONTROL_SERVICE -> shell.t(words() + ".title", form.value("name"));
        };
    }

    public String body(Shell shell) {
        return shell.t(words() + ".body");
    }

    public String verb(Shell shell) {
        return shell.t(deed == Deed.CONTROL_SERVICE ? words() : words() + ".verb");
    }

    /** Whether something is lost or ends. */
    public boolean harms() {
        return deed != Deed.WAKE
                && deed != Deed.REMOTE_SESSION
                && !form.value("act").equals("start");
    }

    public boolean isPower() {
        return deed == Deed.RESTART || deed == Deed.SHUT_DOWN;
    }

    /** Whether the person at the machine reads why. */
    public boolean isSession() {
        return deed == Deed.REMOTE_SESSION;
    }

    /** Whether somebody chooses if the people at the machine see it. */
    public boolean mayBeShown() {
        return deed != Deed.WAKE && deed != Deed.REMOTE_SESSION;
    }

    public List<Choice> delays(Shell shell) {
        return DELAYS.stream()
                .map(delay -> new Choice(delay, shell.t("asset.power.delay." + delay), delay.equals("60")))
                .toList();
    }

    /** With what is said to the person at the machine unless somebody writes something else. */
    public Form filled(Shell shell) {
        return isPower() && !form.has("message") ? form.value("message", shell.t(words() + ".message")) : form;
    }

    public Map<String, String> kept() {
        return KEPT.stream().filter(form::has).collect(Collectors.toMap(name -> name, form::value));
    }

    public String action() {
        return machine() + "/" + deed.word();
    }

    public String back() {
        return switch (deed) {
            case RESTART, SHUT_DOWN, WAKE, REMOTE_SESSION -> machine();
            case END_PROCESS -> machine() + "/processes";
            case CONTROL_SERVICE -> machine() + "/services";
        };
    }

    public String machine() {
        return "/assets/" + asset.assetId();
    }
}
