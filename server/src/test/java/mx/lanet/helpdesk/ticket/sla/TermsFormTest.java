package mx.lanet.helpdesk.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.web.Form;
import org.junit.jupiter.api.Test;

class TermsFormTest {
    private static final UUID PRINTERS = new UUID(7, 7);

    @Test
    void what_a_form_shows_is_read_again_as_it_was() {
        List<Step> steps = List.of(
                new Step(Target.FIRST, 80, Step.Deed.NOTIFY, null),
                new Step(Target.RESOLUTION, 150, Step.Deed.HAND_OVER, PRINTERS));
        Agreement agreement = new Agreement(
                List.of(
                        new Agreement.Line(null, Priority.BAJA, new Promise(480, 2400, false)),
                        new Agreement.Line(null, Priority.CRITICA, new Promise(30, null, true)),
                        new Agreement.Line(PRINTERS, Priority.MEDIA, new Promise(null, 90, false))),
                steps,
                true);
        OfficeCalendar calendar = new OfficeCalendar(
                ZoneId.of("America/Tijuana"),
                List.of(
                        List.of(new Span(540, 840), new Span(900, 1080)),
                        List.of(),
                        List.of(new Span(0, 1440)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                true,
                true,
                List.of(
                        new OfficeCalendar.OwnDay(LocalDate.of(2026, 12, 24), false, "Nochebuena"),
                        new OfficeCalendar.OwnDay(LocalDate.of(2024, 2, 29), true, "Bisiesto")));

        assertThat(TermsForm.lines(form(TermsForm.values(agreement))).value())
                .containsExactlyInAnyOrderElementsOf(agreement.lines());
        assertThat(TermsForm.steps(form(TermsForm.stepValues(steps))).value()).isEqualTo(steps);
        assertThat(TermsForm.calendar(form(TermsForm.values(calendar))).value()).isEqualTo(calendar);
    }

    @Test
    void what_cannot_be_meant_is_told_at_its_field() {
        Map<String, String> typed = new HashMap<>(Map.of(
                "all.alta.first", "pronto",
                "all.media.first", "5 h",
                "all.media.resolution", "4 h",
                "step.0.percent", "0",
                "step.1.percent", "120 %",
                "day1", "18-9",
                "zone", "Marte",
                "days", "24/12 Nochebuena\n31/02 Nunca"));

        assertThat(TermsForm.lines(form(typed)).form().wrongFields())
                .containsExactlyInAnyOrder("all.alta.first", "all.media.first");
        assertThat(TermsForm.steps(form(typed)).form().wrongFields()).containsExactly("step.0.percent");
        assertThat(TermsForm.steps(form(typed)).value())
                .containsExactly(new Step(Target.RESOLUTION, 120, Step.Deed.NOTIFY, null));
        assertThat(TermsForm.calendar(form(typed)).form().wrongFields())
                .containsExactlyInAnyOrder("day1", "zone", "days");
    }

    private static Form form(Map<String, String> values) {
        return Form.of(TermsForm.LABELS, values);
    }
}
