package mx.lanet.helpdesk.alert.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.alert.AlertKind;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of alerts to take along. */
@Controller
class AlertExportPages {
    private final Alerts alerts;
    private final AlertFilters filters;
    private final MessageSource messages;

    AlertExportPages(Alerts alerts, AlertFilters filters, MessageSource messages) {
        this.alerts = alerts;
        this.filters = filters;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/alerts/export")
    Export export(Person person, @RequestParam Map<String, String> asked, Locale locale) {
        AlertFilters.Asked filter = filters.read(person, asked);
        Texts texts = new Texts(messages, locale);
        String show = texts.t("alert.show." + filter.query().show().word());
        String set = filters.chips(person, filter, texts).stream()
                .filter(chip -> chip.removePath() != null)
                .map(chip -> " · " + chip.label() + " " + chip.value())
                .collect(Collectors.joining());
        UUID client = filter.query().clientId();
        return Export.of(
                texts.t("alert.alerts"),
                List.of(show + set),
                client != null && person.mayReach(client) ? client : null,
                new Sheet<>(
                        texts.t("alert.alerts"),
                        columns(client == null, person.isStaff(), texts),
                        (most, alert) -> alerts.each(person, filter.query(), most, alert)));
    }

    private static List<Cells<Alert>> columns(boolean ofClients, boolean staff, Texts texts) {
        List<Cells<Alert>> columns = new ArrayList<>();
        columns.add(Cells.text(
                texts.t("alert.filter.severity"),
                alert -> texts.t("alert.severity." + alert.severity().word())));
        columns.add(Cells.text(texts.t("alert.column.alert"), alert -> alert.text(texts)));
        columns.add(Cells.text(texts.t("alert.filter.kind"), alert -> AlertKind.name(alert.kind(), texts)));
        columns.add(Cells.text(texts.t("alert.column.about"), Alert::name));
        if (ofClients) {
            columns.add(Cells.text(texts.t("alert.filter.client"), Alert::clientName));
        }
        columns.add(Cells.text(texts.t("alert.filter.site"), Alert::siteName));
        columns.add(Cells.text(
                texts.t("alert.column.state"),
                alert -> texts.t("alert.state." + alert.state().word())));
        columns.add(Cells.text(texts.t("alert.column.assignee"), Alert::assigneeName));
        columns.add(Cells.text(texts.t("alert.column.ticket"), Alert::ticketCode));
        columns.add(Cells.moment(texts.t("alert.column.since"), Alert::raisedAt));
        return columns;
    }
}
