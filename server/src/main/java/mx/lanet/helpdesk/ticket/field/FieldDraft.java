package mx.lanet.helpdesk.ticket.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.field.TicketField.Limits;
import mx.lanet.helpdesk.ticket.field.TicketField.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about a field; texts come stripped.
 *
 * @param kind stays as it was made, and so does {@code forTeam}: what was said in it was said for those who see it
 * @param ofMachines whether machines have it; stays likewise
 * @param clients whose tickets have it, unless those of every client do
 * @param options in their order
 * @param wrongLimit the limit that is no number, by its field; null when both are
 */
public record FieldDraft(
        FieldKind kind,
        boolean forTeam,
        Texts spanish,
        Texts english,
        FieldNeed need,
        boolean everyClient,
        Set<UUID> clients,
        boolean ofMachines,
        Set<String> machineKinds,
        Set<UUID> categories,
        Limits limits,
        List<OptionDraft> options,
        @Nullable String wrongLimit) {
    /** As many options as a choice has. */
    public static final int OPTIONS_MAX = 100;

    /** What machines are. */
    public static final List<String> MACHINE_KINDS = List.of("server", "workstation", "laptop");

    private static final int LABEL_MAX = 100;
    private static final int HELP_MAX = 300;

    public FieldDraft {
        clients = Set.copyOf(clients);
        machineKinds = Set.copyOf(machineKinds);
        categories = Set.copyOf(categories);
        options = List.copyOf(options);
    }

    /** @param id null for a new one */
    public record OptionDraft(@Nullable UUID id, String spanish, String english, boolean active) {}

    List<FieldError> problems() {
        List<FieldError> errors = new ArrayList<>();
        if (spanish.label().isEmpty()) {
            errors.add(new FieldError("label", "required"));
        }
        tooLong(errors, "label", spanish.label(), LABEL_MAX);
        tooLong(errors, "labelEn", english.label(), LABEL_MAX);
        tooLong(errors, "help", spanish.help(), HELP_MAX);
        tooLong(errors, "helpEn", english.help(), HELP_MAX);
        limits(errors);
        if (kind == FieldKind.CHOICE) {
            options(errors);
        }
        if (!everyClient && clients.isEmpty()) {
            errors.add(new FieldError("clients", "fields_no_client"));
        }
        return errors;
    }

    private void limits(List<FieldError> errors) {
        BigDecimal least = limits.least();
        BigDecimal most = limits.most();
        if (wrongLimit != null) {
            errors.add(new FieldError(wrongLimit, "not_a_number"));
        }
        if (least != null && most != null && least.compareTo(most) > 0) {
            errors.add(new FieldError("most", "too_little", least.toPlainString()));
        }
        if (limits.longest() < 1 || limits.longest() > Limits.LONGEST) {
            errors.add(new FieldError("longest", "out_of_range", 1, Limits.LONGEST));
        }
    }

    private void options(List<FieldError> errors) {
        if (options.stream().noneMatch(OptionDraft::active)) {
            errors.add(new FieldError("newOptions", "fields_no_option"));
        }
        if (options.size() > OPTIONS_MAX) {
            errors.add(new FieldError("newOptions", "too_many", OPTIONS_MAX));
        }
        Set<String> names = new HashSet<>();
        for (OptionDraft option : options) {
            if (option.spanish().isEmpty() || !names.add(option.spanish().toLowerCase(Locale.ROOT))) {
                errors.add(new FieldError("newOptions", "fields_option_twice", option.spanish()));
            }
            tooLong(errors, "newOptions", option.spanish(), LABEL_MAX);
            tooLong(errors, "newOptions", option.english(), LABEL_MAX);
        }
    }

    private static void tooLong(List<FieldError> errors, String field, String text, int most) {
        if (text.length() > most) {
            errors.add(new FieldError(field, "too_long", most));
        }
    }
}
