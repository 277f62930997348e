package mx.lanet.helpdesk.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.command.CommandOrder;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** What staff can do to a machine from its page, each with a reason. */
enum Deed {
    RESTART(CommandKind.RESTART_MACHINE),
    SHUT_DOWN(CommandKind.SHUT_DOWN_MACHINE),
    WAKE(CommandKind.WAKE_ON_LAN),
    END_PROCESS(CommandKind.END_PROCESS),
    CONTROL_SERVICE(CommandKind.CONTROL_SERVICE),
    REMOTE_SESSION(CommandKind.REMOTE_SESSION);

    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_SHOWN = 200;
    private static final int LONGEST_TIME = 50;
    private static final int LONGEST_DELAY_SECONDS = 86_400;

    private final CommandKind kind;

    Deed(CommandKind kind) {
        this.kind = kind;
    }

    CommandKind kind() {
        return kind;
    }

    /** The last part of its address. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the agent is given. */
    List<String> arguments(Form form) {
        return switch (this) {
            case RESTART, SHUT_DOWN -> List.of(form.value("delay"), form.value("message"));
            case WAKE, REMOTE_SESSION -> List.of();
            case END_PROCESS -> List.of(form.value("pid"), form.value("started"), form.value("name"));
            case CONTROL_SERVICE -> List.of(form.value("name"), form.value("act"));
        };
    }

    /** By which name the people at the machine read of it; null when they see nothing of it. */
    @Nullable
    String shownAs(Form form) {
        boolean shown = this == REMOTE_SESSION || this != WAKE && form.has("visible");
        String name = form.value("name");
        return shown ? name.substring(0, Math.min(name.length(), LONGEST_SHOWN)) : null;
    }

    /** What is to be mended before it can be asked for. */
    List<FieldError> problems(Form form) {
        List<FieldError> problems = new ArrayList<>();
        switch (this) {
            case RESTART, SHUT_DOWN -> {
                if (!form.value("delay").matches("\\d{1,5}")
                        || Integer.parseInt(form.value("delay")) > LONGEST_DELAY_SECONDS) {
                    problems.add(new FieldError("delay", "out_of_range", 0, LONGEST_DELAY_SECONDS));
                }
                mustFit(problems, form, "message", LONGEST_MESSAGE);
            }
            case END_PROCESS -> {
                if (!form.value("pid").matches("\\d{1,18}")) {
                    problems.add(new FieldError("pid", "choose_from_list"));
                }
                mustFit(problems, form, "started", LONGEST_TIME);
                mustFit(problems, form, "name", LONGEST_NAME);
            }
            case CONTROL_SERVICE -> {
                if (!AssetPage.Services.ACTS.contains(form.value("act"))) {
                    problems.add(new FieldError("act", "choose_from_list"));
                }
                mustFit(problems, form, "name", LONGEST_NAME);
            }
            case WAKE, REMOTE_SESSION -> {}
        }
        if (form.value("reason").isEmpty()) {
            problems.add(new FieldError("reason", "required"));
        }
        mustFit(problems, form, "reason", CommandOrder.LONGEST_REASON);
        return problems;
    }

    private static void mustFit(List<FieldError> problems, Form form, String field, int longest) {
        if (form.value(field).length() > longest) {
            problems.add(new FieldError(field, "too_long", longest));
        }
    }
}
